using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Tests.Storage;

public sealed class DurableFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-durable-");

    private string Target => Path.Combine(_folder.FullName, "a.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_replaces_the_one_before()
    {
        DurableFile.Write(Target, stream => stream.WriteByte(1));
        DurableFile.Write(Target, stream => stream.WriteByte(2));
        File.ReadAllBytes(Target).ShouldBe([2]);
        _folder.EnumerateFiles().Count().ShouldBe(1);
    }

    [Fact]
    public void A_write_that_fails_leaves_what_was_there_and_nothing_else()
    {
        DurableFile.Write(Target, stream => stream.WriteByte(1));
        var full = Should.Throw<ReferenceDataException>(() => DurableFile.Write(Target, stream =>
        {
            stream.WriteByte(2);
            throw new IOException("No space left on device");
        }));
        full.Problem.Code.ShouldBe("storage.write-failed");
        Should.Throw<OperationCanceledException>(() => DurableFile.Write(Target, _ => throw new OperationCanceledException()));
        File.ReadAllBytes(Target).ShouldBe([1]);
        _folder.EnumerateFiles().Count().ShouldBe(1);
    }

    [Fact]
    public void What_is_on_disk_is_confirmed_before_it_has_its_name()
    {
        string? told = null;
        var sha256 = DurableFile.Write(Target, stream => stream.Write("abc"u8), confirm: hash =>
        {
            told = hash;
            File.Exists(Target).ShouldBeFalse();
        });
        (told, sha256).ShouldBe(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Should.Throw<OperationCanceledException>(() => DurableFile.Write(Target, stream => stream.WriteByte(2), confirm: _ => throw new OperationCanceledException()));
        File.ReadAllText(Target).ShouldBe("abc");
        _folder.EnumerateFiles().Count().ShouldBe(1);
    }

    [Fact]
    public void A_list_that_cannot_be_published_is_as_it_was()
    {
        Should.Throw<OperationCanceledException>(() => DurableFile.Publish(Target, _ => throw new OperationCanceledException()));
        File.Exists(Target).ShouldBeFalse("there was none");
        DurableFile.Publish(Target, stream => stream.WriteByte(1));
        Should.Throw<OperationCanceledException>(() => DurableFile.Publish(Target, _ => throw new OperationCanceledException()));
        DurableFile.Publish(Target, stream => stream.WriteByte(2));
        File.ReadAllBytes(Target).ShouldBe([2]);
        _folder.EnumerateFiles().Count().ShouldBe(1);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_coded_failure() =>
        Should.Throw<ReferenceDataException>(() => DurableFile.Write(Path.Combine(_folder.FullName, "none", "a.bin"), _ => { })).Problem.Code.ShouldBe("storage.write-failed");

    [Fact]
    public void A_flush_that_fails_is_told()
    {
        // What has no disk behind it cannot be flushed to it, and the system says so; the runtime's own call would not.
        const string noDisk = "/dev/null";
        if (OperatingSystem.IsWindows()) return;
        using var handle = File.OpenHandle(noDisk, FileMode.Open, FileAccess.Write);
        Should.Throw<ReferenceDataException>(() => FileSync.File(handle, noDisk)).Problem.Code.ShouldBe("storage.fsync-failed");
        Should.Throw<ReferenceDataException>(() => FileSync.Folder(Path.Combine(_folder.FullName, "none"))).Problem.Code.ShouldBe("storage.fsync-failed");
    }
}
