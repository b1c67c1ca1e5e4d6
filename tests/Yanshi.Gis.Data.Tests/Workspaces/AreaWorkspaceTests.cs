using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class AreaWorkspaceTests : IDisposable
{
    private static readonly District Mengjin = new("410308", "孟津\"区\"", "Mengjin");

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Another_district_has_the_catalogue_and_none_of_the_data()
    {
        var workspace = Init(new GeographicExtent(112.2, 34.9, 112.6, 35.1, "测试"));
        workspace.Catalogue.District.ShouldBe(Mengjin);
        (workspace.Catalogue.Plane.CentralMeridianDegrees, workspace.Catalogue.Plane.StandardParallelDegrees).ShouldBe((112.4, 35.0));
        workspace.Catalogue.Layers.Select(layer => layer.Id).ShouldBe(Workspace.OfDataFolder(Repository.Path("gis-data")).Catalogue.Layers.Select(layer => layer.Id));
        workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)).ShouldBeEmpty();
        workspace.Parks.Parks.ShouldBeEmpty();
        workspace.Parks.Sectors.ShouldNotBeEmpty("sectors are words of the rule book");
        workspace.RuleBook.ShouldNotBeNull();
        Workspace.Verify(_scratch["area"]).ShouldBeEmpty();
    }

    [Fact]
    public void Data_that_lies_inside_comes_along_and_data_that_reaches_out_does_not()
    {
        var workspace = Init(new GeographicExtent(112.5, 34.4, 113.1, 34.9, "测试"));
        workspace.Layers.VersionsOf("towns").ShouldNotBeEmpty();
        var narrow = Init(new GeographicExtent(112.7, 34.5, 112.8, 34.7, "测试"), "narrow");
        narrow.Layers.VersionsOf("district").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5.9, 50.6, 6.4, 50.9)]
    [InlineData(-1.2, 52.8, -0.4, 53.2)]
    [InlineData(126.5, 43.6, 127.2, 44.1)]
    public void Any_place_on_earth_can_be_an_area(double west, double south, double east, double north)
    {
        var workspace = Init(new GeographicExtent(west, south, east, north, "测试"));
        var x = (west + east) / 2;
        var y = (south + north) / 2;
        var added = SmallWorkspace.Import(_scratch["area"], "land-use", SmallWorkspace.Version(), new SourceFeature("a", ProjectGeometry.Factory.ToGeometry(new(x, x + 0.01, y, y + 0.01)), []));
        added.Features.ShouldBe(1);
        Workspace.Open(workspace.Folder).Layers.Loaded("land-use").ShouldNotBeNull().Prepared.AreaOf(0).ShouldBeGreaterThan(100_000);
    }

    private Workspace Init(GeographicExtent extent, string name = "area") =>
        Workspace.Init(_scratch[name], Repository.Path("gis-data"), SmallWorkspace.Act, new WorkspaceInitOptions { Area = new WorkspaceArea(Mengjin, extent) });
}
