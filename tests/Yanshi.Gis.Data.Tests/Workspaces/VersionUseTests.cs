using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class VersionUseTests : IDisposable
{
    private const string Layer = "land-use";

    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;

    public VersionUseTests()
    {
        _folder = _scratch.Workspace();
        Add(SmallWorkspace.Version());
        Add(SmallWorkspace.Version(2) with { InForceFrom = new DateOnly(2025, 1, 1) });
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_newest_is_used_until_an_older_one_is_made_current()
    {
        UsedOn(Today).ShouldBe(2);
        Use(1, Today).SetAside.ShouldBe([new VersionName(Layer, 2)]);
        UsedOn(Today).ShouldBe(1);
        UsedOn(Today.AddDays(-1)).ShouldBe(2, "what was used before that day is what was used then");
        UsedOn(new DateOnly(2024, 6, 1)).ShouldBe(1);
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_version_imported_later_takes_part_again()
    {
        Use(1, Today);
        Add(SmallWorkspace.Version(3) with { InForceFrom = new DateOnly(2025, 1, 1) });
        UsedOn(Today).ShouldBe(3);
    }

    [Fact]
    public void What_was_set_aside_can_be_made_current_again()
    {
        Use(1, Today);
        Use(2, Today).SetAside.ShouldBeEmpty();
        UsedOn(Today).ShouldBe(2);
    }

    [Fact]
    public void A_layer_whose_every_version_is_withdrawn_has_none_in_force()
    {
        VersionUse.Withdraw(_folder, new VersionName(Layer, 1), Today, SmallWorkspace.Act);
        VersionUse.Withdraw(_folder, new VersionName(Layer, 2), Today, SmallWorkspace.Act);
        UsedOn(Today).ShouldBeNull();
        UsedOn(Today.AddDays(-1)).ShouldBe(2);
        Workspace.Open(_folder).With(new VersionName(Layer, 1)).Layers.FindInForce(Layer, Today).ShouldNotBeNull().Version.Number.ShouldBe(1, "by name it can be used");
    }

    [Fact]
    public void What_changes_nothing_publishes_nothing()
    {
        var before = WorkspaceManifest.Read(_folder);
        Use(2, Today).SetAside.ShouldBeEmpty();
        var after = WorkspaceManifest.Read(_folder);
        (after.Generation, after.Audit).ShouldBe((before.Generation, before.Audit));
    }

    [Fact]
    public void A_change_is_in_the_audit_log_with_who_and_what()
    {
        VersionUse.Use(_folder, new VersionName(Layer, 1), Today, SmallWorkspace.Act with { User = "李四" });
        var entry = new AuditLog(_folder).FromEnd().First();
        (entry.Act.User, entry.Event.Action).ShouldBe(("李四", "layers.use"));
        entry.Event.What.ShouldContain("land-use@v1");
        entry.Event.Layers.Select(layer => layer.Version).Order().ShouldBe([1, 2]);
    }

    [Fact]
    public void Drafts_versions_out_of_force_and_unknown_ones_are_refused()
    {
        Add(SmallWorkspace.Version(3) with { LegalStatus = LegalStatus.Draft });
        Code(() => Use(3, Today)).ShouldBe("layer.is-draft");
        Code(() => Use(2, new DateOnly(2024, 6, 1))).ShouldBe("layer.not-in-force");
        Code(() => Use(9, Today)).ShouldBe("layer.no-such-version");
        Code(() => Workspace.Open(_folder).With(new VersionName(Layer, 9))).ShouldBe("layer.no-such-version");
        UsedOn(Today).ShouldBe(2);
        Workspace.Open(_folder).With(new VersionName(Layer, 3)).Layers.FindInForce(Layer, Today).ShouldNotBeNull().Version.LegalStatus.ShouldBe(LegalStatus.Draft);
    }

    [Theory]
    [InlineData("land-use@v3", "land-use", 3)]
    [InlineData("a@v12", "a", 12)]
    [InlineData("land-use", null, 0)]
    [InlineData("land-use@3", null, 0)]
    [InlineData("land-use@v0", null, 0)]
    [InlineData("@v1", null, 0)]
    [InlineData("land-use@v-1", null, 0)]
    public void A_version_is_named_by_layer_and_number(string text, string? layer, int number) =>
        VersionName.Find(text).ShouldBe(layer is null ? null : new VersionName(layer, number));

    private void Add(LayerVersion version) => SmallWorkspace.Import(_folder, Layer, version, SmallWorkspace.Square("a"));

    private VersionUseOutcome Use(int number, DateOnly from) => VersionUse.Use(_folder, new VersionName(Layer, number), from, SmallWorkspace.Act);

    private int? UsedOn(DateOnly date) => Workspace.Open(_folder).Layers.FindInForce(Layer, date)?.Version.Number;

    private static string Code(Action act) => Should.Throw<InputRefusedException>(act).Problem.Code;
}
