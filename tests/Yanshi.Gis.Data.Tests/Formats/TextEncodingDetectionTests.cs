using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats;

public class TextEncodingDetectionTests
{
    /// <summary>The codes in which the platform's decoder differs from GB 18030-2022, and what that standard says.</summary>
    private static readonly (ushort Code, int Character)[] ModernCodes =
    [
        (0xA6D9, 0xFE10), (0xA6DA, 0xFE12), (0xA6DB, 0xFE11), (0xA6DC, 0xFE13), (0xA6DD, 0xFE14), (0xA6DE, 0xFE15), (0xA6DF, 0xFE16),
        (0xA6EC, 0xFE17), (0xA6ED, 0xFE18), (0xA6F3, 0xFE19), (0xA8BC, 0x1E3F),
        (0xFE51, 0x20087), (0xFE52, 0x20089), (0xFE53, 0x200CC), (0xFE6C, 0x215D7), (0xFE76, 0x2298F), (0xFE91, 0x241FE),
        (0xFE59, 0x9FB4), (0xFE61, 0x9FB5), (0xFE66, 0x9FB6), (0xFE67, 0x9FB7), (0xFE6D, 0x9FB8), (0xFE7E, 0x9FB9), (0xFE90, 0x9FBA), (0xFEA0, 0x9FBB),
    ];

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41 }, "utf-8", 3)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 }, "utf-16le", 2)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x41 }, "utf-16be", 2)]
    [InlineData(new byte[] { 0x41 }, "utf-8", 0)]
    [InlineData(new byte[] { 0xE5, 0x81, 0x83 }, "utf-8", 0)] // 偃
    [InlineData(new byte[] { 0x41, 0xE5, 0x81 }, "utf-8", 0)] // 偃, cut off by the end of the file
    [InlineData(new byte[] { 0xD9, 0xC8 }, "gb18030", 0)] // 偃
    [InlineData(new byte[] { 0xE5, 0x81, 0x41 }, "gb18030", 0)] // cut off in the middle is no UTF-8
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "gb18030", 0)] // half a surrogate pair is no UTF-8
    [InlineData(new byte[] { 0xC0, 0x80 }, "gb18030", 0)] // nor is an overlong zero
    public void The_mark_decides_then_utf_8_then_gb18030(byte[] bytes, string name, int preamble) =>
        TextEncodingDetection.Detect(new MemoryStream(bytes)).ShouldBe(new DetectedEncoding(name, preamble));

    [Theory]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void A_character_across_two_blocks_is_whole(int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(new string('a', offset) + "偃师\U00020087" + new string('b', 100));

        TextEncodingDetection.Detect(new MemoryStream(bytes)).Name.ShouldBe("utf-8");
    }

    [Fact]
    public void The_25_codes_are_read_as_the_standard_of_2022_has_them()
    {
        foreach (var (code, character) in ModernCodes)
            Decode([(byte)(code >> 8), (byte)code]).ShouldBe(char.ConvertFromUtf32(character));
    }

    [Fact]
    public void A_block_of_any_length_gives_the_same_characters()
    {
        var bytes = ModernCodes.SelectMany(pair => new[] { (byte)(pair.Code >> 8), (byte)pair.Code, (byte)'x' }).ToArray();
        var whole = Decode(bytes);

        foreach (var length in Enumerable.Range(1, 5))
        {
            using var reader = Open(bytes);
            var read = new StringBuilder();
            var block = new char[length];
            for (int count; (count = reader.Read(block, 0, length)) > 0;)
                read.Append(block, 0, count);
            read.ToString().ShouldBe(whole);
        }
    }

    [Fact]
    public void Peeking_reads_nothing()
    {
        using var reader = Open([0xFE, 0x51]);

        reader.Peek().ShouldBe(0xD840);
        reader.Read().ShouldBe(0xD840);
        reader.Peek().ShouldBe(0xDC87);
        reader.Read().ShouldBe(0xDC87);
        reader.Peek().ShouldBe(-1);
        reader.Read().ShouldBe(-1);
    }

    [ToolFact("iconv")]
    public void Every_two_byte_code_is_read_as_iconv_reads_it()
    {
        var codes = (
            from lead in Enumerable.Range(0x81, 0xFE - 0x81 + 1)
            from trail in Enumerable.Range(0x40, 0xFE - 0x40 + 1)
            where trail != 0x7F
            select new[] { (byte)lead, (byte)trail }).ToList();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, [.. codes.SelectMany(code => code.Append((byte)'\n'))]);
            var lines = ToolProcess.Run("iconv", ["-f", "GB18030", "-t", "UTF-8", file]).Output.Split('\n');

            codes.Count.ShouldBe(23_940);
            for (var i = 0; i < codes.Count; i++)
                Decode(codes[i]).ShouldBe(lines[i], Convert.ToHexString(codes[i]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [ToolFact("iconv")]
    public void Four_byte_codes_are_read_as_iconv_reads_them()
    {
        // Every seventh of the basic plane that two bytes do not hold, and some of the planes behind it; a line break after each.
        var codes = Enumerable.Range(0, 39_420 / 7).Select(i => 7 * i).Concat(Enumerable.Range(0, 2_000).Select(i => 189_000 + 523 * i))
            .Select(i => new[] { (byte)(0x81 + i / 12_600), (byte)(0x30 + i / 1_260 % 10), (byte)(0x81 + i / 10 % 126), (byte)(0x30 + i % 10) }).ToList();

        // What iconv does not know it leaves out; then the line is empty.
        var lines = IconvOf([.. codes.SelectMany(code => code.Append((byte)'\n'))], "-c").Output.Split('\n');

        lines.Count(line => line.Length > 0).ShouldBeGreaterThan(7_000);
        for (var i = 0; i < codes.Count; i++)
        {
            if (lines[i].Length > 0)
                Decode(codes[i]).ShouldBe(lines[i], Convert.ToHexString(codes[i]));
        }
    }

    [ToolTheory("iconv")]
    [InlineData("D9")] // a lead byte that nothing follows
    [InlineData("D9C8D9")]
    [InlineData("D920")] // a lead byte before a blank
    [InlineData("FFFE41")]
    [InlineData("80")]
    [InlineData("81308130FE")]
    [InlineData("E3329A36")] // behind the last character of Unicode
    public void What_iconv_does_not_take_for_text_has_a_mark_in_it(string hex)
    {
        IconvOf(Convert.FromHexString(hex)).ExitCode.ShouldNotBe(0);

        Decode(Convert.FromHexString(hex)).ShouldContain('\uFFFD');
    }

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    public void Utf_16_without_its_mark_is_refused(string encoding) =>
        Should.Throw<InputRefusedException>(() => Data.Formats.SiteFile.Read(Encoding.GetEncoding(encoding).GetBytes(BoundaryPointFiles.Sample), "a.txt")).Problem.Code.ShouldBe("format.unknown");

    [Fact]
    public void Utf_8_with_a_line_in_gbk_is_read_as_neither_and_said()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(BoundaryPointFiles.Header), .. BoundaryPointFiles.Gb18030.GetBytes(BoundaryPointFiles.ParcelWithHole)];

        // The bytes decide as a whole: they are GB18030, in which the header's words are not understood.
        var source = Data.Formats.SiteFile.Read(mixed, "a.txt");

        source.Encoding.ShouldBe("gb18030");
        (source.Declared?.Datum).ShouldBeNull();
    }

    private static ToolResult IconvOf(byte[] bytes, params string[] options)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            return ToolProcess.Run("iconv", [.. options, "-f", "GB18030", "-t", "UTF-8", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TextReader Open(byte[] bytes) => new DetectedEncoding("gb18030", 0).Open(new MemoryStream(bytes));

    private static string Decode(byte[] bytes)
    {
        using var reader = Open(bytes);
        return reader.ReadToEnd();
    }
}
