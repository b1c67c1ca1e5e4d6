using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Tests.Formats;

public class TextEncodingChoiceTests
{
    private static readonly byte[] Gbk = BoundaryPointFiles.Gb18030.GetBytes("偃师区");

    [Theory]
    [InlineData("UTF-8", "utf-8")]
    [InlineData("utf8", "utf-8")]
    [InlineData("65001", "utf-8")]
    [InlineData("GBK", "gb18030")]
    [InlineData("GB2312", "gb18030")]
    [InlineData("936", "gb18030")]
    [InlineData("CP936", "gb18030")]
    [InlineData("ANSI 936", "gb18030")]
    [InlineData("ANSI_936", "gb18030")]
    [InlineData("OEM 936", "gb18030")]
    [InlineData("WindowsSimpChinese", "gb18030")]
    [InlineData("BIG5", "big5")]
    [InlineData("950", "big5")]
    [InlineData("ISO 8859-1", "iso-8859-1")]
    [InlineData("88591", "iso-8859-1")]
    [InlineData("1252", "windows-1252")]
    [InlineData("ANSI_1252", "windows-1252")]
    [InlineData("System", null)]
    [InlineData("", null)]
    [InlineData("99999", null)]
    [InlineData("klingon", null)]
    public void Encodings_are_known_by_their_many_names(string written, string? name) => TextEncodingName.Find(written).ShouldBe(name);

    [Fact]
    public void Ascii_needs_no_encoding() => Choose([], "abc"u8.ToArray()).Chinese.ShouldContain("ASCII");

    [Fact]
    public void Text_that_obeys_utf8_is_utf8() => Choose([], "偃师区"u8.ToArray()).Name.ShouldBe("utf-8");

    [Fact]
    public void One_text_that_does_not_obey_utf8_makes_all_gb18030() => Choose([], "偃师区"u8.ToArray(), Gbk).Name.ShouldBe("gb18030");

    [Fact]
    public void A_character_cut_off_at_the_end_speaks_against_nothing()
    {
        Choose([], "偃师区"u8.ToArray()[..^1]).Name.ShouldBe("utf-8");
        Choose([], Gbk[..^1]).ShouldSatisfyAllConditions(choice => choice.Name.ShouldBe("gb18030"), choice => choice.Doubt.ShouldBeNull());
    }

    [Fact]
    public void The_first_declaration_that_is_obeyed_counts() => Choose([(".cpg", "UTF-8"), (".dbf LDID", "936")], Gbk)
        .ShouldSatisfyAllConditions(choice => choice.Name.ShouldBe("gb18030"), choice => choice.Chinese.ShouldContain("LDID"), choice => choice.Doubt!.Code.ShouldBe("encoding.contradicted"));

    [Fact]
    public void A_declaration_nobody_understands_is_none() => Choose([(".cpg", "System")], Gbk).Doubt.ShouldBeNull();

    [Fact]
    public void Text_of_neither_encoding_is_doubted() => Choose([], [0xFF, 0x20, 0xFF, 0x20]).Doubt!.Code.ShouldBe("encoding.undecodable");

    [Fact]
    public void The_user_is_always_believed() => TextEncodingChoice.Choose("big5", [(".cpg", "UTF-8")], Trial(Gbk)).Name.ShouldBe("big5");

    [Fact]
    public void The_codes_that_the_platform_decodes_otherwise_come_out_as_the_standard_has_them()
    {
        TextEncodingName.Decode("gb18030", [0xFE, 0x59, 0xA6, 0xD9, 0xB5, 0xD8]).ShouldBe("\u9FB4\uFE10地");
        TextEncodingName.Decode("gb18030", [0xFE, 0x51]).ShouldBe("\U00020087");
    }

    private static TextEncodingChoice Choose((string, string)[] declared, params byte[][] texts) => TextEncodingChoice.Choose(user: null, declared, Trial(texts));

    private static TextTrial Trial(params byte[][] texts)
    {
        var trial = new TextTrial();
        foreach (var text in texts)
            trial.Add(text);
        return trial;
    }
}
