namespace Herberge.Texts.Trends;

/// <summary>
/// Times in which something is talked of far more than usual: Kleinberg's two-state automaton for batches (KDD 2002). In the
/// usual state a text belongs to the theme with its overall share, in a burst with twice that.
/// </summary>
public static class Bursts
{
    private const double Ratio = 2;
    private const double LargestShare = 0.9999;

    /// <summary>The bursts in order. O(periods).</summary>
    /// <param name="counts">For each period the texts of the theme.</param>
    /// <param name="totals">For each period all texts, as many as in <paramref name="counts"/> or more.</param>
    /// <param name="costToEnter">γ: entering a burst costs γ · ln(periods); larger values find fewer.</param>
    public static IReadOnlyList<Burst> Of(IReadOnlyList<int> counts, IReadOnlyList<int> totals, double costToEnter = 1)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(totals);
        if (counts.Count != totals.Count)
            throw new ArgumentException("One total for each count.", nameof(totals));
        var (part, whole) = (counts.Sum(), totals.Sum());
        if (part == 0 || part == whole)
            return [];
        var usual = (double)part / whole;
        var high = Math.Min(LargestShare, Ratio * usual);
        if (high <= usual)
            return [];
        var enter = costToEnter * Math.Log(counts.Count + 1);
        var (cheapUsual, cheapBurst) = (0.0, enter);
        var cameFrom = new (bool Usual, bool Burst)[counts.Count];
        for (var at = 0; at < counts.Count; at++)
        {
            var fromBurst = cheapBurst < cheapUsual;
            var stays = cheapBurst <= cheapUsual + enter;
            cameFrom[at] = (fromBurst, stays);
            (cheapUsual, cheapBurst) = (
                Math.Min(cheapUsual, cheapBurst) + Cost(counts[at], totals[at], usual),
                Math.Min(cheapBurst, cheapUsual + enter) + Cost(counts[at], totals[at], high));
        }

        return Read(cameFrom, cheapBurst < cheapUsual, at => Cost(counts[at], totals[at], usual) - Cost(counts[at], totals[at], high));
    }

    private static List<Burst> Read((bool Usual, bool Burst)[] cameFrom, bool inBurst, Func<int, double> gain)
    {
        var bursts = new List<Burst>();
        for (var at = cameFrom.Length - 1; at >= 0; at--)
        {
            if (inBurst && (bursts.Count == 0 || bursts[^1].From != at + 1))
                bursts.Add(new Burst(at, at, gain(at)));
            else if (inBurst)
                bursts[^1] = bursts[^1] with { From = at, Strength = bursts[^1].Strength + gain(at) };
            inBurst = inBurst ? cameFrom[at].Burst : cameFrom[at].Usual;
        }

        bursts.Reverse();
        return bursts;
    }

    // −ln of the binomial probability; its coefficient is the same in both states and left out.
    private static double Cost(int part, int whole, double share) => -(part * Math.Log(share) + (whole - part) * Math.Log(1 - share));
}

/// <summary>A time of much talk.</summary>
/// <param name="From">Its first period.</param>
/// <param name="To">Its last period.</param>
/// <param name="Strength">How much likelier its counts are in a burst than usual, as a logarithm.</param>
public readonly record struct Burst(int From, int To, double Strength);
