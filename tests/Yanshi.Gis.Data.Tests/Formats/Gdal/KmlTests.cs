using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>KML: what its parser would pass over without a word is refused.</summary>
public sealed class KmlTests : IDisposable
{
    private const string Ring = "<LinearRing><coordinates>112.7,34.7 112.71,34.7 112.71,34.71 112.7,34.7</coordinates></LinearRing>";
    private const string Polygon = $"<Polygon><outerBoundaryIs>{Ring}</outerBoundaryIs></Polygon>";

    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("ogr2ogr")]
    public void Placemarks_of_all_folders_are_projects_with_their_data_as_attributes()
    {
        var path = Write(
            $"""
            <Placemark><name>外</name>{Polygon}</Placemark>
            <Folder><name>一期</name><Placemark><name>甲</name><ExtendedData><Data name="用途"><value>工业</value></Data></ExtendedData>{Polygon}</Placemark>
            <Folder><name>内</name><Placemark><name>乙</name><MultiGeometry>{Polygon}<MultiGeometry>{Polygon.Replace("112", "113")}</MultiGeometry></MultiGeometry></Placemark></Folder></Folder>
            """);

        var source = VectorFolder.Sites(path);

        source.Projects.Select(project => project.Name).Order(StringComparer.Ordinal).ShouldBe(((string[])["外", "甲", "乙"]).Order(StringComparer.Ordinal));
        var named = source.Projects.Single(project => project.Name == "甲");
        named.Attributes["用途"].ShouldBe("工业");
        named.Attributes.Keys.ShouldNotContain("visibility");
        source.Projects.Single(project => project.Name == "乙").Parcels[0].Rings.Count.ShouldBe(2);
        source.Declared!.Code.ShouldBe("EPSG:4326");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("<NetworkLink><Link><href>http://127.0.0.1:9/a.kml</href></Link></NetworkLink>", "kml.network-link")]
    [InlineData("<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>112.7,34.7 abc,34.7 112.71,34.71 112.7,34.7</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>", "kml.coordinates")]
    [InlineData("<Placemark><Point><coordinates>112.7</coordinates></Point></Placemark>", "kml.coordinates")]
    [InlineData("<Placemark><Point><coordinates>NaN,34.7</coordinates></Point></Placemark>", "kml.coordinates")]
    [InlineData("<Placemark><Point><coordinates>1e999,34.7</coordinates></Point></Placemark>", "kml.coordinates")]
    [InlineData("<Placemark><Point><coordinates>112,7;34,7</coordinates></Point></Placemark>", "kml.coordinates")]
    [InlineData("<Placemark><Polygon><innerBoundaryIs>" + Ring + Ring + "</innerBoundaryIs></Polygon></Placemark>", "kml.rings")]
    [InlineData("<Placemark>", "kml.syntax")]
    public void What_would_be_lost_or_fetched_is_refused(string content, string code) => VectorFolder.SiteRefusal(Write(content)).ShouldBe(code);

    [ToolFact("ogr2ogr")]
    public void A_document_type_declaration_is_refused()
    {
        var path = _folder.Write("a.kml", "<?xml version=\"1.0\"?><!DOCTYPE k [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>&a;</name></Document></kml>");

        VectorFolder.SiteRefusal(path).ShouldBe("kml.syntax");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Folders_nested_too_deep_are_refused(int depth) =>
        VectorFolder.SiteRefusal(Write(string.Concat(Enumerable.Repeat("<Folder>", depth)) + string.Concat(Enumerable.Repeat("</Folder>", depth)))).ShouldBe("input.too-deep");

    [ToolFact("ogr2ogr")]
    public void Geometries_nested_too_deep_are_refused() =>
        VectorFolder.SiteRefusal(Write("<Placemark>" + string.Concat(Enumerable.Repeat("<MultiGeometry>", 80)) + Polygon + string.Concat(Enumerable.Repeat("</MultiGeometry>", 80)) + "</Placemark>"))
            .ShouldBe("input.too-deep");

    [ToolFact("ogr2ogr")]
    public void A_picture_laid_over_the_ground_is_no_site() => VectorFolder.SiteRefusal(Write(
        "<GroundOverlay><Icon><href>a.png</href></Icon><LatLonBox><north>34.8</north><south>34.7</south><east>112.8</east><west>112.7</west></LatLonBox></GroundOverlay>"))
        .ShouldBeOneOf("input.no-feature", "input.no-layer");

    [ToolFact("ogr2ogr")]
    public void A_kml_of_ovital_is_read_and_its_base_map_is_doubted()
    {
        var path = Write($"<Placemark><name>甲</name>{Polygon}</Placemark>", "a.ovkml");

        VectorFolder.Sites(path).Codes().ShouldContain("kml.ovital");
    }

    [ToolFact("ogr2ogr")]
    public void A_placemark_without_geometry_is_a_project_that_cannot_be_checked()
    {
        var source = VectorFolder.Sites(Write($"<Placemark><name>空</name></Placemark><Placemark><name>甲</name>{Polygon}</Placemark>"));

        source.Projects[0].Codes().ShouldBe(["feature.no-geometry"]);
        source.Projects[1].Codes().ShouldBeEmpty();
    }

    private string Write(string content, string name = "a.kml") =>
        _folder.Write(name, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{content}</Document></kml>");
}
