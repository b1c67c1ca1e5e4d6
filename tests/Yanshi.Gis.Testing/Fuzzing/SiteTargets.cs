using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing.Fuzzing.Grammars;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Our own readers of sites and layers, in this process: thousands of inputs a second.</summary>
public static class SiteTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("boundary points", Texts(BoundaryPointGrammar.Text, BoundaryPointGrammar.Words), bytes => ReadSite(bytes, "a.txt")),
        new("geojson sites", Texts(GeoJsonGrammar.Text, GeoJsonGrammar.Words), bytes => ReadSite(bytes, "a.geojson")),
        new("geojson layer", Texts(GeoJsonGrammar.Text, GeoJsonGrammar.Words), ReadGeoJsonLayer),
        new("reference layer", Texts(GeoJsonGrammar.Text, GeoJsonGrammar.Words), ReadReferenceLayer),
        new("text table", Texts(TableGrammar.Text, TableGrammar.Words), bytes => ReadSite(bytes, "a.csv")),
        new("workbook", Workbook, bytes => ReadSite(bytes, "a.xlsx")),
        new("wkb", Wkb, FeatureOracle.RequireRoundTrip),
        // One wrong number makes an edge across the Earth, which is split at 70 m, validated and repaired: 100,000 points and seconds.
        new("wkb in the quality gate", Wkb, FeatureOracle.RequireSoundInGate) { LongestRead = TimeSpan.FromMinutes(2) },
    ];

    // As written by the grammar, with edits of a reader's own words, and damaged like any bytes.
    private static Func<SplitMix64, byte[]> Texts(Func<SplitMix64, string> grammar, IReadOnlyList<string> words)
    {
        var edits = new TextMutation(words);
        return random => random.NextBelow(4) switch
        {
            0 or 1 => Bytes.Of(random, grammar(random)),
            2 => Bytes.Of(random, edits.Of(random, [grammar(random), grammar(random)])),
            _ => ByteMutation.Of(random, [Bytes.Of(random, grammar(random)), Bytes.Of(random, grammar(random))]),
        };
    }

    private static byte[] Wkb(SplitMix64 random) =>
        random.Rarely(2) ? WkbGrammar.Bytes(random) : ByteMutation.Of(random, [WkbGrammar.Bytes(random), WkbGrammar.Bytes(random)]);

    private static byte[] Workbook(SplitMix64 random)
    {
        var rows = TableGrammar.Text(random).Split('\n').Select(line => (object?[])[.. line.Split(',', '\t', ';', '，').Select(cell => Cell(random, cell))]).ToArray();
        var workbook = Workbooks.Write(("坐标", rows));
        return random.NextBelow(3) switch
        {
            0 => workbook,
            1 => Bytes.DamagedInside(random, [workbook]),
            _ => ByteMutation.Of(random, [workbook]),
        };
    }

    private static object? Cell(SplitMix64 random, string cell)
    {
        // XML has no such characters; a workbook with them is damaged bytes, which come otherwise.
        var text = string.Concat(cell.Where(System.Xml.XmlConvert.IsXmlChar));
        return random.Rarely(40) ? TimeSpan.FromDays(random.NextBetween(0, 200)) : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && !random.Rarely(10) ? number : text;
    }

    private static void ReadSite(byte[] bytes, string name) => SiteOracle.RequireSound(SiteFile.Read(bytes, name));

    private static void ReadGeoJsonLayer(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var layer = GeoJsonLayerFile.Read(file);
        var features = new GeoJsonFeature(new SiteFileOptions());
        for (var i = 0; i < layer.Count; i++)
        {
            using var feature = layer.Feature(i);
            var parcel = features.Read(feature.RootElement, $"features[{i}]", i + 1).Parcel;
            if (parcel.Rings.Count > 0)
                _ = WkbParts.Read(WkbGeometry.OfParcel(parcel), parcel.Id);
        }
    }

    private static void ReadReferenceLayer(byte[] bytes)
    {
        try
        {
            foreach (var feature in LayerGeoJson.Read(bytes, Crs.Cgcs2000))
                SiteOracle.RequireFinite(feature.Geometry);
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem("a.geojson"), e);
        }
    }
}
