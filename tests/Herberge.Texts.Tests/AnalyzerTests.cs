namespace Herberge.Texts.Tests;

public sealed class AnalyzerTests
{
    [Theory]
    // German plurals, cases and verb forms
    [InlineData("Häuser", "Haus")]
    [InlineData("Hauses", "Haus")]
    [InlineData("Maschinen", "Maschine")]
    [InlineData("Bäume", "Baum")]
    [InlineData("Bücher", "Buch")]
    [InlineData("Städte", "Stadt")]
    [InlineData("Lieferungen", "Lieferung")]
    [InlineData("Prüfungen", "Prüfung")]
    [InlineData("Ideen", "Idee")]
    [InlineData("Kunden", "Kunde")]
    [InlineData("Lagers", "Lager")]
    [InlineData("Preise", "Preis")]
    [InlineData("Preises", "Preis")]
    [InlineData("Motoren", "Motor")]
    [InlineData("Werken", "Werk")]
    [InlineData("Größen", "Größe")]
    [InlineData("Freigaben", "Freigabe")]
    [InlineData("Ersatzteile", "Ersatzteil")]
    [InlineData("Ersatzteilen", "Ersatzteil")]
    [InlineData("schnelle", "schnell")]
    [InlineData("schnellen", "schnelles")]
    [InlineData("Straßen", "Straße")]
    // umlauts either way, ß either way, case
    [InlineData("Haeuser", "Häuser")]
    [InlineData("Hauser", "Häuser")]
    [InlineData("Haeuser", "Haus")]
    [InlineData("Pruefung", "Prüfung")]
    [InlineData("Prufung", "Prüfung")]
    [InlineData("Foerdertechnik", "Fördertechnik")]
    [InlineData("fuer", "für")]
    [InlineData("Groesse", "Größe")]
    [InlineData("STRASSE", "Straße")]
    [InlineData("Müller", "Mueller")]
    // gender forms
    [InlineData("Kund:innen", "Kunden")]
    [InlineData("Leser*innen", "Leser")]
    [InlineData("Mitarbeiter_innen", "Mitarbeiter")]
    [InlineData("Monteur:in", "Monteure")]
    // English plurals and verb forms
    [InlineData("houses", "house")]
    [InlineData("companies", "company")]
    [InlineData("deliveries", "delivery")]
    [InlineData("issues", "issue")]
    [InlineData("values", "value")]
    [InlineData("boxes", "box")]
    [InlineData("machines", "machine")]
    [InlineData("running", "run")]
    [InlineData("runs", "run")]
    [InlineData("meetings", "meeting")]
    [InlineData("started", "start")]
    [InlineData("starting", "starts")]
    [InlineData("delivered", "deliver")]
    [InlineData("delivering", "delivers")]
    [InlineData("ordered", "order")]
    [InlineData("making", "make")]
    [InlineData("created", "creates")]
    [InlineData("studies", "study")]
    [InlineData("files", "file")]
    [InlineData("testing", "test")]
    public void Forms_of_a_word_are_one_term(string one, string other) =>
        Assert.Equal(Analyzer.Terms(other).Single(), Analyzer.Terms(one).Single());

    [Theory]
    [InlineData("Haus", "Hase")]
    [InlineData("Quelle", "Qualle")]
    [InlineData("Maschine", "Masche")]
    [InlineData("order", "border")]
    [InlineData("neue", "nun")]
    [InlineData("Steuer", "Stur")]
    [InlineData("OF-200", "OF-210")]
    public void Different_words_stay_different(string one, string other) =>
        Assert.NotEqual(string.Join(' ', Analyzer.Terms(one)), string.Join(' ', Analyzer.Terms(other)));

    [Fact]
    public void Words_know_where_they_stand()
    {
        const string text = "Die „Häuser“ der Kund:innen, Baureihe OF-200.";
        var words = Analyzer.Words(text).ToList();
        Assert.Equal(["Die", "Häuser", "der", "Kund:innen", "Baureihe", "OF", "200"], words.Select(w => text.Substring(w.Start, w.Length)));
    }

    [Fact]
    public void Decomposed_and_composed_letters_are_the_same() =>
        Assert.Equal(Analyzer.Terms("Prüfung").Single(), Analyzer.Terms("Pru\u0308fung").Single());

    [Fact]
    public void Other_scripts_and_odd_input_do_no_harm()
    {
        Assert.Equal(["привет", "мир"], Analyzer.Terms("Привет, мир!"));
        Assert.Empty(Analyzer.Terms("… — !?"));
        Assert.Single(Analyzer.Terms(new string('x', 10_000)));
        Assert.NotEmpty(Analyzer.Terms("\ud83d\ude00 a\ud800b").ToList());
    }

    [Fact]
    public void Little_words_are_known_in_both_languages()
    {
        Assert.True(Analyzer.IsStopWord("Für"));
        Assert.True(Analyzer.IsStopWord("the"));
        Assert.False(Analyzer.IsStopWord("Lager"));
    }
}
