using Herberge.Texts;
using Herberge.Voices.Masking;

namespace Herberge.Voices.Themes;

/// <summary>A customer's words as they are compared.</summary>
internal static class ThemeTexts
{
    /// <summary>What parts two words that stand around a covered place.</summary>
    private const string Gap = " … ";

    /// <summary>What a phrase must be said by, so that it is nobody's own.</summary>
    public const int LeastVoices = 2;

    /// <summary>Without what stands for covered places: that says nothing of what the voice is about.</summary>
    public static string Of(string masked) => string.Concat(MaskedText.Pieces(masked).Select(piece => piece.Kind is null ? piece.Text : Gap)).Trim();

    /// <summary>Those of some phrases that at least two of the texts still have, in any form of their words.</summary>
    public static List<string> StillSaid(IReadOnlyList<string> phrases, IEnumerable<string> texts)
    {
        var sought = phrases.Select(phrase => Analyzer.Terms(phrase).ToArray()).ToArray();
        var voices = new int[phrases.Count];
        foreach (var text in texts)
        {
            if (Array.TrueForAll(voices, count => count >= LeastVoices)) break;
            var terms = Analyzer.Terms(text).ToArray();
            for (var at = 0; at < sought.Length; at++)
                if (voices[at] < LeastVoices && sought[at].Length > 0 && terms.AsSpan().IndexOf(sought[at]) >= 0) voices[at]++;
        }

        return [.. phrases.Where((_, at) => voices[at] >= LeastVoices)];
    }
}
