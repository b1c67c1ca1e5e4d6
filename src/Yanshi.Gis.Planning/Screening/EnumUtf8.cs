namespace Yanshi.Gis.Planning.Screening;

/// <summary>The codes of an enumeration (<see cref="EnumCode"/>) in UTF-8, made once. Thread-safe.</summary>
internal static class EnumUtf8<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly byte[][] Codes = Array.ConvertAll(Values, value => System.Text.Encoding.UTF8.GetBytes(EnumCode.Of(value)));

    internal static ReadOnlySpan<byte> Of(T value) => Codes[Array.IndexOf(Values, value)];

    /// <summary>The value of a code; null when no value has it.</summary>
    internal static T? Find(ReadOnlySpan<byte> code)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (code.SequenceEqual(Codes[i]))
                return Values[i];
        }

        return null;
    }
}
