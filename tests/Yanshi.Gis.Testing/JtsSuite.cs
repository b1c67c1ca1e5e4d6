using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.IO;

namespace Yanshi.Gis.Testing;

/// <summary>The XML test suite of the JTS Topology Suite, outside data: cases of two geometries and operations on them.</summary>
public static class JtsSuite
{
    /// <summary>The suite's place below <see cref="TestData.Root"/>, for <see cref="OutsideDataFactAttribute"/>.</summary>
    public const string Zip = "tests/jts_testxml.zip";

    /// <summary>All cases in the order of the files' names.</summary>
    public static IEnumerable<JtsCase> Cases()
    {
        using var zip = TestData.OpenZip(Zip);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var run = Load(entry);
            var isFloating = IsFloating(run, out var scale);
            var number = 0;
            foreach (var test in run.Elements("case"))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{entry.FullName} #{++number} {test.Element("desc")?.Value.Trim()}");
                yield return new JtsCase(name, test, isFloating, scale);
            }
        }
    }

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream).Root ?? throw new InvalidDataException($"{entry.FullName} is empty.");
    }

    private static bool IsFloating(XElement run, out double scale)
    {
        scale = 0.0;
        var model = run.Element("precisionModel");
        return model is null
            || string.Equals((string?)model.Attribute("type"), "FLOATING", StringComparison.OrdinalIgnoreCase)
            || !double.TryParse((string?)model.Attribute("scale"), NumberStyles.Float, CultureInfo.InvariantCulture, out scale);
    }
}

/// <summary>One case of the suite.</summary>
public sealed class JtsCase
{
    private readonly XElement _test;
    private readonly double _scale;

    internal JtsCase(string name, XElement test, bool isFloating, double scale)
    {
        (Name, IsFloating, _test, _scale) = (name, isFloating, test, scale);
        Operations = [.. test.Elements("test").Elements("op").Select(operation => new JtsOperation(this, operation))];
    }

    /// <summary>File, number in the file, description.</summary>
    public string Name { get; }

    /// <summary>Whether the suite means results in full double precision; else they are rounded to a grid.</summary>
    public bool IsFloating { get; }

    /// <summary>What is asked, in file order.</summary>
    public IReadOnlyList<JtsOperation> Operations { get; }

    /// <summary>The geometry called <c>A</c> or <c>B</c>, in the project's factory, rounded to the case's grid; null when the case has none.</summary>
    public Geometry? Find(string name) => Read(_test.Element(name.ToLowerInvariant())?.Value);

    /// <summary>A geometry written as WKT or as hexadecimal WKB; null for anything else (true, a number).</summary>
    internal Geometry? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || !char.IsAsciiLetterOrDigit(text[0]) || bool.TryParse(text, out _) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return null;
        var precision = IsFloating ? new PrecisionModel() : new PrecisionModel(_scale);
        var services = new NtsGeometryServices(CoordinateArraySequenceFactory.Instance, precision, srid: 0);
        var geometry = text.All(char.IsAsciiHexDigit)
            ? new WKBReader(services).Read(WKBReader.HexToBytes(text))
            : new WKTReader(services).Read(text);
        return ProjectGeometry.Factory.CreateGeometry(geometry);
    }
}

/// <summary>One operation of a case.</summary>
public sealed class JtsOperation
{
    private readonly JtsCase _owner;
    private readonly XElement _operation;

    internal JtsOperation(JtsCase owner, XElement operation) => (_owner, _operation) = (owner, operation);

    /// <summary>The operation's name in lower case: <c>intersection</c>, <c>overlayareatest</c>, <c>isvalid</c>.</summary>
    public string Name => ((string?)_operation.Attribute("name") ?? "").ToLowerInvariant();

    /// <summary>The expected answer as written.</summary>
    public string Expected => _operation.Value.Trim();

    /// <summary>The geometry that argument 1 (by default A) or 2 (by default B) names; null when it is no geometry.</summary>
    public Geometry? FindArgument(int number) =>
        _owner.Find((string?)_operation.Attribute(string.Create(CultureInfo.InvariantCulture, $"arg{number}")) ?? (number == 1 ? "a" : "b"));

    /// <summary>The expected answer as a geometry; null when it is none.</summary>
    public Geometry? FindExpectedGeometry() => _owner.Read(Expected);
}
