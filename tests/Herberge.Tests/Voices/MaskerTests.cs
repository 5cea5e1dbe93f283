using Herberge.Voices.Masking;

namespace Herberge.Tests.Voices;

public sealed class MaskerTests
{
    [Theory]
    [InlineData("Schreib an jutta.lang@kunde-nord.de, dann klappt es", "Schreib an ⟦mail⟧, dann klappt es")]
    [InlineData("info (at) kunde.example.com antwortet nie", "⟦mail⟧ antwortet nie")]
    [InlineData("Erreichbar unter +49 421 5580-123 oder gar nicht", "Erreichbar unter ⟦phone⟧ oder gar nicht")]
    [InlineData("Mobil 0171 2345678, bitte abends", "Mobil ⟦phone⟧, bitte abends")]
    [InlineData("Konto DE89 3704 0044 0532 0130 00 stimmt nicht", "Konto ⟦iban⟧ stimmt nicht")]
    [InlineData("Kundennummer: K-204417 wurde vertauscht", "Kundennummer: ⟦number⟧ wurde vertauscht")]
    [InlineData("Unter Ticket 48211 steht etwas anderes", "Unter Ticket ⟦number⟧ steht etwas anderes")]
    [InlineData("order no. 8831-22 never came", "order no. ⟦number⟧ never came")]
    [InlineData("Lieferung an Hafenstraße 12, 28195 Bremen kam nie an", "Lieferung an ⟦address⟧ kam nie an")]
    [InlineData("Früher hatte ich Frau Hartmann, da war das geklärt", "Früher hatte ich Frau ⟦name⟧, da war das geklärt")]
    [InlineData("Herr Dr. von Hagenow weiß es auch nicht", "Herr Dr. ⟦name⟧ weiß es auch nicht")]
    [InlineData("Mein Name ist Øyvind Çelik und ich warte", "Mein Name ist ⟦name⟧ und ich warte")]
    [InlineData("Viele Grüße\nBärbel Schmid", "Viele Grüße\n⟦name⟧")]
    [InlineData("Mrs. O'Brien was helpful", "Mrs. ⟦name⟧ was helpful")]
    public void What_would_tell_who_somebody_is_is_covered(string said, string stored) => Assert.Equal(stored, Masker.Cover(said).Text);

    [Theory]
    [InlineData("Bei uns steht seit gestern Linie 3, und niemand weiß, wann das Lager kommt.")]
    [InlineData("Nach 12000 Betriebsstunden ist bei 80 °C Schluss, Fehler E-204 im Panel.")]
    [InlineData("Um 7:30 Uhr am 24.11.2026 waren 3 von 12 Motoren heiß (0,75 kW).")]
    [InlineData("We lost 45 minutes on line 2 because the QR code leads nowhere.")]
    [InlineData("Frau am Empfang war freundlich")]
    public void Other_words_stay_as_they_were_said(string said) => Assert.Equal(said, Masker.Cover(said).Text);

    [Fact]
    public void Our_own_signs_cannot_be_written_by_a_sender()
    {
        var masked = Masker.Cover("⟦name⟧ und ⟦script⟧");
        Assert.Equal("[name] und [script]", masked.Text);
        Assert.Equal(0, masked.Count);
    }

    [Fact]
    public void Covering_by_hand_leaves_what_is_covered_alone()
    {
        var masked = Masker.Cover("Frau Hartmann von Nordkorn sagt: Nordkorn wartet. name@nordkorn.de");
        var more = Masker.CoverMore(masked.Text, "nordkorn");
        Assert.Equal("Frau ⟦name⟧ von ⟦hand⟧ sagt: ⟦hand⟧ wartet. ⟦mail⟧", more.Text);
        Assert.Equal(4, more.Count);
        Assert.Equal(masked.Text, Masker.CoverMore(masked.Text, "name").Text);
    }

    [Fact]
    public void Pieces_join_to_the_stored_text_whatever_it_is()
    {
        string[] texts = ["", "nur Worte", "⟦name⟧", "a⟦mail⟧b⟦kaputt", "⟧⟦phone⟧⟦iban⟧ Ende"];
        foreach (var text in texts)
        {
            Assert.Equal(text, string.Concat(MaskedText.Pieces(text).Select(p => p.Text)));
            Assert.All(MaskedText.Pieces(text), p => Assert.Equal(p.Text, text.Substring(p.Start, p.Text.Length)));
        }
    }
}
