using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>Drawings: closed lines become areas, those inside them holes; what could be a lost outline is an error.</summary>
public sealed class DxfTests : IDisposable
{
    private const double East = 38_389_000;
    private const double North = 3_836_000;

    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("38389077,5")]
    [InlineData("38389077x")]
    [InlineData("NaN")]
    [InlineData("-1.#IND")]
    [InlineData("1e999")]
    [InlineData("")]
    [InlineData("三")]
    public void A_coordinate_that_is_no_number_is_refused_and_not_taken_for_another(string written)
    {
        var drawing = new Drawing().Square("红线", 38_389_077, 3_836_986, 100).ToBytes(Encoding.UTF8);
        var text = Encoding.UTF8.GetString(drawing).Replace("\n38389177\n", $"\n{written}\n");

        VectorFolder.SiteRefusal(_folder.Write("a.dxf", text)).ShouldBe("dxf.number");
    }

    [ToolFact("ogr2ogr")]
    public void A_drawing_is_one_project_with_a_parcel_for_each_outline_and_its_layer_as_attribute()
    {
        var source = Read(new Drawing().Square("项目红线", East, North, 100).Square("项目红线", East + 20, North + 20, 30).Square("项目红线", East + 25, North + 25, 5).Text("注记", East, North, "红线"));

        var project = source.Projects.ShouldHaveSingleItem();
        project.Parcels.Select(parcel => parcel.Rings.Count).ShouldBe([2, 1]);
        project.Parcels[0].Rings.Select(ring => ring.Role).ShouldBe([RingRole.Shell, RingRole.Hole]);
        project.Attributes["Layer"].ShouldBe("项目红线");
        project.Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(East, North));
        (source.Format, source.Declared!.Code).ShouldBe(("dxf", null));
    }

    [ToolFact("ogr2ogr")]
    public void Plots_that_share_an_edge_are_parcels_of_their_own()
    {
        var source = Read(new Drawing().Square("红线", East, North, 100).Square("红线", East + 100, North, 100));

        source.Projects[0].Parcels.Count.ShouldBe(2);
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4_000)]
    public void Bulges_are_flattened_within_the_stated_tolerance(double radius)
    {
        // Two half circles: a full one, drawn as a polyline of two points.
        var source = Read(new Drawing().Polyline("红线", isClosed: true, bulge: 1, (East - radius, North), (East + radius, North)));

        var points = source.Projects[0].Parcels[0].Rings[0].Points;
        var centre = new Coordinate(East, North);
        points.ShouldAllBe(point => Math.Abs(point.Distance(centre) - radius) < 1e-6);
        var chords = points.Zip(points.Skip(1), (a, b) => radius - new Coordinate((a.X + b.X) / 2, (a.Y + b.Y) / 2).Distance(centre));
        chords.Max().ShouldBeLessThan(2.4e-6 * radius + 1e-6);
        source.Codes().ShouldContain("dxf.arcs", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void An_outline_open_by_a_hair_is_closed_and_said()
    {
        var source = Read(new Drawing().Polyline("红线", isClosed: false, (East, North), (East + 100, North), (East + 100, North + 100), (East, North + 100), (East, North + 0.2)));

        source.Projects[0].Parcels.ShouldHaveSingleItem().Rings[0].Points.Length.ShouldBe(6);
        source.Codes().ShouldContain("ring.unclosed", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void An_open_line_on_a_layer_of_outlines_is_an_error_and_on_another_layer_none()
    {
        (double, double)[] open = [(East + 300, North), (East + 400, North), (East + 400, North + 100)];

        Errors(Read(new Drawing().Square("红线", East, North, 100).Polyline("红线", isClosed: false, open))).ShouldBe(["dxf.open-outline"]);
        Errors(Read(new Drawing().Square("红线", East, North, 100).Polyline("道路", isClosed: false, open))).ShouldBeEmpty();
        Errors(Read(new Drawing().Square("红线", East, North, 100).Line("红线", East, North, East + 50, North + 50))).ShouldBeEmpty();
    }

    [ToolFact("ogr2ogr")]
    public void Fillings_repeat_the_outlines_of_their_layer_and_are_areas_where_there_are_none()
    {
        var both = Read(new Drawing().Square("红线", East, North, 100).Solid("红线", East, North, 100));
        var alone = Read(new Drawing().Square("红线", East, North, 100).Solid("填充", East + 200, North, 100));

        both.Projects[0].Parcels.Count.ShouldBe(1);
        both.Codes().ShouldContain("dxf.fills-left-out", StringComparer.Ordinal);
        alone.Projects[0].Parcels.Select(parcel => parcel.Attributes["Layer"]).ShouldBe(["红线", "填充"]);
    }

    [ToolFact("ogr2ogr")]
    public void The_user_names_the_layer_that_counts()
    {
        var drawing = new Drawing().Square("图框", East - 500, North - 500, 2_000).Square("红线", East, North, 100);

        Read(drawing).Projects[0].Parcels.Count.ShouldBe(2);
        Read(drawing, new SiteFileOptions { Layer = "红线" }).Projects[0].Parcels.ShouldHaveSingleItem().Rings.Count.ShouldBe(1);
    }

    [ToolFact("ogr2ogr")]
    public void What_lies_on_paper_is_left_out()
    {
        var source = Read(new Drawing().Square("红线", East, North, 100).Square("红线", 0, 0, 297).OnPaper());

        source.Projects[0].Parcels.ShouldHaveSingleItem();
        source.Codes().ShouldContain("dxf.paper-left-out", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void An_area_of_a_kind_that_cannot_be_read_is_an_error()
    {
        Errors(Read(new Drawing().Square("红线", East, North, 100).Region("红线"))).ShouldBe(["dxf.unread-area"]);
        Errors(Read(new Drawing().Square("红线", East, North, 100).Region("别处"))).ShouldBe(["dxf.unread-area"]);
        Errors(Read(new Drawing().Square("红线", East, North, 100).Region("别处"), new SiteFileOptions { Layer = "红线" })).ShouldBeEmpty();
    }

    [ToolFact("ogr2ogr")]
    public void A_drawing_of_lines_only_is_for_corridors()
    {
        var source = Read(new Drawing().Line("管线", East, North, East + 100, North));

        source.Projects[0].Parcels.ShouldHaveSingleItem().Shape.ShouldBe(SourceShape.Line);
        source.Codes().ShouldContain("dxf.no-outline", StringComparer.Ordinal);
    }

    [ToolFact("ogr2ogr")]
    public void References_to_other_drawings_are_named()
    {
        var source = Read(new Drawing().ExternalReference("地形图").Square("红线", East, North, 100));

        source.Defects.Single(defect => defect.Problem.Code == "dxf.external-reference").Problem.Chinese.ShouldContain("地形图");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("AC1015", "ANSI_936", "gb18030", "gb18030")]
    [InlineData("AC1015", "ANSI_1252", "gb18030", "windows-1252")]
    [InlineData("AC1015", "", "gb18030", "gb18030")]
    [InlineData("AC1032", "ANSI_936", "utf-8", "utf-8")]
    [InlineData("AC1032", "ANSI_936", "gb18030", "gb18030")]
    public void Layer_names_are_decoded_as_declared_unless_the_text_disagrees(string version, string codePage, string written, string read)
    {
        var drawing = new Drawing { Version = version, CodePage = codePage }.Square("镕垚红线", East, North, 100);
        var path = _folder.Write("a.dxf", drawing.ToBytes(written == "utf-8" ? new UTF8Encoding(false) : BoundaryPointFiles.Gb18030));

        var source = VectorFolder.Sites(path);

        source.Encoding.ShouldBe(read);
        if (read != "windows-1252")
            source.Projects[0].Attributes["Layer"].ShouldBe("镕垚红线");
        VectorFolder.Sites(path, new SiteFileOptions { Encoding = written }).Projects[0].Attributes["Layer"].ShouldBe("镕垚红线");
    }

    [ToolFact("ogr2ogr")]
    public void Each_drawing_layer_is_a_layer_to_import()
    {
        var path = Write(new Drawing().Square("永久基本农田", East, North, 100).Square("永久基本农田", East + 20, North + 20, 30).Line("河流", East, North, East + 5, North).Text("注记", East, North, "a"));
        using var file = VectorFolder.Open(path);

        file.Layers.Select(layer => (layer.Name, layer.Geometry, layer.FeatureCount)).ShouldBe([("永久基本农田", "polygon", 1), ("河流", null, 1), ("注记", null, 1)]);
        file.Read(file.Layers[0]).Single().ReadGeometry()!.Area.ShouldBe(100 * 100 - 30 * 30, 1e-6);
        file.Read(file.Layers[1]).Single().ReadGeometry().ShouldBeOfType<LineString>();
        file.Read(file.Layers[2]).Single().ReadProperties()["Text"]!.GetValue<string>().ShouldBe("a");
    }

    [ToolFact("ogr2ogr")]
    public void A_binary_drawing_is_refused_with_the_way_out() =>
        VectorFolder.SiteRefusal(_folder.Write("a.dxf", "AutoCAD Binary DXF\r\n\u001a\0\0\0"u8.ToArray())).ShouldBe("dxf.binary");

    private SiteSource Read(Drawing drawing, SiteFileOptions? options = null) => VectorFolder.Sites(Write(drawing), options);

    private string Write(Drawing drawing) => _folder.Write("a.dxf", drawing.ToBytes(BoundaryPointFiles.Gb18030));

    private static IEnumerable<string> Errors(SiteSource source) => source.Defects
        .Concat(source.Projects.SelectMany(project => project.Defects))
        .Where(defect => defect.Severity == DefectSeverity.Error)
        .Select(defect => defect.Problem.Code);
}
