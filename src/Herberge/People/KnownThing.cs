using Herberge.Texts;

namespace Herberge.People;

/// <summary>One thing somebody says they know or look for: as they wrote it, and as the word stems a question is held against.</summary>
internal sealed record KnownThing(string Written, HashSet<string> Words)
{
    private const int ShortestWord = 3;
    private static readonly char[] Between = [' ', ',', ';', '.', ':', '?', '!', '/', '(', ')', '"', '„', '“', '\n', '\t'];

    /// <summary>What stands in a field of a profile; parts without a word that means something are left out.</summary>
    public static List<KnownThing> Of(string? joined) => [.. WordList.Split(joined).Select(written => new KnownThing(written, WordsOf(written))).Where(thing => thing.Words.Count > 0)];

    public static HashSet<string> WordsOf(string text) => [.. Analyzer.Terms(string.Join(' ', text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord)))];
}
