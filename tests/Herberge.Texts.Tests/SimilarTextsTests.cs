using Herberge.Texts.Hints;

namespace Herberge.Texts.Tests;

public sealed class SimilarTextsTests
{
    [Fact]
    public void What_says_the_same_is_found_in_other_forms_and_with_typing_errors()
    {
        var texts = new SimilarTexts();
        foreach (var text in (string[])["Die Drucker im Lager stehen still", "Mehr Salat in der Kantine", "Wann kommt die neue Gabelstaplerschulung?", "Parkplätze fehlen"])
            texts.Add(text);

        Assert.Equal(0, texts.Find("Im Lager steht ein Drucker")[0].Text);
        Assert.Equal(2, texts.Find("Gabelstapler Schuhlung")[0].Text);
        Assert.DoesNotContain(texts.Find("Mehr Salat in der Kantine", except: 1), found => found.Text == 1);
        Assert.Empty(texts.Find("qqq"));
        Assert.Empty(new SimilarTexts().Find("Salat"));
    }

    [Fact]
    public void Of_five_hints_one_has_the_same_intent_nearly_always()
    {
        var rows = SharedData.Voices("banking77-train");
        var texts = new SimilarTexts();
        foreach (var (text, _) in rows)
            texts.Add(text);
        var asked = Enumerable.Range(0, rows.Count).Where(at => at % 20 == 0).ToList();

        var hits = asked.Count(at => texts.Find(rows[at].Text, 5, except: at).Any(found => rows[found.Text].Label == rows[at].Label));

        Assert.True(hits >= 0.93 * asked.Count);
    }
}
