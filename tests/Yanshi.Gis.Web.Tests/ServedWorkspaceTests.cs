using System.Diagnostics;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tests;

/// <summary>When the workspace is looked at again.</summary>
public sealed class ServedWorkspaceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void A_change_is_seen_by_whoever_comes_after_it_and_need_not_be_by_those_who_wait_since_before()
    {
        var folder = SmallWorkspace.CopyTo(_scratch["workspace"]);
        var served = new ServedWorkspace(folder);
        var before = Stopwatch.GetTimestamp();
        var first = served.Current;
        File.SetLastWriteTimeUtc(Path.Combine(folder, "catalog.yaml"), DateTime.UtcNow.AddMinutes(1));

        served.For(before).ShouldBeSameAs(first);
        var second = served.For(Stopwatch.GetTimestamp());
        second.ShouldNotBeSameAs(first);
        served.For(before).ShouldBeSameAs(second);
        served.For(cameAt: null).ShouldBeSameAs(second);
    }

    [Fact]
    public void A_request_for_which_nobody_says_when_it_came_looks_itself()
    {
        var folder = SmallWorkspace.CopyTo(_scratch["workspace"]);
        var served = new ServedWorkspace(folder);
        var first = served.For(cameAt: null);
        served.For(cameAt: null).ShouldBeSameAs(first);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "catalog.yaml"), DateTime.UtcNow.AddMinutes(1));

        served.For(cameAt: null).ShouldNotBeSameAs(first);
    }

    public void Dispose() => _scratch.Dispose();
}
