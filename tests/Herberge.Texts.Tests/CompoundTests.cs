using Herberge.Texts.Compounds;

namespace Herberge.Texts.Tests;

public sealed class CompoundTests
{
    private static readonly CompoundSplitter Splitter = Learned();

    [Theory]
    [InlineData("Radwege", "Rad", "Weg")]
    [InlineData("Energiepreise", "Energie", "Preis")]
    [InlineData("Arbeitsplätze", "Arbeit", "Platz")]
    [InlineData("Verkehrsplanung", "Verkehr", "Planung")]
    [InlineData("Straßenbeleuchtung", "Straße", "Beleuchtung")]
    [InlineData("Biogasanlagen", "Bio", "Gas", "Anlage")]
    public void A_compound_falls_into_words_that_are_used(string word, params string[] parts) =>
        Assert.Equal(parts.Select(Analyzer.TermOf), Splitter.Parts(word));

    [Theory]
    [InlineData("Unternehmen")]
    [InlineData("Vorstellung")]
    [InlineData("Verkehr")]
    [InlineData("Österreich")]
    [InlineData("verkehrt")]
    [InlineData("Energie")]
    [InlineData("Radxyz")]
    [InlineData("")]
    public void Other_words_stay_whole(string word) => Assert.Empty(Splitter.Parts(word));

    [Fact]
    public void Without_texts_nothing_is_split() => Assert.Empty(new CompoundSplitter().Parts("Fahrradweg"));

    private static CompoundSplitter Learned()
    {
        var splitter = new CompoundSplitter();
        for (var time = 0; time < 5; time++)
        {
            splitter.Learn("Das Rad und der Weg. Die Energie hat ihren Preis, die Arbeit ihren Platz, der Verkehr seine Planung.");
            splitter.Learn("Eine Straße mit Beleuchtung, eine Anlage für Gas, alles Bio. Wir nehmen das unter die Lupe, vor der Stellung.");
            splitter.Learn("Ich und der Osten: Österreich. Ein Unternehmen, das wir nehmen.");
        }

        return splitter;
    }
}
