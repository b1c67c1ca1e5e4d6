using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>What must become of the features of a layer.</summary>
internal static class FeatureOracle
{
    private static readonly QualityRequest Request = new()
    {
        Layer = SiteOracle.District.Get("land-use"),
        Catalogue = SiteOracle.District,
        Position = new DeliveryPosition(
            new CrsReading { Crs = Crs.Get("EPSG:4547"), AxisOrder = AxisOrder.EastNorth, How = CrsCertainty.Declared, Why = "文件声明", WhyEnglish = "The file says so" }, HasStrays: false),
        Fields = ["BSM", "DLBM"],
        StatedCompleteness = Completeness.Complete,
        Options = new QualityOptions { Repair = true },
    };

    /// <summary>Reads a geometry, writes it and reads it again.</summary>
    /// <exception cref="InputRefusedException">The bytes are no geometry.</exception>
    /// <exception cref="InvalidOperationException">It changed.</exception>
    internal static void RequireRoundTrip(byte[] wkb)
    {
        var open = new List<Problem>();
        var geometry = WkbGeometry.Read(wkb, "1", open);
        foreach (var order in (ByteOrder[])[ByteOrder.LittleEndian, ByteOrder.BigEndian])
        {
            var written = new WKBWriter(order).Write(geometry);
            if (!new WKBWriter(order).Write(WkbGeometry.Read(written, "1")).AsSpan().SequenceEqual(written))
                throw new InvalidOperationException("The geometry is another one after it was written.");
        }

        if (open.Count == 0)
            _ = WkbGeometry.Read(wkb, "1");
    }

    /// <summary>Takes a geometry through the quality gate, as one feature of a delivery.</summary>
    /// <exception cref="InputRefusedException">The gate refuses the feature.</exception>
    /// <exception cref="InvalidOperationException">A feature was lost, or one with a number that is none is stored.</exception>
    internal static void RequireSoundInGate(byte[] wkb)
    {
        var result = QualityGate.Run([new DeliveredFeature("1", wkb, """{"BSM":"B1","DLBM":"0103"}"""u8.ToArray())], Request);
        if (result.FeaturesStored + result.Refusals.Count != 1)
            throw new InvalidOperationException($"One feature came, {result.FeaturesStored} are stored and {result.Refusals.Count} refused.");
        if (result.Refusals is [var refusal])
            throw new InputRefusedException(refusal.Problem);
        if (result.Verdict is QualityVerdict.Refused)
            throw new InputRefusedException(result.Findings.MaxBy(finding => finding.Severity)!.Problem);
        SiteOracle.RequireFinite(result.Features().Single().Geometry);
    }

    /// <summary>Reads a layer's features as an import does.</summary>
    /// <exception cref="PlanningDataException">The file is refused; what is wrong with a single feature's geometry is no refusal of the file.</exception>
    internal static void ReadAll(VectorFile file)
    {
        foreach (var layer in file.Layers)
        {
            foreach (var feature in file.Read(layer))
            {
                _ = feature.ReadProperties();
                ReadShape(feature);
            }
        }
    }

    private static void ReadShape(VectorFeature feature)
    {
        try
        {
            _ = feature.ReadGeometry([]);
        }
        catch (InputRefusedException e) when (e.Problem.Code.Contains('.'))
        {
            // The gate refuses the feature with this reason.
            return;
        }
    }
}
