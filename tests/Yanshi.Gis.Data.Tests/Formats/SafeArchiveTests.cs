using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Archives;

namespace Yanshi.Gis.Data.Tests.Formats;

/// <summary>Hostile archives are refused before a byte is unpacked.</summary>
public class SafeArchiveTests
{
    [Fact]
    public void Names_are_read_as_utf8_or_gb18030_and_not_otherwise()
    {
        var marked = Names(Zip(Encoding.UTF8, "红线/地块.shp"));
        var gbk = Names(Zip(BoundaryPointFiles.Gb18030, "红线/地块.shp"));
        var unmarked = Names(Zip(Encoding.Latin1, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("红线/地块.shp"))));

        (marked, gbk, unmarked).ShouldBe(("红线/地块.shp", "红线/地块.shp", "红线/地块.shp"));
    }

    [Theory]
    [InlineData("../a.shp")]
    [InlineData("a/../../b.shp")]
    [InlineData("/etc/passwd.shp")]
    [InlineData("C:/a.shp")]
    [InlineData("C:\\a.shp")]
    [InlineData("..\\..\\a.shp")]
    [InlineData("\\\\server\\a.shp")]
    [InlineData("a//b.shp")]
    [InlineData("a\u0001.shp")]
    [InlineData("a.shp:stream")]
    public void A_path_that_leaves_the_archive_is_refused(string name) => Refused(Zip(Encoding.UTF8, name)).ShouldBe("archive.path");

    [Fact]
    public void Two_entries_of_one_name_are_refused_whatever_their_case() => Refused(Zip(Encoding.UTF8, "a.shp", "A.SHP")).ShouldBe("archive.duplicate");

    [Theory]
    [InlineData("inner.zip")]
    [InlineData("a/inner.KMZ")]
    [InlineData("inner.tar.gz")]
    public void An_archive_in_an_archive_is_refused(string name) => Refused(Zip(Encoding.UTF8, "a.shp", name)).ShouldBe("archive.nested");

    [Theory]
    [InlineData(0xA1FF0000)] // a symbolic link
    [InlineData(0x11FF0000)] // a pipe
    [InlineData(0x21FF0000)] // a device
    [InlineData(0xC1FF0000)] // a socket
    public void A_link_or_a_device_is_refused(uint attributes)
    {
        var bytes = Zip((zip) =>
        {
            var entry = zip.CreateEntry("a.shp");
            entry.ExternalAttributes = unchecked((int)attributes);
        });

        Refused(bytes).ShouldBe("archive.link");
    }

    [Fact]
    public void An_entry_with_a_password_is_refused()
    {
        var bytes = Zip(Encoding.UTF8, "a.shp");
        bytes[6] |= 1;
        bytes[Directory(bytes) + 8] |= 1;

        Refused(bytes).ShouldBe("archive.encrypted");
    }

    [Fact]
    public void More_entries_than_allowed_are_refused() =>
        Refused(Zip(Encoding.UTF8, [.. Enumerable.Range(0, 1001).Select(i => $"{i}.txt")])).ShouldBe("archive.too-many-entries");

    [Fact]
    public void A_million_entries_are_refused()
    {
        // A directory whose entries all stand for one file: their number is what costs.
        var one = Zip(Encoding.UTF8, "a.shp");
        var (directory, end) = (Directory(one), one.AsSpan().IndexOf("PK\u0005\u0006"u8));
        var bytes = new MemoryStream();
        bytes.Write(one, 0, directory);
        for (var i = 0; i < 1_000_000; i++)
            bytes.Write(one, directory, end - directory);
        var size = bytes.Length - directory;
        // The counts of the short end are too small for it, so a long one says them.
        var longEnd = bytes.Length;
        bytes.Write([.. "PK\u0006\u0006"u8, .. BitConverter.GetBytes(44L), 45, 0, 45, 0, .. new byte[8], .. BitConverter.GetBytes(1_000_000L), .. BitConverter.GetBytes(1_000_000L), .. BitConverter.GetBytes(size), .. BitConverter.GetBytes((long)directory)]);
        bytes.Write([.. "PK\u0006\u0007"u8, .. new byte[4], .. BitConverter.GetBytes(longEnd), 1, 0, 0, 0]);
        bytes.Write([.. "PK\u0005\u0006"u8, .. new byte[4], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]);

        Refused(bytes.ToArray()).ShouldBe("archive.too-many-entries");
    }

    [Fact]
    public void More_bytes_than_the_directory_says_are_not_unpacked()
    {
        var bytes = Zip(zip =>
        {
            using var stream = zip.CreateEntry("a.shp", CompressionLevel.SmallestSize).Open();
            stream.Write(new byte[100_000]);
        });
        BitConverter.GetBytes(10).CopyTo(bytes, Directory(bytes) + 24);
        using var archive = SafeArchive.Open(new MemoryStream(bytes), SiteFileLimits.Default);
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        try
        {
            Should.Throw<InputRefusedException>(() => SafeArchive.Unpack(archive.Files[0], target)).Problem.Code.ShouldBe("archive.damaged");
            new FileInfo(target).Length.ShouldBeLessThanOrEqualTo(10);
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Fact]
    public void A_name_in_no_encoding_is_a_name_still_and_no_path()
    {
        var bytes = Zip(Encoding.Latin1, "\u00FF\u00FE.shp");

        Names(bytes).ShouldEndWith(".shp");
        Names(bytes).ShouldNotContain('/');
    }

    [Fact]
    public void A_bomb_is_refused_by_its_ratio() => Refused(Zip(zip =>
    {
        using var stream = zip.CreateEntry("a.shp", CompressionLevel.SmallestSize).Open();
        stream.Write(new byte[50_000_000]);
    })).ShouldBe("archive.ratio");

    [Fact]
    public void A_directory_that_promises_more_than_the_limit_is_refused()
    {
        var bytes = Zip(Encoding.UTF8, "a.shp");
        BitConverter.GetBytes(uint.MaxValue - 1).CopyTo(bytes, Directory(bytes) + 24);

        Refused(bytes).ShouldBe("archive.too-large");
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_refused()
    {
        var bytes = Zip(zip =>
        {
            for (var i = 0; i < 50; i++)
            {
                using var stream = zip.CreateEntry($"{i}.txt", CompressionLevel.NoCompression).Open();
                stream.Write(new byte[i == 0 ? 10_000 : 1]);
            }
        });
        var first = Directory(bytes);
        for (int at = first; bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8); at += 46 + BitConverter.ToUInt16(bytes, at + 28) + BitConverter.ToUInt16(bytes, at + 30))
        {
            bytes.AsSpan(first + 20, 8).CopyTo(bytes.AsSpan(at + 20));
            bytes.AsSpan(first + 42, 4).CopyTo(bytes.AsSpan(at + 42));
        }

        Refused(bytes).ShouldBe("archive.overlap");
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void A_zip_that_is_cut_off_is_refused(int bytes) => Refused(Zip(Encoding.UTF8, "a.shp", "a.dbf")[..bytes]).ShouldBe("archive.damaged");

    [Fact]
    public void A_wrong_byte_is_found_when_it_is_unpacked()
    {
        var bytes = Zip(zip =>
        {
            using var stream = zip.CreateEntry("a.shp", CompressionLevel.NoCompression).Open();
            stream.Write("0123456789"u8);
        });
        bytes[40] ^= 1;
        using var archive = SafeArchive.Open(new MemoryStream(bytes), SiteFileLimits.Default);
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        try
        {
            Should.Throw<InputRefusedException>(() => SafeArchive.Unpack(archive.Files[0], target)).Problem.Code.ShouldBe("archive.damaged");
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Fact]
    public void A_file_unpacks_to_what_it_was()
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)(i * i >> 3)).ToArray();
        using var archive = SafeArchive.Open(
            new MemoryStream(Zip(zip =>
            {
                using var stream = zip.CreateEntry("a.shp").Open();
                stream.Write(content);
            })),
            SiteFileLimits.Default);
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        try
        {
            SafeArchive.Unpack(archive.Files[0], target);
            File.ReadAllBytes(target).AsSpan().SequenceEqual(content).ShouldBeTrue();
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Fact]
    public void What_a_system_leaves_behind_is_passed_over() => Names(Zip(Encoding.UTF8, "__MACOSX/._a.shp", "a.shp")).ShouldBe("a.shp");

    private static byte[] Zip(Encoding names, params string[] files) => Zip(
        zip =>
        {
            foreach (var file in files)
            {
                using var stream = zip.CreateEntry(file, CompressionLevel.NoCompression).Open();
                stream.Write("content"u8);
            }
        },
        names);

    private static byte[] Zip(Action<ZipArchive> fill, Encoding? names = null)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
            fill(zip);
        return bytes.ToArray();
    }

    /// <summary>Where the archive's directory begins.</summary>
    private static int Directory(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    private static string Names(byte[] zip)
    {
        using var archive = SafeArchive.Open(new MemoryStream(zip), SiteFileLimits.Default);
        return string.Join(' ', archive.Files.Select(file => file.Path));
    }

    private static string Refused(byte[] zip) => Should.Throw<InputRefusedException>(() => SafeArchive.Open(new MemoryStream(zip), SiteFileLimits.Default).Dispose()).Problem.Code;
}
