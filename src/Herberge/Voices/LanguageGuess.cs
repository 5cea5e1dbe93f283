using Herberge.Texts;

namespace Herberge.Voices;

/// <summary>German or English, by the little words every sentence is full of.</summary>
internal static class LanguageGuess
{
    private static readonly HashSet<string> German = new(StringComparer.Ordinal)
    {
        "der", "die", "das", "und", "ist", "nicht", "ich", "wir", "ein", "eine", "mit", "wenn", "auf", "den", "dem", "es", "bei", "sie", "zu", "von", "uns", "aber", "kein",
    };

    private static readonly HashSet<string> English = new(StringComparer.Ordinal)
    {
        "the", "and", "is", "not", "we", "a", "with", "when", "if", "on", "it", "to", "of", "our", "but", "no", "you", "that", "have", "for", "they",
    };

    public static string Of(string text, string otherwise)
    {
        var words = WordForms.Fold(text).Split((char[])[' ', ',', '.', '\n', '?', '!', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        var (german, english) = (words.Count(German.Contains), words.Count(English.Contains));
        return german == english ? otherwise : german > english ? "de" : "en";
    }
}
