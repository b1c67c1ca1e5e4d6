using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string LogPath => _scratch[AuditLog.Name];

    private AuditLog Log => new(_scratch.Path);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Entries_are_read_as_they_were_written()
    {
        var what = new AuditEvent("layers.import", "第一版“地类图斑”\n换行")
        {
            Input = new AuditedInput("图斑.shp", new string('a', 64)),
            Layers = [new AuditedLayer("land-use", 3, new string('b', 64))],
            RuleBook = new AuditedRuleBook("yanshi", "2026.11", new string('c', 64)),
            Generation = 7,
        };
        var first = Log.Append(SmallWorkspace.Act, what);
        var second = Log.Append(SmallWorkspace.Act with { User = "王五" }, new AuditEvent("audit.test", ""));
        var entries = Log.FromEnd().ToList();
        entries.Select(entry => entry.Anchor).ShouldBe([second, first]);
        entries[1].Act.ShouldBe(SmallWorkspace.Act);
        entries[1].Event.ShouldSatisfyAllConditions(
            read => (read.Action, read.What, read.Input, read.RuleBook, read.Generation).ShouldBe((what.Action, what.What, what.Input, what.RuleBook, what.Generation)),
            read => read.Layers.ShouldBe(what.Layers));
        entries[0].Act.User.ShouldBe("王五");
        entries[0].Previous.ShouldBe(first.Hash);
        File.ReadAllLines(LogPath).Length.ShouldBe(2, "an entry is one line, whatever is in it");
        Log.FindHead().ShouldBe(second);
    }

    [Fact]
    public void A_hash_can_be_checked_by_hand()
    {
        var anchor = Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", "x"));
        var line = File.ReadAllText(LogPath).TrimEnd('\n');
        var end = line.LastIndexOf(",\"hash\":", StringComparison.Ordinal);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line[..end]))).ShouldBe(anchor.Hash);
        line.ShouldContain($"\"previous\":\"{new string('0', 64)}\"");
    }

    [Fact]
    public void A_folder_without_a_log_has_none()
    {
        Log.Exists.ShouldBeFalse();
        Log.FindHead().ShouldBeNull();
        Log.FromEnd().ShouldBeEmpty();
        AuditVerification.Of(_scratch.Path, []).Problem.ShouldNotBeNull().Code.ShouldBe("audit.missing");
    }

    [Fact]
    public void The_end_of_a_long_log_is_found_as_fast_as_that_of_a_short_one()
    {
        // Longer than what is read at once, with an entry that spans several such pieces.
        for (var i = 0; i < 400; i++)
            Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", new string('长', i == 200 ? 100_000 : 200)));
        Log.FindHead().ShouldNotBeNull().Index.ShouldBe(400);
        Log.FromEnd().Select(entry => entry.Anchor.Index).ShouldBe(Enumerable.Range(1, 400).Reverse().Select(i => (long)i));
        AuditVerification.Of(_scratch.Path, []).ShouldSatisfyAllConditions(found => found.IsIntact.ShouldBeTrue(), found => found.Entries.ShouldBe(400));
    }

    [Fact]
    public void Processes_may_add_at_the_same_time()
    {
        Parallel.For(0, 60, i => Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", $"{i}")));
        AuditVerification.Of(_scratch.Path, []).ShouldSatisfyAllConditions(found => found.IsIntact.ShouldBeTrue(), found => found.Entries.ShouldBe(60));
        Log.FromEnd().Select(entry => entry.Event.What).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 60).Select(i => $"{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_entry_that_was_not_finished_is_set_aside_and_said_so()
    {
        var first = Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", "one"));
        File.AppendAllText(LogPath, "{\"index\":2,\"ti");
        AuditVerification.Of(_scratch.Path, []).Problem.ShouldNotBeNull().Code.ShouldBe("audit.unfinished");
        var next = Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", "two"));
        next.Index.ShouldBe(3);
        AuditVerification.Of(_scratch.Path, [first, next]).IsIntact.ShouldBeTrue();
        var recovery = Log.FromEnd().ElementAt(1);
        recovery.Event.Action.ShouldBe("audit.recover");
        recovery.Event.Input.ShouldNotBeNull().Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData("{\"index\":2,\"ti"u8)));
    }

    [Fact]
    public void Nothing_is_added_behind_an_end_that_is_wrong()
    {
        Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", "one"));
        File.WriteAllText(LogPath, File.ReadAllText(LogPath).Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        var before = File.ReadAllBytes(LogPath);
        Should.Throw<ReferenceDataException>(() => Log.Append(SmallWorkspace.Act, new AuditEvent("audit.test", "x"))).Problem.Code.ShouldBe("audit.wrong-hash");
        File.ReadAllBytes(LogPath).ShouldBe(before);
    }

    [Theory]
    [InlineData("3:0000000000000000000000000000000000000000000000000000000000000000", true)]
    [InlineData("0:0000000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("-1:0000000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("3:000000000000000000000000000000000000000000000000000000000000000G", false)]
    [InlineData("3:00", false)]
    [InlineData("3", false)]
    [InlineData("", false)]
    public void An_anchor_is_a_number_and_a_hash(string text, bool isOne) => (AuditAnchor.Find(text)?.ToString() ?? "none").ShouldBe(isOne ? text : "none");
}
