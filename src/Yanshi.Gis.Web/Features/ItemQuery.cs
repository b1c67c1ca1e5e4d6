using System.Globalization;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Features;

/// <summary>What a request for features asks.</summary>
internal sealed record ItemQuery
{
    /// <summary>The parameter that asks for the version in force on a day.</summary>
    internal const string DayParameter = "datetime";

    private const int DefaultLimit = 100;

    /// <summary>The parameters that are no properties.</summary>
    internal static IReadOnlySet<string> Parameters { get; } = new HashSet<string>(["bbox", "bbox-crs", "crs", DayParameter, "f", "limit", "offset"], StringComparer.Ordinal);

    /// <summary>How many features.</summary>
    internal int Limit { get; private init; }

    /// <summary>How many of those that match come before.</summary>
    internal int Offset { get; private init; }

    /// <summary>The system of the answer.</summary>
    internal required Crs Crs { get; init; }

    /// <summary>Where; null: anywhere.</summary>
    internal SearchArea? Area { get; private init; }

    /// <summary>The day whose version is asked for; null: today's.</summary>
    internal DateOnly? Day { get; private init; }

    /// <summary>Properties and the values they must have.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Properties { get; private init; } = [];

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="catalogue">The workspace's catalogue.</param>
    /// <param name="mostFeatures">The greatest page.</param>
    /// <exception cref="HttpProblemException"><c>request.parameter</c>, <c>request.unknown-parameter</c></exception>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c></exception>
    internal static ItemQuery Parse(HttpContext context, Catalogue catalogue, int mostFeatures)
    {
        var properties = QueryParameters.Check(context);
        string? Said(string name) => QueryParameters.Find(context, name);
        return new ItemQuery
        {
            Limit = Math.Min(Said("limit") is { } limit ? Whole("limit", limit, least: 1) : DefaultLimit, mostFeatures),
            Offset = Said("offset") is { } offset ? Whole("offset", offset, least: 0) : 0,
            Crs = CrsOf(catalogue, "crs", Said("crs")),
            Area = AreaOf(catalogue, Said("bbox"), CrsOf(catalogue, "bbox-crs", Said("bbox-crs"))),
            Day = DayOf(Said(DayParameter)),
            Properties = properties,
        };
    }

    /// <summary>The system that a parameter names; longitude and latitude when it is not there.</summary>
    internal static Crs CrsOf(Catalogue catalogue, string parameter, string? name) => name is null ? Crs.Crs84 : OutputCrs.Find(catalogue, name)
        ?? throw RequestProblems.Parameter(parameter, name, $"：{string.Join("、", OutputCrs.Of(catalogue).Select(OutputCrs.NameOf))}", string.Join(", ", OutputCrs.Of(catalogue).Select(OutputCrs.NameOf)));

    private static int Whole(string name, string text, int least) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
        ? number
        : throw RequestProblems.Parameter(name, text, $"不小于 {least} 的整数", $"a whole number of at least {least}");

    private static SearchArea? AreaOf(Catalogue catalogue, string? text, Crs crs)
    {
        if (text is null)
            return null;
        var numbers = text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN).ToList();

        // Heights, where there are six numbers, say nothing of areas.
        double[]? sides = numbers switch
        {
            [var a, var b, var c, var d] => [a, b, c, d],
            [var a, var b, _, var c, var d, _] => [a, b, c, d],
            _ => null,
        };
        if (sides is null || numbers.Exists(double.IsNaN))
            throw NoBox(text);
        var box = OutputCrs.IsNorthFirst(crs) ? new Box(sides[1], sides[0], sides[3], sides[2]) : new Box(sides[0], sides[1], sides[2], sides[3]);
        return box.Height < 0 || (box.Width < 0 && crs.IsProjected) ? throw NoBox(text) : SearchArea.Of(box, crs, catalogue.Plane);
    }

    private static HttpProblemException NoBox(string text) => RequestProblems.Parameter(
        "bbox", text, "以逗号分开的四个数：西、南、东、北（按 bbox-crs 的轴序）", "four numbers with commas: west, south, east, north (in the order of bbox-crs)");

    /// <summary>
    /// The day that <see cref="DayParameter"/> asks for; null: today. A version stands for the days on which it is in force; of an interval the last day counts, so that it gives the newest
    /// of its versions.
    /// </summary>
    /// <exception cref="HttpProblemException"><c>request.parameter</c></exception>
    internal static DateOnly? DayOf(string? text)
    {
        if (text is null)
            return null;
        var ends = text.Split('/');
        return ends switch
        {
            [var instant] => Day(instant),
            [_, "" or ".."] when IsOpenOrDay(ends[0]) => null,
            [_, var last] when IsOpenOrDay(ends[0]) => Day(last),
            _ => throw NoTime(text),
        };

        bool IsOpenOrDay(string end) => end is "" or ".." || Day(end) is not null;

        DateOnly? Day(string end) => RecordDate.Find(end) is { } day ? day
            : end.Contains('T', StringComparison.OrdinalIgnoreCase) && DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? DateOnly.FromDateTime(time.DateTime)
            : throw NoTime(text);
    }

    private static HttpProblemException NoTime(string text) => RequestProblems.Parameter(
        DayParameter, text, " 2026-11-22 这样的日期、时刻或区间（a/b，.. 表示不限）", "a date such as 2026-11-22, a time, or an interval (a/b, .. for open)");
}
