using System.Buffers.Binary;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Data.Tests.Workspaces.PreparedLayers;

public sealed class PreparedLayerDamageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-damage-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_section_is_guarded_from_its_first_byte_to_its_last()
    {
        // The coverage is one feature, which is cut: nobody asks which item it is.
        const string notRead = "coverage.items-of-features";
        foreach (var section in Header().Sections.Where(section => section.Name != notRead))
        {
            foreach (var at in new[] { section.Offset + (section.Bytes / 3), section.Offset + section.Bytes - 1 })
            {
                var path = Written(bytes => bytes[at] ^= 0x10);
                var opened = PreparedLayerFile.Open(path);
                var damage = Should.Throw<DamagedBlockException>(() => SampleLayer.ReadAll(opened), section.Name);
                damage.Problem.Code.ShouldBe("layer.damaged");
                damage.Section.ShouldBe($"sample.layer: {section.Name}");
                damage.Block.ShouldBe((int)((at - section.Offset) >> 20));
            }
        }
    }

    [Fact]
    public void The_sample_has_something_in_every_section() => Header().Sections.ShouldAllBe(section => section.Bytes > 0);

    [Fact]
    public void Every_byte_of_the_header_is_guarded()
    {
        var length = (int)Header().Sections.Min(section => section.Offset);
        var used = BinaryPrimitives.ReadInt64LittleEndian(SampleLayer.FileBytes.AsSpan(40));
        length.ShouldBeInRange((int)used, (int)used + 63);
        var path = Written(_ => { });
        for (var at = 0; at < used; at++)
        {
            Flip(path, at);
            Should.Throw<ReferenceDataException>(() => PreparedLayerFile.Open(path)).Problem.Code.ShouldBeOneOf("layer.damaged", "layer.newer-format");
            Flip(path, at);
        }

        PreparedLayerFile.Open(path).Facts.ShouldBe(SampleLayer.Content.Facts);
    }

    [Fact]
    public void A_file_of_another_length_is_not_opened()
    {
        var bytes = SampleLayer.FileBytes;
        foreach (var length in new[] { 0, 1, 63, 64, 100, 5000, bytes.Length / 2, bytes.Length - 1 })
        {
            var path = Path.Combine(_folder.FullName, "sample.layer");
            File.WriteAllBytes(path, bytes[..length]);
            CodeOf(path).ShouldBe("layer.damaged");
        }

        File.WriteAllBytes(Path.Combine(_folder.FullName, "longer.layer"), [.. bytes, 0]);
        CodeOf(Path.Combine(_folder.FullName, "longer.layer")).ShouldBe("layer.damaged");
    }

    [Fact]
    public void A_missing_file_and_a_newer_format_say_so()
    {
        CodeOf(Path.Combine(_folder.FullName, "none.layer")).ShouldBe("layer.file-missing");
        CodeOf(Path.Combine(_folder.FullName, "none", "none.layer")).ShouldBe("layer.file-missing");
        CodeOf(Written(bytes => bytes[32]++)).ShouldBe("layer.newer-format");
        CodeOf(Written(bytes => bytes[32]--)).ShouldBe("layer.damaged");
        CodeOf(_folder.FullName).ShouldBe("layer.unreadable");
    }

    [Fact]
    public void After_a_flipped_bit_a_site_is_measured_right_or_not_at_all()
    {
        var random = new Random(410307);
        var expected = Enumerable.Range(0, SampleLayer.SiteCount).Select(site => SampleLayer.Overlaps(SampleLayer.Content.Areas, site)).ToList();
        var (refused, right) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            var at = random.Next(SampleLayer.FileBytes.Length);
            var path = Written(bytes => bytes[at] ^= (byte)(1 << random.Next(8)));
            PreparedPolygons areas;
            try
            {
                areas = PreparedLayerFile.Open(path).Areas;
            }
            catch (ReferenceDataException)
            {
                refused++;
                continue;
            }

            for (var i = 0; i < 50; i++)
            {
                var site = random.Next(SampleLayer.SiteCount);
                try
                {
                    SampleLayer.Overlaps(areas, site).ShouldBe(expected[site]);
                    right++;
                }
                catch (DamagedBlockException)
                {
                    refused++;
                }
            }
        }

        refused.ShouldBeGreaterThan(100);
        right.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Damage_far_away_disturbs_only_those_who_go_there()
    {
        var xs = Header().Sections.Single(section => section.Name == "areas.items.xs");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SampleLayer.FileBytes));
        var path = Written(bytes => bytes[xs.Offset + (1 << 20) + 8] ^= 1);
        var areas = PreparedLayerFile.Open(path).Areas;
        var outcomes = Enumerable.Range(0, SampleLayer.SiteCount).Select(site =>
        {
            try
            {
                SampleLayer.Overlaps(areas, site).ShouldBe(SampleLayer.Overlaps(SampleLayer.Content.Areas, site));
                return true;
            }
            catch (DamagedBlockException e)
            {
                e.Block.ShouldBe(1);
                return false;
            }
        }).ToList();
        outcomes.ShouldContain(true);
        outcomes.ShouldContain(false);
        Should.Throw<ReferenceDataException>(() => PreparedLayerFile.VerifyWhole(path, sha256)).Problem.Code.ShouldBe("layer.damaged");
        Should.NotThrow(() => PreparedLayerFile.VerifyWhole(Written(_ => { }), sha256));
    }

    [Fact]
    public void Threads_may_read_a_block_for_the_first_time_together()
    {
        for (var round = 0; round < 10; round++)
        {
            var areas = PreparedLayerFile.Open(Written(_ => { })).Areas;
            var found = new List<FeatureOverlap>[SampleLayer.SiteCount];
            Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, site => found[site] = SampleLayer.Overlaps(areas, site));
            for (var site = 0; site < found.Length; site += 7) found[site].ShouldBe(SampleLayer.Overlaps(SampleLayer.Content.Areas, site));
        }
    }

    private static string CodeOf(string path) => Should.Throw<ReferenceDataException>(() => PreparedLayerFile.Open(path)).Problem.Code;

    private PreparedLayerHeader Header()
    {
        using var file = File.OpenRead(Written(_ => { }));
        return PreparedLayerHeader.Read(file, "sample.layer");
    }

    // In place, which is safe as long as the file is not mapped: these headers are refused before.
    private static void Flip(string path, long at)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var changed = (byte)(file.ReadByte() ^ (1 << (int)(at % 8)));
        file.Position = at;
        file.WriteByte(changed);
    }

    // A new file each time: a file that is mapped must not change under its readers.
    private string Written(Action<byte[]> change)
    {
        var bytes = SampleLayer.FileBytes;
        change(bytes);
        var path = Path.Combine(_folder.FullName, "sample.layer");
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
