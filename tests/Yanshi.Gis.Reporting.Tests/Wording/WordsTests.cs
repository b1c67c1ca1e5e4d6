using System.Reflection;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Tests.Wording;

public class WordsTests
{
    [Fact]
    public void Every_code_that_a_record_can_have_has_words_in_both_languages()
    {
        var reasons = typeof(ReasonCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        (string Kind, IEnumerable<string> Codes)[] kinds =
        [
            ("verdict", EnumCode.All<Verdict>()), ("mark", EnumCode.All<Verdict>()), ("basis", EnumCode.All<VerdictBasis>()), ("state", EnumCode.All<LayerState>()), ("reason", reasons),
            ("certainty", EnumCode.All<Certainty>()), ("status", EnumCode.All<LayerStatus>()), ("role", EnumCode.All<LayerRole>()), ("completeness", EnumCode.All<Completeness>()),
            ("coverage", EnumCode.All<LayerCoverage>()), ("why", EnumCode.All<SliverReason>()), ("stated", EnumCode.All<StatedAreaMatch>()),
            ("screening", EnumCode.All<ScreeningState>()),
        ];
        foreach (var (kind, codes) in kinds)
        {
            foreach (var code in codes)
            {
                Words.Of(Language.Chinese, kind, code).ShouldContain(word => word >= '\u4E00', $"{kind}:{code}");
                Words.Of(Language.English, kind, code).ShouldAllBe(letter => letter < '\u2E80', $"{kind}:{code}");
                (Words.Of(Language.Chinese, kind, code) == code).ShouldBeFalse($"{kind}:{code}");
            }
        }
    }

    [Fact]
    public void A_code_that_nobody_knows_stands_for_itself_and_ranks_worst()
    {
        Words.Of(Language.Chinese, "verdict", "strange").ShouldBe("strange");
        Severity.RankOf("strange").ShouldBeLessThan(Severity.RankOf("prohibited"));
        Severity.Codes.ShouldBe(["prohibited", "restricted", "undetermined", "procedure", "notice", "clear"]);
    }
}
