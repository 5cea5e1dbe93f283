using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Herberge.Texts.Compounds;

/// <summary>
/// Cuts German compounds into words that the texts themselves use: <c>Fahrradweg</c> → <c>Fahrrad</c>, <c>Weg</c> where
/// people also write of <c>Fahrrad</c> and of <c>Weg</c>. No dictionary: what is known are the words it was shown.
/// </summary>
/// <remarks>
/// Of all cuts the one with the highest geometric mean of the parts' counts is taken, unless the whole is more usual than
/// that (Koehn &amp; Knight, EACL 2003). A part must be a word of the texts, the last one a noun, which German capitals tell;
/// a particle is no part, so <c>Unternehmen</c> stays whole. Not for use by several threads at once.
/// </remarks>
public sealed class CompoundSplitter
{
    private const int ShortestPart = 3;
    private const int ShortestWord = 6;
    private const int MostParts = 4;
    private const int RareTerm = 2;

    // Three letters are often a syllable; as a part they have to be a noun that is used now and then.
    private const int UsualTerm = 5;

    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e", "ns", "ens"];
    private static readonly string[] Endings = ["", "s", "es", "n", "en", "e", "er", "ern"];

    // Particles and prefixes make other words (Unternehmen, Vorstellung), not compounds.
    private static readonly FrozenSet<string> Particles = """
        aber all alle allem aller alles anti auch auf aus bei bis dann das dem den der des die dies durch ein eine einem einen
        einer eines eins ent fort gegen her herab heran heraus herein herum herunter hervor hin hinab hinaus hinein hinter
        hinzu inter kein los mein miss mit nach neben nicht nieder noch nur ober ohne per pro sein sich sie statt super trans
        uber ueber ultra und unter ver viel vom von vor voran voraus vorbei vorher weg weiter wie wider wieder zer zum zur
        zuruck zusammen zwischen
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Endings of words that happen to be words, names or fragments too.
    private static readonly FrozenSet<string> Suffixes = """
        ard are bar chen end ende enden ens ess fach falls gen haft heit ich ion isch jahrig keit lein lich lie ling
        los mal ness nis nisch run sam sch schaft scher sen tat tel ten tig tion tisch ton tum ung voll weise
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _termOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Usage> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);

    /// <summary>Counts the words of a text. O(length).</summary>
    /// <param name="text">German; words of other languages may become parts.</param>
    public void Learn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var word in Analyzer.Words(text))
        {
            var form = WordForms.Fold(text.Substring(word.Start, Math.Min(word.Length, Analyzer.LongestTerm)));
            CollectionsMarshal.GetValueRefOrAddDefault(_words, form, out _)++;
            _termOf[form] = word.Term;
            ref var usage = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, word.Term, out _);
            usage = new Usage(usage.Count + 1, usage.Capitals + (char.IsUpper(text[word.Start]) ? 1 : 0));
        }

        _known.Clear();
    }

    /// <summary>
    /// The terms (<see cref="Analyzer.TermOf"/>) of a word's parts in order; empty where it is no compound. O(length²) look-ups
    /// the first time a word is asked for.
    /// </summary>
    /// <param name="word">As it is written, in any form.</param>
    public IReadOnlyList<string> Parts(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var form = WordForms.Fold(word);
        if (_known.TryGetValue(form, out var known))
            return known;
        var cut = form.Length is >= ShortestWord and <= Analyzer.LongestTerm && form.All(char.IsLetter) && IsNoun(word)
            ? Best(form, MostParts)
            : null;

        // A word that is more usual than its parts together stands for itself.
        return _known[form] = cut is null || cut.MeanLog <= Math.Log(_words.GetValueOrDefault(form) + 1) ? [] : cut.Parts;
    }

    // Some people write nouns small: then it is enough that others do not.
    private bool IsNoun(string word) =>
        char.IsUpper(word[0]) || (_terms.TryGetValue(Analyzer.TermOf(word), out var usage) && usage.IsNoun);

    private Cut? Best(ReadOnlySpan<char> word, int mostParts)
    {
        Cut? best = null;
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (Head(word[..at]) is not { } head)
                continue;
            var rest = word[at..];
            if (Tail(rest) is { } tail)
                best = Better(best, new Cut([head.Term, tail.Term], Math.Log(head.Count) + Math.Log(tail.Count)));
            if (mostParts > 2 && rest.Length >= ShortestWord && Best(rest, mostParts - 1) is { } deeper)
                best = Better(best, new Cut([head.Term, .. deeper.Parts], Math.Log(head.Count) + deeper.LogCounts));
        }

        return best;
    }

    private (string Term, int Count)? Head(ReadOnlySpan<char> letters)
    {
        (string Term, int Count)? best = null;
        foreach (var link in Links)
        {
            if (letters.Length - link.Length < ShortestPart || !letters.EndsWith(link))
                continue;
            var bare = letters[..^link.Length];
            if (IsParticle(bare) || Find(bare, orStem: true) is not { } found || !found.Usage.CanBePart(bare.Length, asLast: false))
                continue;
            if (best is null || found.Usage.Count > best.Value.Count)
                best = (found.Term, found.Usage.Count);
        }

        return best;
    }

    private (string Term, int Count)? Tail(ReadOnlySpan<char> letters)
    {
        foreach (var ending in Endings)
        {
            if (letters.Length - ending.Length < ShortestPart || !letters.EndsWith(ending))
                continue;
            var bare = letters[..^ending.Length];
            if (!Suffixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare) && Find(bare, orStem: false) is { } found && found.Usage.CanBePart(bare.Length, asLast: true))
                return (found.Term, found.Usage.Count);
        }

        return null;
    }

    private static bool IsParticle(ReadOnlySpan<char> letters) => Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters);

    private (string Term, Usage Usage)? Find(ReadOnlySpan<char> letters, bool orStem)
    {
        if (_termOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var term))
            return (term, _terms[term]);
        return orStem && _terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out term, out var usage) ? (term, usage) : null;
    }

    private static Cut Better(Cut? one, Cut other) => one is null || other.MeanLog > one.MeanLog ? other : one;

    private sealed record Cut(IReadOnlyList<string> Parts, double LogCounts)
    {
        public double MeanLog => LogCounts / Parts.Count;
    }

    private readonly record struct Usage(int Count, int Capitals)
    {
        public bool IsNoun => 2 * Capitals > Count;

        public bool CanBePart(int length, bool asLast) =>
            Count >= (length > ShortestPart ? RareTerm : UsualTerm) && (IsNoun || !(asLast || length == ShortestPart));
    }
}
