using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>
/// Every case of the JTS suite that overlays two valid areas: the kernel's area is overlay NG's and the suite's own. In the few cases the suite
/// collects because overlay NG gets them wrong or moves their vertices, exact arithmetic decides; their number is part of the test.
/// </summary>
public sealed class JtsOverlaySuiteTests(ITestOutputHelper output)
{
    [OutsideDataFact(JtsSuite.Zip)]
    public void Every_intersection_and_overlay_area_case_of_two_valid_areas_has_the_right_area()
    {
        var tally = new Tally();
        foreach (var (test, operation, a, b) in AreaPairs(name => name is "intersection" or "intersectionng" or "overlayareatest"))
            tally.Add(operation.Name, test, a, b, OverlapOracle.Confirm(a, b));

        output.WriteLine($"oracle: JTS suite: {tally}");
        tally.Wrong.ShouldBeEmpty();
        tally["intersection"].ShouldBe(60);
        tally["intersectionng"].ShouldBe(23);
        tally["overlayareatest"].ShouldBe(146);
        tally.ByExactArithmetic.ShouldBeLessThanOrEqualTo(9);
    }

    [OutsideDataFact(JtsSuite.Zip)]
    public void Every_intersection_case_in_full_precision_has_the_area_of_the_suites_expected_result()
    {
        var tally = new Tally();
        foreach (var (test, operation, a, b) in AreaPairs(name => name is "intersection" or "intersectionng"))
        {
            if (test.IsFloating && operation.FindExpectedGeometry() is { } expected)
                tally.Add(operation.Name, test, a, b, OverlapOracle.Confirm(a, b, expected.Area));
        }

        output.WriteLine($"oracle: JTS suite's expected results: {tally}");
        tally.Wrong.ShouldBeEmpty();
        tally.Compared.ShouldBe(59);
        tally.ByExactArithmetic.ShouldBe(0);
    }

    [OutsideDataFact(JtsSuite.Zip)]
    public void Every_pair_of_valid_areas_in_the_suite_has_the_right_area_whatever_is_asked_of_it()
    {
        var tally = new Tally();
        foreach (var test in JtsSuite.Cases())
        {
            if (test.Find("a") is { } a && test.Find("b") is { } b && IsValidArea(a) && IsValidArea(b))
                tally.Add("pairs", test, a, b, OverlapOracle.Confirm(a, b));
        }

        output.WriteLine($"oracle: JTS suite, all operations: {tally}");
        output.WriteLine(string.Join('\n', tally.Decided));
        tally.Wrong.ShouldBeEmpty();
        tally.Compared.ShouldBe(402);
        tally.ByExactArithmetic.ShouldBeLessThanOrEqualTo(13);
    }

    private static IEnumerable<(JtsCase Case, JtsOperation Operation, Geometry A, Geometry B)> AreaPairs(Func<string, bool> isWanted) =>
        from test in JtsSuite.Cases()
        from operation in test.Operations
        where isWanted(operation.Name)
        let a = operation.FindArgument(1)
        let b = operation.FindArgument(2)
        where IsValidArea(a) && IsValidArea(b)
        select (test, operation, a, b);

    private static bool IsValidArea(Geometry? geometry) => geometry is Polygon or MultiPolygon && new IsValidOp(geometry).IsValid;

    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

        public List<string> Wrong { get; } = [];

        /// <summary>The cases that exact arithmetic decided, with the error of each way in parts of the smaller polygon's area.</summary>
        public List<string> Decided { get; } = [];

        public int ByExactArithmetic => Decided.Count;

        public int Compared => _counts.Values.Sum();

        public int this[string operation] => _counts.GetValueOrDefault(operation);

        public void Add(string operation, JtsCase test, Geometry a, Geometry b, OverlapConfirmation confirmation)
        {
            _counts[operation] = this[operation] + 1;
            if (confirmation == OverlapConfirmation.ByExactArithmetic)
                Decided.Add($"{test.Name.ReplaceLineEndings(" ")}: {OverlapOracle.DescribeErrors(a, b)}");
            else if (confirmation == OverlapConfirmation.None)
                Wrong.Add($"{test.Name}: {OverlapOracle.Describe(a, b)}");
        }

        public override string ToString() =>
            $"{string.Join(", ", _counts.Select(count => $"{count.Value} {count.Key}"))} of two valid areas right, "
            + $"{ByExactArithmetic} of them by exact arithmetic where overlay NG is off";
    }
}
