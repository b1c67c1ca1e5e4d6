namespace Yanshi.Gis.Planning.Records;

/// <summary>The codes of enumerated values (<see cref="EnumCode"/>), each made once: a record has hundreds of them. Thread-safe.</summary>
internal static class RecordCode
{
    /// <summary>The code of a value.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => Codes<T>.ByValue[value];

    /// <summary>The code of a value that may be absent.</summary>
    internal static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;

    private static class Codes<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, EnumCode.Of);
    }
}
