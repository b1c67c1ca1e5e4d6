using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Ledgers;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

public class SheetNamesTests
{
    [Fact]
    public void Whatever_is_wished_for_becomes_a_name_that_Excel_takes_and_no_two_are_the_same()
    {
        var names = new SheetNames();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Prop.ForAll<string?>(wished =>
        {
            var name = names.Take(wished ?? string.Empty);
            name.Length.ShouldBeInRange(1, 31);
            name.IndexOfAny([.. @"[]:*?/\"]).ShouldBe(-1);
            name[0].ShouldNotBe('\'');
            name[^1].ShouldNotBe('\'');
            taken.Add(name).ShouldBeTrue(name);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Names_that_are_taken_are_numbered()
    {
        var names = new SheetNames();
        new[] { "a", "A", "a/b", "a?b", "", "'x'", "history", new string('长', 40), new string('长', 40) }.Select(names.Take)
            .ShouldBe(["a", "A (2)", "a_b", "a_b (2)", "Sheet", "x", "history (2)", new string('长', 31), new string('长', 27) + " (2)"]);
    }
}
