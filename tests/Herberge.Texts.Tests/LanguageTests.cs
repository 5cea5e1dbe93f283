using Herberge.Texts.Languages;

namespace Herberge.Texts.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Wir brauchen mehr Radwege in der Stadt.", TextLanguage.German)]
    [InlineData("Die Lieferung ist nicht angekommen", TextLanguage.German)]
    [InlineData("Straßenbeleuchtung abschalten", TextLanguage.German)]
    [InlineData("I still have not received my card", TextLanguage.English)]
    [InlineData("Why was my payment declined?", TextLanguage.English)]
    [InlineData("Je ne peux pas me connecter à mon compte depuis hier", TextLanguage.Other)]
    [InlineData("No puedo entrar en mi cuenta desde ayer por la mañana", TextLanguage.Other)]
    [InlineData("Ik kan niet meer inloggen met mijn wachtwoord", TextLanguage.Other)]
    [InlineData("Не могу войти в свою учётную запись", TextLanguage.Other)]
    [InlineData("", TextLanguage.Unknown)]
    [InlineData("12 345", TextLanguage.Unknown)]
    public void A_language_is_told(string text, TextLanguage language) => Assert.Equal(language, LanguageDetector.Of(text));

    [Theory]
    [InlineData("banking77-test", TextLanguage.English)]
    [InlineData("klimarat", TextLanguage.German)]
    [InlineData("10kgnad-test", TextLanguage.German)]
    public void Hardly_a_text_is_taken_for_another_language(string name, TextLanguage language)
    {
        var told = SharedData.Voices(name).Select(row => LanguageDetector.Of(row.Text)).ToList();
        Assert.True(told.Count(one => one == language) >= 0.97 * told.Count);
    }
}
