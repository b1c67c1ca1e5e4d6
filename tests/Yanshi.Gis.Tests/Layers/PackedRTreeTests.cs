using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

public class PackedRTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(300)]
    [InlineData(5000)]
    public void Answers_what_brute_force_answers_or_a_rounding_more(int count)
    {
        var random = new Random(count);
        var boxes = new Box[count];
        for (var i = 0; i < count; i++)
        {
            double x = random.NextDouble() * 50_000 - 25_000, y = random.NextDouble() * 50_000 - 25_000;
            boxes[i] = new Box(x, y, x + random.NextDouble() * 800, y + random.NextDouble() * 800);
        }
        boxes = [.. HilbertOrder.Of(boxes).Select(i => boxes[i])];
        var tree = PackedRTree.Build(boxes);
        for (var query = 0; query < 200; query++)
        {
            double x = random.NextDouble() * 50_000 - 25_000, y = random.NextDouble() * 50_000 - 25_000;
            var window = new Box(x, y, x + random.NextDouble() * 3000, y + random.NextDouble() * 3000);
            var found = new List<int>();
            tree.Query(window, found);
            found.ShouldBeUnique();
            var expected = Enumerable.Range(0, count).Where(i => boxes[i].Meets(window)).ToHashSet();
            expected.IsSubsetOf(found).ShouldBeTrue("a box may never be missed");
            found.Where(i => !expected.Contains(i)).ShouldAllBe(i => boxes[i].Widened(0.01).Meets(window));
        }
    }

    [Fact]
    public void A_box_that_only_touches_is_found_and_an_empty_one_never()
    {
        var tree = PackedRTree.Build([new Box(0, 0, 1, 1), Box.Empty]);
        var found = new List<int>();
        tree.Query(new Box(1, 1, 2, 2), found);
        found.ShouldBe([0]);
        found.Clear();
        tree.Query(new Box(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue), found);
        found.ShouldBe([0]);
    }

    [Fact]
    public void Hilbert_order_is_a_permutation_in_which_neighbours_are_near()
    {
        // On a full grid of 32 × 32 cells the curve steps from cell to neighbouring cell.
        var boxes = Enumerable.Range(0, 1024).Select(i => new Box(i % 32, i / 32, i % 32 + 1, i / 32 + 1)).ToArray();
        var order = HilbertOrder.Of(boxes);
        order.Order().ShouldBe(Enumerable.Range(0, 1024));
        for (var i = 1; i < order.Length; i++)
        {
            Box from = boxes[order[i - 1]], to = boxes[order[i]];
            (Math.Abs(from.MinX - to.MinX) + Math.Abs(from.MinY - to.MinY)).ShouldBe(1);
        }
    }
}
