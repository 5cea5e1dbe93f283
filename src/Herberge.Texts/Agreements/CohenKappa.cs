namespace Herberge.Texts.Agreements;

/// <summary>How far two people agree beyond what chance would give, for one value a thing.</summary>
/// <param name="Value">κ; null where it is not defined: nothing was judged, or both gave everything the same one value.</param>
/// <param name="Observed">Share of things both gave the same value.</param>
/// <param name="Expected">The same share by chance, from how often each of the two uses each value.</param>
/// <param name="Things">How many both judged.</param>
public sealed record CohenKappa(double? Value, double Observed, double Expected, int Things)
{
    /// <summary>
    /// κ = (p_o − p_e) ÷ (1 − p_e) with p_e = Σ_k p_k(first) · p_k(second) (Cohen, Educational and Psychological Measurement 20,
    /// 1960). 1 is full agreement, 0 that of chance, below 0 less than chance. O(things).
    /// </summary>
    /// <param name="first">Value of each thing by one person.</param>
    /// <param name="second">By the other, in the same order.</param>
    /// <exception cref="ArgumentException">The two are not of the same length.</exception>
    public static CohenKappa Of<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException("Both judge the same things.", nameof(second));
        if (first.Count == 0)
            return new CohenKappa(null, 0, 0, 0);
        var (same, uses) = (0, new Dictionary<T, (int First, int Second)>());
        for (var i = 0; i < first.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(first[i], second[i]))
                same++;
            uses[first[i]] = uses.GetValueOrDefault(first[i]) is var one ? (one.First + 1, one.Second) : default;
            uses[second[i]] = uses.GetValueOrDefault(second[i]) is var two ? (two.First, two.Second + 1) : default;
        }

        double n = first.Count;
        var observed = same / n;
        // In whole numbers: chance of 1 is then told from almost 1.
        var chance = uses.Values.Sum(use => (long)use.First * use.Second);
        var expected = chance / (n * n);
        return new CohenKappa(chance == (long)first.Count * first.Count ? null : (observed - expected) / (1 - expected), observed, expected, first.Count);
    }
}
