using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Faults;

/// <summary>Bits that flip at rest, anywhere in a workspace: found by verification, and never a version that silently says something else.</summary>
public sealed class BitRotTests : IDisposable
{
    private const string Rounds = "YANSHI_BITROT_ROUNDS";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_flipped_bit_of_a_prepared_file_is_found_and_mended()
    {
        var folder = Made();
        var path = Path.Combine(folder, "layers", "land-use.v1.layer");
        var good = File.ReadAllBytes(path);
        var random = new Random(3);
        for (var round = 0; round < RoundsOr(60); round++)
        {
            Replace(path, Flipped(good, random));
            Workspace.Verify(folder).ShouldContain(problem => problem.LayerId == "land-use", $"round {round}");
            WorkspaceMending.Run(folder, SmallWorkspace.Act, TimeSpan.Zero, everyByte: true).Made.ShouldHaveSingleItem();
            File.ReadAllBytes(path).ShouldBe(good);
        }
    }

    [Fact]
    public void A_flipped_bit_of_the_record_never_changes_what_is_made_of_it()
    {
        var folder = Made();
        var path = Path.Combine(folder, "workspace.gpkg");
        var prepared = Path.Combine(folder, "layers", "land-use.v1.layer");
        var (good, goodPrepared) = (File.ReadAllBytes(path), File.ReadAllBytes(prepared));
        var random = new Random(4);
        var found = 0;
        var rounds = RoundsOr(60);
        for (var round = 0; round < rounds; round++)
        {
            Replace(path, Flipped(good, random));
            var isFound = Problems(folder) > 0;
            found += isFound ? 1 : 0;
            File.Delete(prepared);
            try
            {
                WorkspaceMending.Run(folder, SmallWorkspace.Act, TimeSpan.Zero, everyByte: false);
                File.ReadAllBytes(prepared).ShouldBe(goodPrepared, $"round {round}: what was made is what was imported");
            }
            catch (ReferenceDataException)
            {
                File.Exists(prepared).ShouldBeFalse($"round {round}");
            }

            Replace(prepared, goodPrepared);
        }

        // Free space, styles and titles are nobody's data: a bit there may go unseen.
        found.ShouldBeGreaterThan(rounds / 4);
    }

    private static int Problems(string folder)
    {
        try
        {
            return Workspace.Verify(folder).Count;
        }
        catch (ReferenceDataException)
        {
            return 1;
        }
    }

    private static int RoundsOr(int few) => int.TryParse(Environment.GetEnvironmentVariable(Rounds), out var asked) ? asked : few;

    private string Made()
    {
        var folder = _scratch.Workspace();
        SmallWorkspace.Import(folder, "land-use", SmallWorkspace.Version(), [.. Enumerable.Range(0, 300).Select(i => SmallWorkspace.Square($"{i:D4}", 0.0005, 0.0008 * i))]);
        return folder;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var changed = bytes.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    // Mapped files are replaced, never written into.
    private static void Replace(string path, byte[] bytes)
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.WriteAllBytes(path, bytes);
    }
}
