using System.Globalization;
using System.Xml;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Vectors.Kml;

/// <summary>
/// Looks at a KML file before GDAL does: its parser takes a coordinate it does not understand for 0, keeps one of two holes that stand in one
/// element, and passes over links to other files, all without a word.
/// </summary>
internal static class KmlCheck
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <exception cref="InputRefusedException">
    /// <c>kml.syntax</c>, <c>kml.network-link</c>, <c>kml.coordinates</c>, <c>kml.rings</c>, <c>input.too-deep</c>.
    /// </exception>
    internal static void Run(string path, string name)
    {
        try
        {
            using var reader = XmlReader.Create(File.OpenRead(path), Settings);
            Walk(reader, (IXmlLineInfo)reader);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            throw new InputRefusedException(
                new Problem(
                    "kml.syntax",
                    name,
                    "不是完整的 XML，或含有不允许的文档类型声明（DTD）、不支持的编码。请在原软件中重新导出。",
                    "it is no complete XML, or has a document type declaration (DTD) or an encoding that is not accepted. Export it again."),
                e);
        }
    }

    private static void Walk(XmlReader reader, IXmlLineInfo place)
    {
        var ringsInBoundary = 0;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw TooDeep(place);
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "NetworkLink":
                    throw NetworkLink(place);
                case "outerBoundaryIs" or "innerBoundaryIs":
                    ringsInBoundary = 0;
                    break;
                case "LinearRing" when ++ringsInBoundary > 1:
                    throw SeveralRings(place);
                case "coordinates" when !reader.IsEmptyElement:
                    CheckCoordinates(reader, place);
                    break;
            }
        }
    }

    private static void CheckCoordinates(XmlReader reader, IXmlLineInfo place)
    {
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Element)
                throw Coordinates(place, reader.LocalName);
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                CheckTuples(reader.Value, place);
        }
    }

    // Longitude, latitude and perhaps a height, with commas between and blanks around; Google Earth writes nothing else.
    private static void CheckTuples(ReadOnlySpan<char> text, IXmlLineInfo place)
    {
        foreach (var range in text.SplitAny(" \t\r\n"))
        {
            var tuple = text[range];
            if (tuple.IsEmpty)
                continue;
            var numbers = 0;
            foreach (var number in tuple.Split(','))
            {
                numbers++;
                if (!double.TryParse(tuple[number], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                    throw Coordinates(place, tuple.ToString());
            }

            if (numbers is < 2 or > 3)
                throw Coordinates(place, tuple.ToString());
        }
    }

    private static string At(IXmlLineInfo place) => Place.Line(place.LineNumber);

    private static InputRefusedException TooDeep(IXmlLineInfo place) => new(
        "input.too-deep",
        At(place),
        string.Create(CultureInfo.InvariantCulture, $"XML 嵌套超过 {MaxDepth} 层，不像坐标文件。"),
        string.Create(CultureInfo.InvariantCulture, $"the XML is nested more than {MaxDepth} levels deep, which no coordinate file is."));

    private static InputRefusedException NetworkLink(IXmlLineInfo place) => new(
        "kml.network-link",
        At(place),
        "文件引用了别处的 KML（NetworkLink），那里的内容不会被读取。请把所需内容另存到一个文件里，删去链接。",
        "the file refers to KML elsewhere (NetworkLink), which is never read. Save what is needed into one file without links.");

    private static InputRefusedException SeveralRings(IXmlLineInfo place) => new(
        "kml.rings",
        At(place),
        "一个 outerBoundaryIs 或 innerBoundaryIs 中有几个圈；每个只能有一个。请改正，否则会丢失内圈。",
        "an outerBoundaryIs or innerBoundaryIs holds several rings; each may hold one. Correct it, or holes would be lost.");

    private static InputRefusedException Coordinates(IXmlLineInfo place, string written) => new(
        "kml.coordinates",
        At(place),
        $"坐标“{Excerpt.Of(written)}”无法识别；应为“经度,纬度[,高程]”，以空格分隔。",
        $"the coordinate '{Excerpt.Of(written)}' is not understood; it should be \"longitude,latitude[,height]\", with blanks between.");
}
