using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Words and phrases that tell the texts of one group from all others: runs of up to three words that neither begin nor end
/// with a function word, ranked by the signed log-likelihood ratio of the texts that have them (Dunning 1993).
/// </summary>
internal sealed class ThemePhrases
{
    private const int LongestPhrase = 3;
    private const int MostRanked = 24;
    private const double LeastShare = 0.02;
    private const double PhraseBonus = 0.35;
    private const double Swallowed = 0.5;

    private readonly IReadOnlyList<string> _texts;
    private readonly Dictionary<ulong, int> _textsWith = [];
    private readonly int _count;

    /// <param name="texts">All texts.</param>
    /// <param name="which">Those that are counted.</param>
    public ThemePhrases(IReadOnlyList<string> texts, IReadOnlyList<int> which)
    {
        (_texts, _count) = (texts, which.Count);
        var seen = new HashSet<ulong>();
        foreach (var text in which)
        {
            seen.Clear();
            foreach (var phrase in In(texts[text]))
                if (seen.Add(phrase.Key))
                    CollectionsMarshal.GetValueRefOrAddDefault(_textsWith, phrase.Key, out _)++;
        }
    }

    /// <summary>The telling phrases of a group as its texts write them, best first.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<int> group, int most)
    {
        var inside = new Dictionary<ulong, Found>();
        var seen = new HashSet<ulong>();
        foreach (var text in group)
        {
            seen.Clear();
            foreach (var phrase in In(_texts[text]))
                if (seen.Add(phrase.Key))
                {
                    ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(inside, phrase.Key, out _);
                    found = new Found(found.Texts + 1, phrase.Words);
                }
        }

        var least = Math.Max(2, LeastShare * group.Count);
        var ranked = inside
            .Where(pair => pair.Value.Texts >= least)
            .Select(pair => (pair.Key, pair.Value.Texts, pair.Value.Words, Score: Score(pair.Key, pair.Value, group.Count)))
            .Where(phrase => phrase.Score > 0)
            .OrderByDescending(phrase => phrase.Score).ThenBy(phrase => phrase.Key)
            .Take(MostRanked)
            .ToDictionary(phrase => phrase.Key);
        return Chosen(ranked.Values.Select(phrase => (phrase.Key, phrase.Texts)), Written(group, ranked.ContainsKey), most);
    }

    private double Score(ulong phrase, Found found, int groupSize)
    {
        double all = Math.Max(_textsWith.GetValueOrDefault(phrase), found.Texts);
        double total = Math.Max(_count, groupSize);
        var (a, b) = ((double)found.Texts, all - found.Texts);
        var (expectedA, expectedB) = (all * groupSize / total, all * (total - groupSize) / total);
        if (a <= expectedA)
            return 0;
        var ratio = 2 * (a * Math.Log(a / expectedA) + (b > 0 && expectedB > 0 ? b * Math.Log(b / expectedB) : 0));
        return ratio * (1 + PhraseBonus * (found.Words - 1));
    }

    // The most usual spelling of each ranked phrase.
    private Dictionary<ulong, string> Written(IReadOnlyList<int> group, Func<ulong, bool> isRanked)
    {
        var spellings = new Dictionary<ulong, Dictionary<string, int>>();
        foreach (var text in group)
            foreach (var phrase in In(_texts[text]))
            {
                if (!isRanked(phrase.Key))
                    continue;
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(spellings, phrase.Key, out _);
                counts ??= new Dictionary<string, int>(StringComparer.Ordinal);
                CollectionsMarshal.GetValueRefOrAddDefault(counts, _texts[text].Substring(phrase.Start, phrase.Length), out _)++;
            }

        return spellings.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key);
    }

    // A phrase takes the place of its words where it stands for most of their texts; words of a chosen phrase are not repeated.
    private static List<string> Chosen(IEnumerable<(ulong Key, int Texts)> ranked, Dictionary<ulong, string> written, int most)
    {
        var chosen = new List<(string Words, int Texts)>();
        foreach (var (key, texts) in ranked)
        {
            var words = written[key];
            var within = chosen.FindIndex(other => Contains(words, other.Words));
            if (within >= 0 && texts >= Swallowed * chosen[within].Texts)
                chosen[within] = (words, chosen[within].Texts);
            else if (within < 0 && !chosen.Exists(other => Contains(other.Words, words)))
                chosen.Add((words, texts));
        }

        return [.. chosen.Select(phrase => phrase.Words).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    private static bool Contains(string longer, string shorter) =>
        Analyzer.Terms(shorter).All(Analyzer.Terms(longer).Contains);

    private static IEnumerable<Phrase> In(string text)
    {
        var words = new List<(Word Word, ulong Hash, bool Little)>();
        foreach (var word in Analyzer.Words(text))
        {
            var little = word.Term.Length < 2 || char.IsDigit(word.Term[0]) || FunctionWords.Contains(text.Substring(word.Start, word.Length));
            words.Add((word, FeatureNumbers.Hash('p', word.Term), little));
        }

        for (var first = 0; first < words.Count; first++)
        {
            if (words[first].Little)
                continue;
            var key = words[first].Hash;
            yield return new Phrase(key, words[first].Word.Start, words[first].Word.Length, 1);
            for (var last = first + 1; last < Math.Min(words.Count, first + LongestPhrase) && Adjoin(text, words[last - 1].Word, words[last].Word); last++)
            {
                key = FeatureNumbers.Pair(key, words[last].Hash);
                var end = words[last].Word.Start + words[last].Word.Length;
                if (!words[last].Little)
                    yield return new Phrase(key, words[first].Word.Start, end - words[first].Word.Start, last - first + 1);
            }
        }
    }

    private static bool Adjoin(string text, Word one, Word next) =>
        next.Start - one.Start - one.Length == 1 && text[next.Start - 1] is ' ' or '-';

    private readonly record struct Phrase(ulong Key, int Start, int Length, int Words);

    private readonly record struct Found(int Texts, int Words);
}
