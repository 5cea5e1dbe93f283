namespace Herberge.Graphs.Positions;

/// <summary>Where the number of paths to draw comes from.</summary>
public enum BetweennessBound
{
    /// <summary>
    /// ⌈(½ / ε²)(⌊log₂(V − 2)⌋ + 1 + ln(1/δ))⌉ with V people on the longest shortest path at most (Riondato &amp;
    /// Kornaropoulos 2016, by the Vapnik–Chervonenkis dimension). That a constant exists is proven; ½ is its measured value
    /// (Löffler &amp; Phillips 2009).
    /// </summary>
    VapnikChervonenkis,

    /// <summary>⌈ln(2N/δ) / 2ε²⌉: Hoeffding's inequality for each person and all of them together. Proven, and more paths.</summary>
    Hoeffding,
}

/// <summary>How exactly to estimate betweenness.</summary>
public sealed record BetweennessSampling
{
    /// <summary>ε, how far any person's share may be off. 0 &lt; ε &lt; 1.</summary>
    public double Epsilon { get; init; } = 0.01;

    /// <summary>δ, the chance that it is further off. 0 &lt; δ &lt; 1.</summary>
    public double Delta { get; init; } = 0.1;

    /// <summary>Which bound gives the number of paths.</summary>
    public BetweennessBound Bound { get; init; }

    /// <summary>The same seed, graph and options give the same paths on every machine.</summary>
    public ulong Seed { get; init; }

    internal void Check()
    {
        if (!(Epsilon is > 0 and < 1) || !(Delta is > 0 and < 1))
            throw new InvalidOperationException("ε and δ are between 0 and 1.");
    }

    internal int Paths(int people, int longest)
    {
        var wanted = Bound == BetweennessBound.Hoeffding
            ? Math.Log(2.0 * people / Delta)
            : Math.Floor(Math.Log2(longest - 2)) + 1 + Math.Log(1 / Delta);
        return checked((int)Math.Ceiling(wanted / (2 * Epsilon * Epsilon)));
    }
}

/// <summary>Estimated betweenness.</summary>
/// <param name="Shares">For each person the estimated share of all pairs of people whose path leads through them:
/// b_v / (N(N−1)/2).</param>
/// <param name="Epsilon">With chance 1 − δ no share is further off than this.</param>
/// <param name="Delta">δ.</param>
/// <param name="Paths">Paths drawn.</param>
/// <param name="LongestPath">People on the longest shortest path at most.</param>
public sealed record BetweennessSample(IReadOnlyList<double> Shares, double Epsilon, double Delta, int Paths, int LongestPath);
