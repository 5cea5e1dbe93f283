using Herberge.Texts.Codes;
using Herberge.Texts.Hints;
using Herberge.Texts.Themes;

namespace Herberge.Texts.Tests;

/// <summary>The example of the library's README, compiled. <see cref="ReadmeTests"/> keeps both equal.</summary>
internal static class ReadmeExample
{
    public static (string Label, int? Original, string? Theme, ThemeReport Report, CodeSuggestion First, CodeSuggester Suggester, int Nearest) Run()
    {
        // README begins
        string[] texts =
        [
            "Der Drucker im Lager hat schon wieder Papierstau", "Papierstau im Drucker, dritter Stock", "Drucker: Toner leer, Papierstau",
            "Toner für den Drucker fehlt", "In der Kantine fehlt vegetarisches Essen", "Mehr vegetarisches Essen in der Kantine",
            "Kantine: das Essen ist kalt", "Vegetarisches Essen bitte auch mittags in der Kantine", "der Drucker im Lager hat schon wieder Papierstau!",
        ];
        ThemeReport report = ThemeDiscovery.Find(texts, new ThemeOptions { Count = 2 });
        string label = report.Themes[0].Label;                       // its most telling phrases
        int? original = report.Assignments[8].DuplicateOf;           // 0
        string? theme = report.Assignments[4].Theme;                 // not that of the printers

        var coded = new List<CodedText> { new(texts[0], "IT"), new(texts[1], "IT"), new(texts[4], "Kantine"), new(texts[5], "Kantine") };
        CodeSuggester suggester = CodeSuggester.Train(coded, uncoded: texts);
        CodeSuggestion first = suggester.Suggest("Toner im Drucker leer")[0];   // IT, with a confidence
        suggester.Learn("Der Parkplatz ist voll", "Parken");                    // every decision counts at once, new codes too
        suggester.Reject("Toner im Drucker leer", "Kantine");                   // and so does what was turned down

        var similar = new SimilarTexts();
        foreach (var text in texts)
            similar.Add(text);
        int nearest = similar.Find("Drukcer mit Papierstau")[0].Text;           // one of the printers, in spite of the typing error
        // README ends
        return (label, original, theme, report, first, suggester, nearest);
    }
}
