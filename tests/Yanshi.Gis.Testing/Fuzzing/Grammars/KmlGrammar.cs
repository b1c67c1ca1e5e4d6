using System.Globalization;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>KML: placemarks in folders, with data, styles and everything else that Google Earth writes.</summary>
internal static class KmlGrammar
{
    internal static readonly string[] Words =
    [
        "<Placemark>", "</Placemark>", "<Folder>", "</Folder>", "<Document>", "</Document>", "<MultiGeometry>", "</MultiGeometry>", "<Polygon>", "</Polygon>", "<LinearRing>", "</LinearRing>", "<Point>", "</Point>",
        "<coordinates>", "</coordinates>", "<outerBoundaryIs>", "<innerBoundaryIs>", "<NetworkLink>", "<ExtendedData>", "<name>", "</name>", "<gx:Track>", "<GroundOverlay>", "<Model>", "<!--", "-->", "<![CDATA[", "]]>", "<a/>",
    ];

    internal static string Text(SplitMix64 random) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{string.Concat(Enumerable.Range(0, random.Among(1, 3)).Select(_ => Feature(random, depth: 0)))}</Document></kml>""";

    private static string Feature(SplitMix64 random, int depth) => random.Rarely(3) && depth < 70
        ? $"<Folder><name>{Name(random)}</name>{Feature(random, depth + 1)}</Folder>"
        : $"<Placemark><name>{Name(random)}</name>{(random.Rarely(3) ? $"<ExtendedData><Data name=\"用途\"><value>{Name(random)}</value></Data></ExtendedData>" : "")}{Geometry(random, depth: 0)}</Placemark>";

    private static string Geometry(SplitMix64 random, int depth) => random.NextBelow(6) switch
    {
        0 => $"<Point><coordinates>{Tuple(random, 0, 1)}</coordinates></Point>",
        1 => $"<LineString><coordinates>{Ring(random)}</coordinates></LineString>",
        2 when depth < 70 => $"<MultiGeometry>{Geometry(random, depth + 1)}{(random.Rarely(2) ? Geometry(random, depth + 1) : "")}</MultiGeometry>",
        _ => $"<Polygon><outerBoundaryIs><LinearRing><coordinates>{Ring(random)}</coordinates></LinearRing></outerBoundaryIs></Polygon>",
    };

    private static string Ring(SplitMix64 random)
    {
        var points = random.Among(3, 7);
        return string.Join(random.Pick<string>([" ", "\n", "  "]), Enumerable.Range(0, points + 1).Select(i => Tuple(random, i % points, points)));
    }

    private static string Tuple(SplitMix64 random, int i, int points)
    {
        var angle = 2 * Math.PI * i / points;
        return random.Rarely(80)
            ? $"{random.Pick(Awkward.Numbers)},34.7"
            : string.Create(CultureInfo.InvariantCulture, $"{112.7 + 0.001 * Math.Cos(angle):R},{34.7 + 0.001 * Math.Sin(angle):R}{(random.Rarely(3) ? ",0" : "")}");
    }

    private static string Name(SplitMix64 random) => random.Rarely(10) ? System.Security.SecurityElement.Escape(random.Pick(Awkward.Texts))! : "甲";
}
