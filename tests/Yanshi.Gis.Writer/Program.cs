using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

// A process that writes into a workspace, for tests that stop it, starve it or let its disk fail.
//   import FOLDER LAYER COUNT   imports a version of so many squares
//   use FOLDER VERSION          makes a version current
//   show FOLDER                 prints every version with its number of features, or "damaged"
// Exit code 0: done; 3: a coded failure, whose code is printed.
try
{
    var act = new Act("writer", args[0], "2026-11-22T08:00:00.000Z", "+08:00");
    switch (args[0])
    {
        case "import":
            Import(args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture), act);
            break;
        case "use":
            VersionUse.Use(args[1], VersionName.Find(args[2])!, new DateOnly(2026, 11, 22), act, TimeSpan.FromMinutes(1));
            break;
        default:
            foreach (var holding in Workspace.Open(args[1]) is var workspace ? workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)) : [])
                Console.WriteLine($"{holding.LayerId}@v{holding.Version.Number} {(holding.Layer is { } layer ? layer.Features.Count.ToString(CultureInfo.InvariantCulture) : "damaged")}");
            break;
    }

    return 0;
}
catch (PlanningDataException e)
{
    Console.WriteLine($"[{e.Problem.Code}] {e.Problem}");
    return 3;
}

static void Import(string folder, string layer, int count, Act act)
{
    using var import = WorkspaceImport.Begin(folder, act, TimeSpan.FromMinutes(1));
    var version = new LayerVersion
    {
        Number = import.NextNumber(layer),
        Status = LayerStatus.Synthetic,
        Completeness = Completeness.Complete,
        Coverage = LayerCoverage.Extent,
        Vintage = new DateOnly(2024, 12, 31),
        Confidentiality = Confidentiality.Public,
        Source = "测试",
        Crs = "EPSG:4490",
    };
    import.AddVersion(layer, version, Enumerable.Range(0, count).Select(Square), new VersionOrigin { InputName = "squares", InputSha256 = new string('0', 64) });
    import.Commit();
}

static SourceFeature Square(int number)
{
    var (west, south) = (112.65 + 0.003 * (number % 100), 34.5 + 0.003 * (number / 100));
    return new SourceFeature(
        number.ToString("D6", CultureInfo.InvariantCulture),
        ProjectGeometry.Factory.ToGeometry(new Envelope(west, west + 0.002, south, south + 0.002)),
        new JsonObject { ["DLBM"] = "0103", ["TBMJ"] = number * 1.5, ["name"] = $"地块{number}" });
}
