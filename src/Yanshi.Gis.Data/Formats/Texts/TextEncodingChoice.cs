namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>The encoding of a layer's text, and how it became known.</summary>
/// <param name="Name">Its name in records: <c>utf-8</c>, <c>gb18030</c>, <c>windows-1252</c> …</param>
/// <param name="Chinese">The reason, in Chinese.</param>
/// <param name="English">The reason, in English.</param>
/// <param name="Doubt">What speaks against it; null when nothing does.</param>
public sealed record TextEncodingChoice(string Name, string Chinese, string English, Problem? Doubt = null)
{
    /// <summary>The choice for formats whose text is UTF-8 by definition.</summary>
    internal static TextEncodingChoice ByFormat(string format) =>
        new(TextEncodingDetection.Utf8, $"{format} 格式规定文字为 UTF-8", $"{format} text is UTF-8 by definition");

    /// <summary>
    /// Chooses: the user's word; else what the file declares, in the order of its declarations, where the text obeys it; else UTF-8 if all of the
    /// text obeys it; else GB18030, which contains GBK and GB2312.
    /// </summary>
    /// <param name="user">The encoding the user names (<c>--encoding</c>); null for none.</param>
    /// <param name="declared">What the file declares: where, and what is written there.</param>
    /// <param name="trial">What the text itself looks like.</param>
    /// <exception cref="InputRefusedException"><c>encoding.unknown</c>: the user's encoding is not known.</exception>
    internal static TextEncodingChoice Choose(string? user, IReadOnlyList<(string Where, string Written)> declared, TextTrial trial)
    {
        if (user is not null)
            return new TextEncodingChoice(TextEncodingName.Find(user) ?? throw Unknown(user), $"用户指定 --encoding {user}", $"The user says --encoding {user}");
        if (!trial.HasMore)
            return new TextEncodingChoice(TextEncodingDetection.Utf8, "文字全部是 ASCII 字符，任何编码都相同", "All text is ASCII: the same in any encoding");

        Problem? doubt = null;
        foreach (var (where, written) in declared)
        {
            if (TextEncodingName.Find(written) is not { } name)
                continue;
            if (!Obeys(name, trial))
            {
                doubt ??= Contradiction(where, written);
                continue;
            }

            return new TextEncodingChoice(name, $"{where} 声明 {written}，文字与之相符", $"{where} says {written}, and the text obeys it", doubt ?? DoubtOf(name, where, written, trial));
        }

        return trial.IsUtf8
            ? new TextEncodingChoice(TextEncodingDetection.Utf8, "没有可用的编码声明；全部文字符合 UTF-8", "No usable declaration; all of the text obeys UTF-8", doubt)
            : new TextEncodingChoice(
                TextEncodingDetection.Gb18030,
                "没有可用的编码声明；文字不是 UTF-8，按 GB18030（含 GBK）读取",
                "No usable declaration; the text is not UTF-8 and was read as GB18030 (which contains GBK)",
                doubt ?? (trial.IsGb18030 ? null : Undecodable()));
    }

    private static bool Obeys(string name, TextTrial trial) => name switch
    {
        TextEncodingDetection.Utf8 => trial.IsUtf8,
        TextEncodingDetection.Gb18030 => trial.IsGb18030,
        _ => true,
    };

    private static Problem? DoubtOf(string name, string where, string written, TextTrial trial) =>
        name == TextEncodingDetection.Utf8 || !trial.IsUtf8
            ? null
            : new Problem(
                "encoding.doubtful",
                where,
                $"声明 {written}，但全部文字也符合 UTF-8。如果名称是乱码，请用 --encoding utf-8 重读。",
                $"It says {written}, but all of the text obeys UTF-8 too. If names come out garbled, read it again with --encoding utf-8.");

    private static Problem Contradiction(string where, string written) => new(
        "encoding.contradicted",
        where,
        $"声明 {written}，但文字不符合，未采用。",
        $"It says {written}, which the text does not obey; it was not used.");

    private static Problem Undecodable() => new(
        "encoding.undecodable",
        Where: null,
        "有的文字既不是 UTF-8，也不是 GB18030，读出的名称可能有误。请用 --encoding 指定编码。",
        "Some text is neither UTF-8 nor GB18030, so names may be wrong. Name the encoding with --encoding.");

    private static InputRefusedException Unknown(string user) => new(
        "encoding.unknown",
        "--encoding",
        $"不认识编码“{user}”。可用：utf-8、gbk、gb18030、big5，或代码页号码。",
        $"Unknown encoding \"{user}\". Use utf-8, gbk, gb18030, big5 or the number of a code page.");
}
