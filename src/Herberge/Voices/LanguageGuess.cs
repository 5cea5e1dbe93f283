using Herberge.Texts.Languages;

namespace Herberge.Voices;

/// <summary>German or English, and what the writer's house speaks where a quote is too short or neither.</summary>
internal static class LanguageGuess
{
    public static string Of(string text, string otherwise) => LanguageDetector.Of(text) switch
    {
        TextLanguage.German => "de",
        TextLanguage.English => "en",
        _ => otherwise,
    };
}
