using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What is in a package. The one for Windows cannot be run here: this is all that is known of it.</summary>
public sealed class PackageContentTests
{
    [ToolTheory("bash")]
    [InlineData("linux-x64", new[] { "program/yanshi-gis", "program/libcoreclr.so", "yanshi-gis" })]
    [InlineData("win-x64", new[] { "program/coreclr.dll", "program/yanshi-gis.exe", "yanshi-gis.cmd" })]
    [InlineData("portable", new[] { "yanshi-gis", "yanshi-gis.cmd" })]
    public void The_program_its_data_and_the_papers_are_there(string target, string[] own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var files = Packages.FilesOf(Packages.Of(target));
        string[] expected = ["LICENSE", "SHA256SUMS", "THIRD-PARTY-NOTICES.txt", "program/yanshi-gis.dll", "program/yanshi-gis.runtimeconfig.json", .. own];
        foreach (var file in expected)
            files.Contains(file, StringComparer.Ordinal).ShouldBeTrue(file);
        files.Count(file => file is "README.md" or "README.zh-CN.md").ShouldBe(1);
        files.Count(file => !file.Contains('/', StringComparison.Ordinal) && file.StartsWith("yanshi-gis", StringComparison.Ordinal))
            .ShouldBe(target is "portable" ? 2 : 1, "a start script for this platform alone");
        foreach (var file in Packages.FilesOf(Repository.Path("gis-data")))
        {
            File.ReadAllBytes(Path.Combine(Packages.Of(target), "gis-data", file)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(Repository.Path("gis-data"), file))).ShouldBeTrue(file);
        }
    }

    [ToolTheory("bash")]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("portable")]
    public void Every_file_is_listed_with_its_checksum_in_the_order_of_the_names(string target)
    {
        var folder = Packages.Of(target);
        var expected = Packages.FilesOf(folder).Where(file => file is not "SHA256SUMS")
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}  {file}");
        File.ReadAllText(Path.Combine(folder, "SHA256SUMS")).ShouldBe(string.Concat(expected.Select(line => line + "\n")));
    }

    [ToolTheory("bash")]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("portable")]
    public void Every_package_that_ships_is_named_with_its_licence_and_the_licences_text(string target)
    {
        var folder = Packages.Of(target);
        var notices = File.ReadAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt")).Split("\n\n");
        var libraries = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "program", "yanshi-gis.deps.json")))!["libraries"]!.AsObject();
        var names = libraries.Where(library => library.Value!["type"]!.GetValue<string>() is not "project").Select(library => library.Key).ToList();
        names.Contains("NetTopologySuite/2.5.0", StringComparer.Ordinal).ShouldBeTrue();
        names.Count(name => name.StartsWith("runtimepack.", StringComparison.Ordinal)).ShouldBe(target is "portable" ? 0 : 1);
        foreach (var name in names)
        {
            var (id, version) = (name.Replace("runtimepack.", "", StringComparison.Ordinal).Split('/')[0], name.Split('/')[1]);
            var lines = notices.Where(notice => notice.StartsWith($"{id} {version}\n", StringComparison.Ordinal)).ShouldHaveSingleItem().Split('\n');
            var licence = lines.Single(line => line.StartsWith("  licence    ", StringComparison.Ordinal))[13..];
            licence.ShouldBe(LicenceOf(id, version));
            var texts = lines.Where(line => line.StartsWith("  text       ", StringComparison.Ordinal)).Select(line => line[13..]).ToList();
            if (texts.Count == 0)
                notices.Any(notice => notice.EndsWith($"====\n{licence}", StringComparison.Ordinal)).ShouldBeTrue(licence);
            foreach (var text in texts)
                ShouldBeTerms(File.ReadAllText(Path.Combine(folder, text)));
            if (name.StartsWith("runtimepack.", StringComparison.Ordinal))
                texts.ShouldBe([$"licences/{id}/LICENSE.TXT", $"licences/{id}/THIRD-PARTY-NOTICES.TXT"]);
        }
    }

    [ToolTheory("bash")]
    [InlineData("linux-x64", true)]
    [InlineData("win-x64", true)]
    [InlineData("portable", false)]
    public void Code_is_compiled_ahead_where_the_platform_is_known(string target, bool compiled)
    {
        foreach (var library in new[] { "yanshi-gis.dll", "Yanshi.Gis.dll", "NetTopologySuite.dll" })
        {
            using var stream = File.OpenRead(Path.Combine(Packages.Of(target), "program", library));
            using var image = new PEReader(stream);
            (image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0).ShouldBe(compiled, library);
        }
    }

    [ToolFact("bash")]
    public void The_program_for_Windows_is_one_for_x64_and_its_start_script_has_the_line_endings_of_Windows()
    {
        foreach (var program in new[] { "yanshi-gis.exe", "coreclr.dll" })
        {
            using var stream = File.OpenRead(Path.Combine(Packages.Windows, "program", program));
            using var image = new PEReader(stream);
            image.PEHeaders.CoffHeader.Machine.ShouldBe(Machine.Amd64);
            image.PEHeaders.IsConsoleApplication.ShouldBe(program is "yanshi-gis.exe");
        }

        foreach (var package in new[] { Packages.Windows, Packages.Portable })
        {
            var script = File.ReadAllText(Path.Combine(package, "yanshi-gis.cmd"));
            var lines = script.Split("\r\n");
            lines[0].ShouldBe("@echo off", "no byte order mark: the interpreter would take it for a command");
            lines[^1].ShouldBeEmpty();
            lines.ShouldAllBe(line => !line.Contains('\n') && !line.Contains('\r'));
            foreach (var line in new[] { "chcp 65001 >nul", "\"%~dp0program\\yanshi-gis.exe\" %*", "exit /b %code%" })
                lines.Contains(line, StringComparer.Ordinal).ShouldBeTrue(line);
        }
    }

    private static string LicenceOf(string id, string version)
    {
        var folder = Path.Combine(PackageFolder(), id.ToLowerInvariant(), version);
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").ShouldHaveSingleItem()).Root!.Elements().Single(element => element.Name.LocalName is "metadata");
        return metadata.Elements().Single(element => element.Name.LocalName is "license").Value;
    }

    // SQLite comes under no licence; a line says so.
    private static void ShouldBeTerms(string text) => (text.Length > 1000 || text.Contains("Public Domain", StringComparison.Ordinal)).ShouldBeTrue(text);

    // The last restore says where it found its packages; once all packages are made nobody writes there any more.
    private static string PackageFolder()
    {
        _ = (Packages.Linux, Packages.Windows, Packages.Portable);
        return JsonNode.Parse(File.ReadAllText(Repository.Path(".build/package/obj/Yanshi.Gis.Cli/project.assets.json")))!["packageFolders"]!.AsObject().First().Key;
    }
}
