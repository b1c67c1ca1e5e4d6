using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Audit;

/// <summary>Whatever is done to a log is found, given one anchor that was taken before.</summary>
public sealed class AuditTamperTests : IDisposable
{
    private const int Entries = 40;
    private const string Rounds = "YANSHI_TAMPER_ROUNDS";

    private readonly ScratchFolder _scratch = new();
    private readonly byte[] _original;
    private readonly AuditAnchor _anchor;
    private readonly Dictionary<(string Kind, int Number), byte[]> _forged = [];

    public AuditTamperTests()
    {
        var log = new AuditLog(_scratch.Path);
        for (var i = 0; i < Entries; i++)
            log.Append(SmallWorkspace.Act, new AuditEvent("layers.import", $"land-use@v{i}") { Layers = [new AuditedLayer("land-use", i, new string('b', 64))] });
        _original = File.ReadAllBytes(_scratch[AuditLog.Name]);
        _anchor = log.FindHead()!;
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_tampering_is_found()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable(Rounds), out var asked) ? asked : 1_000;
        var random = new Random(20261122);
        var kinds = new (string Name, Func<Random, byte[]?> Change)[]
        {
            ("a bit flipped", FlipBit), ("an entry removed", RemoveEntry), ("two entries swapped", SwapEntries), ("an entry inserted", InsertEntry), ("the tail cut at an entry", CutEntries),
            ("the tail cut anywhere", CutBytes), ("rewritten from an entry on", RewriteFrom), ("another log altogether", Replace), ("a text changed and its hash renewed", RenewOneHash), ("emptied", _ => []),
        };
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            var (name, change) = kinds[round % kinds.Length];
            if (change(random) is not { } changed || changed.AsSpan().SequenceEqual(_original))
                continue;
            File.WriteAllBytes(_scratch[AuditLog.Name], changed);
            var verification = AuditVerification.Of(_scratch.Path, [_anchor]);
            verification.IsIntact.ShouldBeFalse($"round {round}: {name}");
            verification.Problem!.Code.ShouldStartWith("audit.");
            verification.Entries.ShouldBeLessThanOrEqualTo(Entries);
            found[name] = found.GetValueOrDefault(name) + 1;
        }

        found.Count.ShouldBe(kinds.Length, "every kind of tampering was tried");
        found.Values.Sum().ShouldBeGreaterThan(rounds * 9 / 10);
        File.WriteAllBytes(_scratch[AuditLog.Name], _original);
        AuditVerification.Of(_scratch.Path, [_anchor]).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void The_first_bad_entry_and_the_last_good_anchor_are_named()
    {
        var early = new AuditLog(_scratch.Path).FromEnd().Single(entry => entry.Anchor.Index == 5).Anchor;
        var lines = Lines();
        lines[10] = lines[10].Replace("land-use@v10", "land-use@v99", StringComparison.Ordinal);
        File.WriteAllBytes(_scratch[AuditLog.Name], Joined(lines));
        var verification = AuditVerification.Of(_scratch.Path, [early, _anchor]);
        verification.Problem.ShouldNotBeNull().Where.ShouldNotBeNull().ShouldEndWith("audit.jsonl:11");
        (verification.Entries, verification.LastGoodAnchor).ShouldBe((10, early));
    }

    [Fact]
    public void What_an_anchor_is_for_a_log_rewritten_as_a_whole_looks_right_without_one()
    {
        File.WriteAllBytes(_scratch[AuditLog.Name], RewriteFrom(new Random(1)));
        AuditVerification.Of(_scratch.Path, []).IsIntact.ShouldBeTrue();
        AuditVerification.Of(_scratch.Path, [_anchor]).Problem.ShouldNotBeNull().Code.ShouldBe("audit.not-the-anchored");
    }

    private byte[] FlipBit(Random random)
    {
        var changed = _original.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private byte[] RemoveEntry(Random random)
    {
        var lines = Lines();
        lines.RemoveAt(random.Next(Entries));
        return Joined(lines);
    }

    private byte[] SwapEntries(Random random)
    {
        var lines = Lines();
        var (one, other) = (random.Next(Entries), random.Next(Entries));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return Joined(lines);
    }

    private byte[] InsertEntry(Random random)
    {
        var lines = Lines();
        lines.Insert(random.Next(Entries), lines[random.Next(Entries)]);
        return Joined(lines);
    }

    private byte[] CutEntries(Random random) => Joined(Lines()[..random.Next(Entries)]);

    private byte[] CutBytes(Random random) => _original[..random.Next(_original.Length)];

    // With all hashes right again from there on: what a hash chain alone cannot show.
    private byte[] RewriteFrom(Random random) => Forged("rewritten", random.Next(Entries / 8) * 8, (log, from) =>
    {
        for (var i = from; i < Entries; i++)
            log.Append(SmallWorkspace.Act with { User = "forger" }, new AuditEvent("layers.import", $"land-use@v{i}"));
    });

    private byte[] Replace(Random random) => Forged("replaced", -random.Next(1, 5), (log, length) =>
    {
        for (var i = 0; i < -length * 12; i++)
            log.Append(SmallWorkspace.Act, new AuditEvent("layers.import", $"{i}"));
    });

    // Made once: an entry that is flushed takes its time.
    private byte[] Forged(string kind, int number, Action<AuditLog, int> write)
    {
        if (_forged.TryGetValue((kind, number), out var made))
            return made;
        using var forged = new ScratchFolder();
        File.WriteAllBytes(forged[AuditLog.Name], Joined(Lines()[..Math.Max(number, 0)]));
        write(new AuditLog(forged.Path), number);
        return _forged[(kind, number)] = File.ReadAllBytes(forged[AuditLog.Name]);
    }

    private byte[] RenewOneHash(Random random)
    {
        var lines = Lines();
        var at = random.Next(Entries);
        using var forged = new ScratchFolder();
        File.WriteAllBytes(forged[AuditLog.Name], Joined(lines[..at]));
        new AuditLog(forged.Path).Append(SmallWorkspace.Act, new AuditEvent("layers.import", "something else"));
        lines[at] = File.ReadAllLines(forged[AuditLog.Name])[at];
        return Joined(lines);
    }

    private List<string> Lines() => [.. Encoding.UTF8.GetString(_original).TrimEnd('\n').Split('\n')];

    private static byte[] Joined(IReadOnlyList<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
