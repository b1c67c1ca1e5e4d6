using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Tests.Wording;

/// <summary>
/// Colours as people with and without colour blindness see them (Machado, Oliveira and Fernandes 2009, full severity), compared in CIE L*a*b*. A changed colour
/// must not bring two verdicts closer than they can be told apart.
/// </summary>
public class SeverityColoursTests
{
    private const double LeastDistance = 20;

    private static readonly Dictionary<string, double[]> Vision = new(StringComparer.Ordinal)
    {
        ["normal"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<string> Views => [.. Vision.Keys];

    [Theory]
    [MemberData(nameof(Views))]
    public void No_two_verdicts_look_alike(string view)
    {
        foreach (var (one, other) in Pairs())
            Distance(one, other, view).ShouldBeGreaterThan(LeastDistance, $"{one} and {other}");
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Prohibited_and_clear_look_most_unlike(string view) => Distance("prohibited", "clear", view).ShouldBeGreaterThan(45);

    [Fact]
    public void Words_can_be_read_on_every_colour()
    {
        foreach (var verdict in Severity.Codes)
        {
            var colour = SeverityColours.Of(verdict);
            (SeverityColours.TextOn(colour) is "#ffffff" ? SeverityColours.ContrastToWhite(colour) : SeverityColours.ContrastToBlack(colour)).ShouldBeGreaterThanOrEqualTo(4.5, verdict);
        }
    }

    private static IEnumerable<(string, string)> Pairs() =>
        from i in Enumerable.Range(0, Severity.Codes.Count)
        from j in Enumerable.Range(i + 1, Severity.Codes.Count - i - 1)
        select (Severity.Codes[i], Severity.Codes[j]);

    private static double Distance(string one, string other, string view)
    {
        var (a, b) = (Lab(SeverityColours.Of(one), view), Lab(SeverityColours.Of(other), view));
        return Math.Sqrt((a.L - b.L) * (a.L - b.L) + (a.A - b.A) * (a.A - b.A) + (a.B - b.B) * (a.B - b.B));
    }

    private static (double L, double A, double B) Lab(string colour, string view)
    {
        double[] linear = [SeverityColours.Linear(colour, 1), SeverityColours.Linear(colour, 3), SeverityColours.Linear(colour, 5)];
        var seen = Times(Vision[view], linear).Select(component => Math.Clamp(component, 0, 1)).ToArray();

        // sRGB to CIE XYZ, white D65.
        var xyz = Times([0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], seen);
        double x = F(xyz[0] / 0.95047), y = F(xyz[1]), z = F(xyz[2] / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => matrix[3 * row] * vector[0] + matrix[3 * row + 1] * vector[1] + matrix[3 * row + 2] * vector[2])];
}
