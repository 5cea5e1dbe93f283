using Herberge.Texts;

namespace Herberge.Foundation.Search;

/// <summary>A stretch of text, searched for or not.</summary>
public readonly record struct ExcerptPart(string Text, bool IsHit);

/// <summary>Shows where in a text the words are that somebody searched for.</summary>
internal static class Excerpt
{
    /// <summary>Beyond this nobody looks for hits; the text then begins at its beginning.</summary>
    private const int MostCharacters = 40_000;

    /// <summary>All of a short text, with its hits marked.</summary>
    public static IReadOnlyList<ExcerptPart> Mark(string text, SearchTerms terms) => Parts(text, 0, text.Length, Hits(text, terms));

    /// <summary>About <paramref name="length"/> characters around the place with the most hits.</summary>
    public static IReadOnlyList<ExcerptPart> Around(string text, SearchTerms terms, int length)
    {
        var hits = Hits(text.Length > MostCharacters ? text[..MostCharacters] : text, terms);
        var start = WordStart(text, Best(hits, length) - (length / 5));
        var end = WordEnd(text, start + length);
        var parts = Parts(text, start, end, hits);
        if (start > 0) parts.Insert(0, new ExcerptPart("… ", false));
        if (end < text.Length) parts.Add(new ExcerptPart(" …", false));
        return parts;
    }

    private static List<Word> Hits(string text, SearchTerms terms)
    {
        var whole = terms.Wanted.Where(p => !p.IsPrefix).SelectMany(p => p.Terms).ToHashSet(StringComparer.Ordinal);
        var beginnings = terms.Wanted.Where(p => p.IsPrefix).Select(p => p.Terms[0]).ToList();
        return [.. Analyzer.Words(text).Where(word => whole.Contains(word.Term)
            || beginnings.Exists(b => word.Term.StartsWith(b, StringComparison.Ordinal)))];
    }

    /// <summary>Where the densest run of hits begins; 0 without any.</summary>
    private static int Best(List<Word> hits, int length)
    {
        var (best, most, end) = (0, 0, 0);
        for (var i = 0; i < hits.Count; i++)
        {
            while (end < hits.Count && hits[end].Start < hits[i].Start + (length * 4 / 5)) end++;
            if (end - i <= most) continue;
            (best, most) = (hits[i].Start, end - i);
        }

        return best;
    }

    private static List<ExcerptPart> Parts(string text, int start, int end, List<Word> hits)
    {
        var parts = new List<ExcerptPart>();
        var at = start;
        foreach (var hit in hits.Where(h => h.Start >= start && h.Start + h.Length <= end))
        {
            if (hit.Start > at) parts.Add(new ExcerptPart(text[at..hit.Start], false));
            parts.Add(new ExcerptPart(text.Substring(hit.Start, hit.Length), true));
            at = hit.Start + hit.Length;
        }

        if (end > at) parts.Add(new ExcerptPart(text[at..end], false));
        return parts;
    }

    private static int WordStart(string text, int at)
    {
        if (at <= 0) return 0;
        var space = text.IndexOf(' ', at, Math.Min(40, text.Length - at));
        return space < 0 ? at : space + 1;
    }

    private static int WordEnd(string text, int at)
    {
        if (at >= text.Length) return text.Length;
        var space = text.LastIndexOf(' ', at, Math.Min(40, at));
        return space < 0 ? at : space;
    }
}
