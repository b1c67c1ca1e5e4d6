using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Uploads;

namespace Yanshi.Gis.Web.Tests;

/// <summary>What services leave that were killed goes when the next one starts, and nothing else.</summary>
public sealed class UploadFolderTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_service_that_starts_removes_what_nobody_owns()
    {
        using var owned = UploadFolder.Make(_scratch.Path);
        File.WriteAllText(Path.Combine(owned.FullName, "file"), "somebody's");
        var lost = Lost("yanshi-gis-upload-lost");
        Directory.CreateDirectory(Path.Combine(lost, "yanshi-gis-parse-copy"));
        File.WriteAllText(Path.Combine(lost, "yanshi-gis-parse-copy", "archive.zip"), "somebody's");
        Directory.CreateDirectory(_scratch["yanshi-gis-upload-begun"]);
        var others = Lost("others");
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(_scratch["yanshi-gis-upload-link"], others);

        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, $"UploadsFolder={_scratch.Path}");

        string[] left = [owned.FullName, others, .. OperatingSystem.IsWindows() ? Array.Empty<string>() : [_scratch["yanshi-gis-upload-link"]]];
        Directory.GetDirectories(_scratch.Path).ShouldBe(left, ignoreOrder: true);
        File.ReadAllText(Path.Combine(owned.FullName, "file")).ShouldBe("somebody's");
        File.Exists(Path.Combine(others, "file")).ShouldBeTrue();
    }

    [Fact]
    public async Task Services_that_start_while_others_take_uploads_take_none_of_theirs()
    {
        using var over = new CancellationTokenSource();
        var sweeping = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
                UploadFolder.Sweep(_scratch.Path);
        });
        for (var i = 0; i < 2_000; i++)
        {
            using var folder = UploadFolder.Make(_scratch.Path);
            File.WriteAllText(Path.Combine(folder.FullName, "file"), "somebody's");
            File.ReadAllText(Path.Combine(folder.FullName, "file")).ShouldBe("somebody's");
        }

        await over.CancelAsync();
        await sweeping;
        UploadFolder.Sweep(_scratch.Path);
        Directory.EnumerateFileSystemEntries(_scratch.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_not_there_has_nothing_to_remove() => UploadFolder.Sweep(_scratch["nowhere"]).ShouldBe(0);

    private string Lost(string name)
    {
        var folder = Directory.CreateDirectory(_scratch[name]).FullName;
        File.WriteAllText(Path.Combine(folder, "owned"), "");
        File.WriteAllText(Path.Combine(folder, "file"), "somebody's");
        return folder;
    }
}
