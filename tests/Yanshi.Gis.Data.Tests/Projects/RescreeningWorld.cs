using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Projects;

/// <summary>
/// A workspace with the shipped catalogue and rule book, random layers of every kind (areas that overlap, lines, points, a tiling, one that must contain) and a
/// hundred registered projects, that changes at random.
/// </summary>
internal sealed class RescreeningWorld : IDisposable
{
    internal static readonly DateOnly Today = new(2026, 11, 22);

    private const double West = 112.68;
    private const double South = 34.58;
    private const double Width = 0.22;
    private const double Height = 0.16;
    private const int Tiles = 12;

    // Areas, lines, points: some have rules about what is met, some about what is near.
    private static readonly string[] Areas =
        ["permanent-basic-farmland", "ecological-red-line", "urban-development-boundary", "geological-hazard", "heritage-protection-scope", "parks", "drinking-water-1", "nature-reserve"];

    private static readonly string[] Lines = ["highway-control-zone", "railway-protection-zone", "power-line-zone"];
    private static readonly string[] LandClasses = ["0101", "0103", "0301", "0602", "0702", "1101"];

    private readonly ScratchFolder _scratch = new();
    private readonly Random _random;
    private readonly Dictionary<string, (LayerVersion Version, SortedDictionary<string, SourceFeature> Features)> _layers = new(StringComparer.Ordinal);
    private int _made;

    internal RescreeningWorld(int seed)
    {
        _random = new Random(seed);
        SmallWorkspace.CopyTo(Workspaces.Data.Value, Folder);
        foreach (var id in Areas.Concat(Lines).Append("land-use"))
            _layers.Add(id, (VersionOf(id), new SortedDictionary<string, SourceFeature>(FirstOf(id).ToDictionary(feature => feature.Id, StringComparer.Ordinal), StringComparer.Ordinal)));
        using (var import = WorkspaceImport.Begin(Folder, SmallWorkspace.Act))
        {
            foreach (var (id, (version, features)) in _layers)
                import.AddVersion(id, version with { Number = import.NextNumber(id) }, [.. features.Values]);
            import.Commit();
        }

        Register(100);
    }

    internal string Folder => _scratch["workspace"];

    public void Dispose() => _scratch.Dispose();

    internal Workspace Open() => Workspace.Open(Folder);

    /// <summary>The day of the next look: mostly the same, sometimes later.</summary>
    internal DateOnly NextDay() => _random.Next(8) == 0 ? Today.AddDays(_random.Next(1500)) : Today;

    /// <summary>Changes something, and says what.</summary>
    internal string Change()
    {
        switch (_random.Next(16))
        {
            case 0:
                return ChangeRules();
            case 1:
                return Edit(CatalogueFile.Name, "    mandatory: true\n", "    mandatory: true\n    minAreaSquareMetres: 400\n");
            case 2:
                return Edit(ParksFile.Name, "    sectors: [e-commerce]\n", "    sectors: []\n");
            case 3:
                return Withdraw();
            case 4 or 5:
                return Import(AnyLayer(), ChangeFacts);
            default:
                return Import(AnyLayer(), (id, version) =>
                {
                    for (var edits = 1 + _random.Next(3); edits > 0; edits--)
                        ChangeFeature(id);
                    return version;
                });
        }
    }

