using Herberge.Spaces.Imports.Slack;

namespace Herberge.Tests.Imports;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("*fett* und _schräg_ und ~weg~", "**fett** und _schräg_ und ~~weg~~")]
    [InlineData("2*3*4 und snake_case_name", "2*3*4 und snake_case_name")]
    [InlineData("<@U1> <@U9|wer>", "@ada.admin @U9")]
    [InlineData("<#C1> <#C9|anderswo> <!here> <!subteam^S1|@einkauf>", "#allgemein #anderswo @here @einkauf")]
    [InlineData("<https://example.org/?a=1&amp;b=2>", "<https://example.org/?a=1&b=2>")]
    [InlineData("<mailto:ada@example.org|ada@example.org>", "[ada@example.org](<mailto:ada@example.org>)")]
    [InlineData("a &lt;b&gt; &amp;amp; :tada: :+1::skin-tone-3: :unser_logo: 10:30:15", "a <b> &amp; 🎉 👍 :unser_logo: 10:30:15")]
    [InlineData("`*kein* <https://x.de|fett>`", "`*kein* fett`")]
    [InlineData("vor ```if (a &lt; b) *x*``` nach", "vor \n```\nif (a < b) *x*\n```\n nach")]
    [InlineData("# kein Titel\n• eins\n• zwei\n&gt; Zitat", "\\# kein Titel\n- eins\n- zwei\n> Zitat")]
    [InlineData("* offen und < auch & so *", "* offen und < auch & so *")]
    [InlineData("*<https://x.de/a_b_c|Link>*", "**[Link](<https://x.de/a_b_c>)**")]
    public void Slack_markup_becomes_Markdown(string slack, string markdown) =>
        Assert.Equal(markdown, new SlackText(u => u == "U1" ? "ada.admin" : u, c => c == "C1" ? "allgemein" : null).Convert(slack).Markdown);

    [Theory]
    [InlineData("*")]
    [InlineData("<@")]
    [InlineData("<>")]
    [InlineData("```")]
    [InlineData(":::")]
    [InlineData("&")]
    [InlineData("<|>")]
    [InlineData("*_~*_~")]
    public void Broken_markup_is_text(string slack) => Assert.NotNull(new SlackText(u => u, _ => null).Convert(string.Concat(Enumerable.Repeat(slack, 50))).Markdown);
}
