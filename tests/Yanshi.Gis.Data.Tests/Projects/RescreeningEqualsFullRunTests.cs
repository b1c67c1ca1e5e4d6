using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Projects;

/// <summary>After any change the projects that are left alone are those whose answer a full run gives again to the last figure.</summary>
public sealed class RescreeningEqualsFullRunTests(ITestOutputHelper output)
{
    private const int Rounds = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Flips_are_those_of_checking_all(int seed)
    {
        using var world = new RescreeningWorld(seed);
        var (unaffected, flips, worse) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var what = world.Change();
            var update = round % 3 == 1;

            // Records of a later day would all be looked at again ever after.
            var (workspace, day) = (world.Open(), update ? RescreeningWorld.Today : world.NextDay());
            var before = ProjectStore.Read(world.Folder).Select(stored => stored.Project!).ToList();
            var result = ProjectRescreening.Run(workspace, new RescreeningOptions { AsOf = day, Update = update }, SmallWorkspace.Act);
            var all = before.Select(project => (Before: project.Record, After: Checked(project, workspace, day))).ToList();

            output.WriteLine($"{round} {what}, {day:yyyy-MM-dd}: {result.Unaffected} unaffected, {result.Same} same, {result.OtherFigures} figures, {result.Flips.Count} flips{(update ? ", stored" : string.Empty)}");
            result.Problems.ShouldBeEmpty();
            FlipsOf(result).ShouldBe(FlipsOf(result with { Flips = [.. all.Select(pair => RecordFlip.Find(pair.Before, pair.After)).OfType<RecordFlip>().OrderBy(flip => flip.Id, StringComparer.Ordinal)] }), what);
            (result.Flips.Count + result.OtherFigures).ShouldBe(all.Count(pair => !RecordFlip.IsSameAnswer(pair.Before, pair.After)), $"{what}: only what is the same to the last figure may be left alone");
            (result.Unaffected + result.Checked).ShouldBe(before.Count);
            result.Updated.ShouldBe(update ? result.Checked : 0);
            (unaffected, flips, worse) = (unaffected + result.Unaffected, flips + result.Flips.Count, worse + result.Flips.Count(flip => flip.Turn is FlipTurn.Worse));
        }

        // Else the test says nothing: neither that something is left alone, nor that something flips.
        (unaffected > Rounds * 10, flips > 10, worse > 0).ShouldBe((true, true, true), $"{unaffected} {flips} {worse}");
    }

    private static JsonObject Checked(RegisteredProject project, Workspace workspace, DateOnly day) =>
        SiteReportJson.Of(SiteCheck.Run(project.SiteIn(workspace.Catalogue.Plane), workspace.Data, day, EngineVersion.Current, given: project.Given));

    private static string FlipsOf(RescreeningResult result) => RescreeningJson.Of(result)["flips"]!.ToJsonString();
}
