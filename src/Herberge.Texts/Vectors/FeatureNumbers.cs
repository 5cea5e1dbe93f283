using System.Runtime.InteropServices;

namespace Herberge.Texts.Vectors;

/// <summary>Numbers features 0 … as they are met. A feature is a hash of 64 bits: two of a million share one with chance 3·10⁻⁸.</summary>
internal sealed class FeatureNumbers
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, int> _numbers = [];

    public int Count => _numbers.Count;

    /// <summary>A hash of a kind of feature and its letters (FNV-1a, finished as SplitMix is).</summary>
    public static ulong Hash(char kind, ReadOnlySpan<char> letters)
    {
        var hash = (Basis ^ kind) * Prime;
        foreach (var letter in letters)
            hash = (hash ^ letter) * Prime;
        return Finished(hash);
    }

    /// <summary>A hash of two in order.</summary>
    public static ulong Pair(ulong first, ulong second) => Finished((first * Prime) ^ second);

    /// <summary>The number of a feature, a new one where it has none yet.</summary>
    public int Number(ulong feature)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, feature, out var known);
        if (!known)
            number = _numbers.Count - 1;
        return number;
    }

    /// <summary>The number of a feature, or −1.</summary>
    public int Find(ulong feature) => _numbers.TryGetValue(feature, out var number) ? number : -1;

    /// <summary>All bits depend on all bits (SplitMix64's last steps).</summary>
    public static ulong Finished(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
