using Herberge.Foundation.Markdown;

namespace Herberge.Tests.Foundation;

public sealed class MarkdownTests
{
    private static readonly MarkdownRenderer Markdown = new();

    [Theory]
    [InlineData("Hallo **Welt**", "<p>Hallo <strong>Welt</strong></p>")]
    [InlineData("eins\nzwei", "<p>eins<br>\nzwei</p>")]
    [InlineData("# Groß", "<h3>Groß</h3>")]
    [InlineData("## Kleiner", "<h4>Kleiner</h4>")]
    [InlineData("~~weg~~", "<p><del>weg</del></p>")]
    [InlineData("[Wiki](https://example.org/)", "<p><a href=\"https://example.org/\" rel=\"noopener nofollow ugc\">Wiki</a></p>")]
    [InlineData("[Raum](/spaces/werk)", "<p><a href=\"/spaces/werk\">Raum</a></p>")]
    [InlineData("Moin @Aylin.Yildiz.", "<p>Moin <a class=\"mention\" href=\"/people/aylin.yildiz\">@Aylin.Yildiz</a>.</p>")]
    public void What_people_write_becomes(string markdown, string html) => Assert.Equal(html, Markdown.Render(markdown).Html);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("[x](https://a.example/\"onmouseover=\"alert(1))")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("| a |\n|---|\n| <svg onload=alert(1)> |")]
    [InlineData("@a\"onclick=alert(1)")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<form action=/evil><input type=submit></form>")]
    public void No_text_brings_anything_that_runs(string markdown)
    {
        var html = Markdown.Render(markdown).Html;
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script, style, svg, form, iframe, object, img, input"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style"));
        Assert.DoesNotContain(page.QuerySelectorAll("[href]"), e => e.GetAttribute("href")!.Contains("script:", StringComparison.OrdinalIgnoreCase)
            || e.GetAttribute("href")!.StartsWith("data:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Only_pictures_of_the_house_are_shown()
    {
        Assert.DoesNotContain("<img", Markdown.Render("![Spion](https://tracker.example/pixel.gif)").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Markdown.Render("![Spion](//tracker.example/pixel.gif)").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Markdown.Render("![Spion](/files/../people/ada)").Html, StringComparison.Ordinal);
        var shown = Markdown.Render("![Lager](/files/0198c0de-0000-7000-8000-000000000000/lager.png)").Html;
        Assert.Contains("<img src=\"/files/0198c0de-0000-7000-8000-000000000000/lager.png", shown, StringComparison.Ordinal);
        Assert.Contains("alt=\"Lager\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_tasks_and_code_are_kept()
    {
        var html = Markdown.Render("| Teil | Zahl |\n|---|---|\n| A | 1 |\n\n- [x] fertig\n- [ ] offen\n\n```cs\nvar a = 1 < 2;\n```\n\n> Zitat").Html;
        foreach (var part in (string[])["<table>", "<th>Teil</th>", "<td>1</td>", "type=\"checkbox\"", "checked", "disabled", "<pre><code>var a = 1 &lt; 2;", "<blockquote>"])
            Assert.Contains(part, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mentions_are_found_but_not_in_code_or_mail_addresses()
    {
        var rendered = Markdown.Render("@tomasz schau mal, @Aylin.Yildiz auch. `@code` mail@example.org @tomasz\n\n```\n@block\n```");
        Assert.Equal(["tomasz", "aylin.yildiz"], rendered.Handles);
        Assert.Contains("@tomasz schau mal, @Aylin.Yildiz auch.", rendered.Text, StringComparison.Ordinal);
        Assert.Contains("mail@example.org", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_says_the_same_without_marks() =>
        Assert.Equal("Titel\nEin fetter Link\nPunkt\nA\t1", Markdown.Render("# Titel\n\nEin **fetter** [Link](https://example.org)\n\n- Punkt\n\n| A | 1 |\n|---|---|").Text.TrimEnd());

    [Fact]
    public void Deep_nesting_does_not_bring_the_house_down()
    {
        var rendered = Markdown.Render(new string('>', 20_000) + " tief");
        Assert.Contains("tief", rendered.Text, StringComparison.Ordinal);
        Assert.NotEqual("", Markdown.Render(new string('[', 20_000)).Html);
        Assert.NotEqual("", Markdown.Render(string.Concat(Enumerable.Repeat("**a ", 5_000))).Html);
    }
}