    private string ChangeRules()
    {
        var data = _scratch[FormattableString.Invariant($"data-{++_made}")];
        Directory.CreateDirectory(Path.Combine(data, RuleFiles.FolderName));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, RuleFiles.FolderName)))
        {
            // The danger areas' rule is prohibited at first; it and its examples are made milder, or strict again.
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) is "60-hazards.yaml")
                text = text.Contains(": prohibited", StringComparison.Ordinal)
                    ? text.Replace(": prohibited", ": restricted", StringComparison.Ordinal)
                    : File.ReadAllText(Repository.Path("gis-data/rules/60-hazards.yaml"));
            File.WriteAllText(Path.Combine(data, RuleFiles.FolderName, Path.GetFileName(file)), text + FormattableString.Invariant($"\n# {_made}\n"));
        }

        RuleBookStore.Install(Folder, data, SmallWorkspace.Act);
        return "rules";
    }

    // There and back.
    private string Edit(string name, string one, string other)
    {
        var path = Path.Combine(Folder, name);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Contains(other, StringComparison.Ordinal) ? text.Replace(other, one, StringComparison.Ordinal) : text.Replace(one, other, StringComparison.Ordinal));
        return name;
    }

    private string Withdraw()
    {
        var id = AnyLayer();
        if (Open().Layers.FindInForce(id, Today) is not { } holding)
            return $"{id}: nothing to withdraw";
        VersionUse.Withdraw(Folder, new VersionName(id, holding.Version.Number), Today, SmallWorkspace.Act);
        return $"{id}@v{holding.Version.Number} withdrawn";
    }

    private string Import(string id, Func<string, LayerVersion, LayerVersion> change)
    {
        var version = change(id, _layers[id].Version);
        _layers[id] = (version, _layers[id].Features);
        using var import = WorkspaceImport.Begin(Folder, SmallWorkspace.Act);
        import.AddVersion(id, version with { Number = import.NextNumber(id) }, [.. _layers[id].Features.Values]);
        import.Commit();
        return FormattableString.Invariant($"{id}: {_layers[id].Features.Count} features");
    }

    private LayerVersion ChangeFacts(string id, LayerVersion version) => _random.Next(5) switch
    {
        0 => version with { AccuracyMetres = version.AccuracyMetres is 1.5 ? 4 : 1.5 },
        1 => version with { Completeness = version.Completeness is Completeness.Complete ? Completeness.Partial : Completeness.Complete },
        2 => version with { Coverage = version.Coverage is LayerCoverage.Extent ? LayerCoverage.District : id is "land-use" ? LayerCoverage.Features : LayerCoverage.Extent },
        3 => version with { Status = version.Status is LayerStatus.Statutory ? LayerStatus.Indicative : LayerStatus.Statutory },
        _ => version with { Vintage = version.Vintage?.AddMonths(-18), Source = "另一来源" },
    };

    private void ChangeFeature(string id)
    {
        var features = _layers[id].Features;
        var key = features.Keys.ElementAt(_random.Next(features.Count));
        switch (_random.Next(4))
        {
            case 0 when id is not "land-use":
                features[key] = features[key] with { Geometry = Lines.Contains(id, StringComparer.Ordinal) ? (Geometry)Line() : Area() };
                break;
            case 1 when features.Count > 2:
                features.Remove(key);
                break;
            case 2 when id is not "land-use":
                var added = FormattableString.Invariant($"n{++_made:D4}");
                features[added] = Feature(id, added);
                break;
            default:
                features[key] = features[key] with { Properties = PropertiesOf(id) };
                break;
        }
    }

    private string AnyLayer() => _layers.Keys.Order(StringComparer.Ordinal).ElementAt(_random.Next(_layers.Count));

    private static LayerVersion VersionOf(string id) => SmallWorkspace.Version() with
    {
        Status = LayerStatus.Statutory,
        Vintage = new DateOnly(2025, 12, 31),
        InForceFrom = new DateOnly(2026, 1, 1),
        Coverage = id is "land-use" ? LayerCoverage.Features : LayerCoverage.Extent,
    };

    private IEnumerable<SourceFeature> FirstOf(string id) => id is "land-use"
        ? Enumerable.Range(0, Tiles * Tiles).Select(i => new SourceFeature(FormattableString.Invariant($"t{i:D3}"), TileAt(i % Tiles, i / Tiles), PropertiesOf(id)))
        : Enumerable.Range(0, 14).Select(i => Feature(id, FormattableString.Invariant($"f{i:D3}"))).ToList();

    private SourceFeature Feature(string id, string featureId) => new(featureId, Lines.Contains(id, StringComparer.Ordinal) ? (Geometry)Line() : Area(), PropertiesOf(id));

    private JsonObject PropertiesOf(string id)
    {
        var properties = new JsonObject { ["name"] = FormattableString.Invariant($"名{_random.Next(1000)}") };
        if (id is "land-use")
        {
            properties["DLBM"] = LandClasses[_random.Next(LandClasses.Length)];
            properties["KCXS"] = _random.Next(3) * 0.05;
        }

        if (_random.Next(4) == 0)
            properties["accuracyMetres"] = 2.0 + _random.Next(2);
        return properties;
    }

    private static Polygon TileAt(int column, int row)
    {
        var (width, height) = (Width / Tiles, Height / Tiles);
        return (Polygon)ProjectGeometry.Factory.ToGeometry(new Envelope(West + column * width, West + (column + 1) * width, South + row * height, South + (row + 1) * height));
    }

    private Coordinate Place() => new(West + _random.NextDouble() * Width, South + _random.NextDouble() * Height);

    private Polygon Area()
    {
        var (place, east, north) = (Place(), 0.002 + _random.NextDouble() * 0.01, 0.002 + _random.NextDouble() * 0.008);
        var skew = (_random.NextDouble() - 0.5) * 0.002;
        return ProjectGeometry.Factory.CreatePolygon(
        [
            place, new Coordinate(place.X + east, place.Y + skew), new Coordinate(place.X + east + skew, place.Y + north), new Coordinate(place.X + skew, place.Y + north - skew), place.Copy(),
        ]);
    }

    private LineString Line()
    {
        var place = Place();
        return ProjectGeometry.Factory.CreateLineString([place, new Coordinate(place.X + 0.01 * _random.NextDouble(), place.Y + 0.01 * _random.NextDouble()), new Coordinate(place.X + 0.02, place.Y - 0.005)]);
    }

    private void Register(int count)
    {
        var features = Enumerable.Range(0, count).Select(i =>
        {
            var (place, side) = (Place(), 0.0005 + _random.NextDouble() * 0.003);
            var ring = string.Join(',', new[] { (0.0, 0.0), (side, 0.0002), (side * 1.1, side), (0.0001, side * 0.8), (0.0, 0.0) }
                .Select(point => string.Create(CultureInfo.InvariantCulture, $"[{place.X + point.Item1:F7},{place.Y + point.Item2:F7}]")));
            return $$"""{"type":"Feature","id":"p{{i.ToString("D3", CultureInfo.InvariantCulture)}}","properties":{"name":"项目{{i}}","projectType":"{{(i % 3 == 0 ? "industrial" : "residential")}}","level":"ordinary"},"geometry":{"type":"Polygon","coordinates":[[{{ring}}]] } }""";
        });
        var file = _scratch["sites.geojson"];
        File.WriteAllText(file, $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
        var outcomes = Register(file).ToList();
        if (outcomes.Find(outcome => outcome.Problem is not null)?.Problem is { } problem)
            throw new InvalidOperationException(problem.ToString());
    }

    private IEnumerable<RegistrationOutcome> Register(string file)
    {
        var workspace = Open();
        return ProjectRegistration.Run(workspace, ProjectCandidate.Read([file], InputOf(workspace)), SmallWorkspace.Act, new RegistrationOptions { AsOf = Today });
    }

    /// <summary>How sites are read for a workspace.</summary>
    internal static ScreeningInputOptions InputOf(Workspace workspace) => new()
    {
        Files = SiteFileOptions.Default,
        Sites = new SiteReadingOptions { ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(), Plane = workspace.Catalogue.Plane },
        Parser = TestParser.Program,
        Parks = workspace.Parks.Parks,
    };

    /// <summary>The shipped workspace, made once.</summary>
    private static class Workspaces
    {
        internal static readonly Lazy<string> Data = new(() =>
        {
            var place = Directory.CreateTempSubdirectory("yanshi-gis-rescreening-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => place.Delete(recursive: true);
            var folder = Path.Combine(place.FullName, "workspace");
            Workspace.Init(folder, Repository.Path("gis-data"), SmallWorkspace.Act);
            return folder;
        });
    }
}
