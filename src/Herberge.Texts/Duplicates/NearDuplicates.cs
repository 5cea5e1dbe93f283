using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Duplicates;

/// <summary>
/// Texts that nearly repeat an earlier one, by MinHash (Broder 1997) over runs of three words, or of words for short texts.
/// </summary>
/// <remarks>
/// 64 hashes in 16 bands of 4 find pairs whose sets overlap by 0.8 with a chance of 99.98 %; a pair counts when at
/// least 0.8 of its hashes agree, which errs by 0.05 (one standard deviation). Two long texts in other words are no
/// duplicates, and short ones only where they use the same words. Expected O(length of all texts).
/// </remarks>
public static class NearDuplicates
{
    private const int Hashes = 64;
    private const int BandRows = 4;
    private const double LeastOverlap = 0.8;
    private const int ShortText = 12;
    private const int RunLength = 3;

    /// <summary>For each text the number of the first text it nearly repeats, or −1.</summary>
    /// <param name="texts">In the order they came.</param>
    /// <param name="ct">Stops the search.</param>
    public static int[] Of(IReadOnlyList<string> texts, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var signatures = new ulong[texts.Count][];
        InBlocks.Run(texts.Count, (from, to) =>
        {
            for (var at = from; at < to; at++)
                signatures[at] = Signature(texts[at]);
        }, ct);

        var original = new int[texts.Count];
        Array.Fill(original, -1);
        var buckets = new Dictionary<ulong, List<int>>();
        for (var text = 0; text < original.Length; text++)
        {
            if (text % 1024 == 0)
                ct.ThrowIfCancellationRequested();
            if (signatures[text].Length == 0)
                continue;
            original[text] = FirstLike(text, signatures, buckets);
            if (original[text] < 0)
                Remember(text, signatures[text], buckets);
        }

        return original;
    }

    private static int FirstLike(int text, ulong[][] signatures, Dictionary<ulong, List<int>> buckets)
    {
        var first = -1;
        for (var band = 0; band < Hashes / BandRows; band++)
            if (buckets.TryGetValue(Band(signatures[text], band), out var others))
                foreach (var other in others)
                    if ((first < 0 || other < first) && Overlap(signatures[text], signatures[other]) >= LeastOverlap)
                        first = other;
        return first;
    }

    private static void Remember(int text, ulong[] signature, Dictionary<ulong, List<int>> buckets)
    {
        for (var band = 0; band < Hashes / BandRows; band++)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, Band(signature, band), out _);
            (bucket ??= []).Add(text);
        }
    }

    private static ulong[] Signature(string text)
    {
        var words = Analyzer.Words(text).Select(word => FeatureNumbers.Hash('d', word.Term)).ToArray();
        if (words.Length == 0)
            return [];
        var runs = words.Length < ShortText ? 1 : RunLength;
        var signature = new ulong[Hashes];
        Array.Fill(signature, ulong.MaxValue);
        for (var at = 0; at + runs <= words.Length; at++)
        {
            var element = words[at];
            for (var next = 1; next < runs; next++)
                element = FeatureNumbers.Pair(element, words[at + next]);

            // Two independent halves make as many hash functions as are needed (Kirsch & Mitzenmacher 2006).
            var (one, two) = (element, FeatureNumbers.Pair(element, 0x9E3779B97F4A7C15) | 1);
            for (var hash = 0; hash < Hashes; hash++, one += two)
                signature[hash] = Math.Min(signature[hash], FeatureNumbers.Finished(one));
        }

        return signature;
    }

    private static ulong Band(ulong[] signature, int band)
    {
        var hash = (ulong)band;
        for (var at = band * BandRows; at < (band + 1) * BandRows; at++)
            hash = FeatureNumbers.Pair(hash, signature[at]);
        return hash;
    }

    private static double Overlap(ulong[] one, ulong[] other)
    {
        var same = 0;
        for (var hash = 0; hash < Hashes; hash++)
            same += one[hash] == other[hash] ? 1 : 0;
        return (double)same / Hashes;
    }
}
