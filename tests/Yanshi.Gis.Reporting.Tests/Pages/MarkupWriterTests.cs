using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Tests.Pages;

public class MarkupWriterTests
{
    [Theory]
    [InlineData("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("一\n二\t三", "一\n二\t三")]
    [InlineData("\u0000\u0008\u001b\u0085\u007f", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\U0001F600\U00020087", "\U0001F600\U00020087")]
    [InlineData("\uFFFE\uFFFF", "\uFFFD\uFFFD")]
    public void Text_is_escaped_and_what_a_page_cannot_hold_is_replaced(string text, string expected)
    {
        var html = new MarkupWriter();
        html.Text(text);
        html.ToString().ShouldBe(expected);
        var attribute = new MarkupWriter();
        attribute.Leaf("use", ("href", text), ("class", null));
        attribute.ToString().ShouldBe($"<use href=\"{expected}\"/>\n");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        var html = new MarkupWriter();
        html.Text("\ud83d x \ude00");
        html.ToString().ShouldBe("\uFFFD x \uFFFD");
    }

    [Fact]
    public void Elements_close_in_the_order_they_were_opened()
    {
        var html = new MarkupWriter();
        using (html.Element("p", ("class", "note")))
        {
            html.Text("甲");
            html.Line("span", null, "乙");
        }

        html.ToString().ShouldBe("<p class=\"note\">甲<span>乙</span></p>\n");
    }
}
