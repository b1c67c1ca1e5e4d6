using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Rules;

namespace Yanshi.Gis.Data.Tests.Rules;

public sealed class RuleFilesTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("yanshi-gis-rules-");

    private string Folder => Path.Combine(_scratch.FullName, "rules");

    public void Dispose() => _scratch.Delete(recursive: true);

    [Fact]
    public void The_hash_is_over_names_and_texts_in_ordinal_order()
    {
        Write("b.yaml", "x: 1\n");
        Write("B.yaml", "");
        Write("a.yaml", "甲: 2\n");
        var files = RuleFiles.Find(Folder).ShouldNotBeNull();
        files.Files.Select(file => file.Name).ShouldBe(["B.yaml", "a.yaml", "b.yaml"]);
        files.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("B.yaml\0\0a.yaml\0甲: 2\n\0b.yaml\0x: 1\n\0"))));
    }

    [Theory]
    [InlineData("x: 1\r\ny: 2\r\n")]
    [InlineData("x: 1\ry: 2\r")]
    [InlineData("\uFEFFx: 1\ny: 2\n")]
    [InlineData("\uFEFFx: 1\r\ny: 2\n")]
    public void Line_endings_and_byte_order_marks_do_not_change_it(string text)
    {
        Write("a.yaml", "x: 1\ny: 2\n");
        var hash = RuleFiles.Find(Folder)!.Sha256;
        Write("a.yaml", text);
        RuleFiles.Find(Folder)!.Sha256.ShouldBe(hash);
    }

    [Theory]
    [InlineData("x: 1\ny: 3\n")]
    [InlineData("x: 1\n\ny: 2\n")]
    [InlineData("x: 1\n\ry: 2\n")]
    [InlineData("x: 1\ny: 2")]
    public void Anything_else_does(string text)
    {
        Write("a.yaml", "x: 1\ny: 2\n");
        var hash = RuleFiles.Find(Folder)!.Sha256;
        Write("a.yaml", text);
        string.Equals(RuleFiles.Find(Folder)!.Sha256, hash, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void Without_the_folder_there_are_no_rules_but_an_empty_folder_is_an_error()
    {
        RuleFiles.Find(Folder).ShouldBeNull();
        Directory.CreateDirectory(Folder);
        CodeOf().ShouldBe("rules.not-found");
        Write("README.md", "text");
        CodeOf().ShouldBe("rules.not-found");
    }

    [Fact]
    public void A_file_or_a_broken_link_in_the_folders_place_is_an_error()
    {
        File.WriteAllText(Folder, "x");
        CodeOf().ShouldBe("rules.unreadable");
        File.Delete(Folder);
        File.CreateSymbolicLink(Folder, Path.Combine(_scratch.FullName, "nowhere"));
        CodeOf().ShouldBe("rules.unreadable");
    }

    [Theory]
    [InlineData("b.yml")]
    [InlineData("b.YAML")]
    [InlineData("more/b.yaml")]
    public void A_rule_file_that_would_not_be_read_is_refused(string name)
    {
        Write("a.yaml", "x: 1\n");
        Write(name, "x: 1\n");
        CodeOf().ShouldBe("rules.file-name");
    }

    [Fact]
    public void Other_files_are_left_alone()
    {
        Write("a.yaml", "x: 1\n");
        var hash = RuleFiles.Find(Folder)!.Sha256;
        Write("README.md", "text");
        RuleFiles.Find(Folder)!.Sha256.ShouldBe(hash);
    }

    [Fact]
    public void A_file_of_more_than_4_MB_is_refused()
    {
        Write("a.yaml", new string(' ', (4 << 20) + 1));
        CodeOf().ShouldBe("rules.too-large");
    }

    private string CodeOf() => Should.Throw<ReferenceDataException>(() => RuleFiles.Find(Folder)).Problem.Code;

    private void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
    }
}
