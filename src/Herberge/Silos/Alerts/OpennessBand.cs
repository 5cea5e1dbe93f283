namespace Herberge.Silos.Alerts;

/// <summary>
/// Where a unit's next openness should lie, judged by its own earlier releases: the prediction interval of one more value of
/// a normal series, mean ± t · s · √(1 + 1/n), widened for all units and all looks of a year together.
/// </summary>
/// <remarks>
/// In a house where nothing changes, the chance of even one false alert in a year is at most <see cref="YearlyFalseAlarms"/>,
/// over all its units: each unit and each look gets that chance ÷ (looks a year · units) (Bonferroni, which needs no
/// independence of units or months). The series must be roughly normal and without trend; a change under
/// <see cref="LeastChange"/> raises no alert however steady a unit was.
/// </remarks>
internal sealed record OpennessBand(double Low, double High)
{
    public const double YearlyFalseAlarms = 0.1;

    /// <summary>Every four weeks: figures of 30 days that hardly overlap.</summary>
    public const int LooksAYear = 13;

    public const int FewestEarlier = 8;
    public const int MostEarlier = 13;
    public const double LeastChange = 0.05;

    // Published in two decimals: a series that looks still may move by this much.
    private const double LeastDeviation = 0.005;

    /// <summary>Null where there is too little to judge by.</summary>
    /// <param name="earlier">The unit's earlier released values.</param>
    /// <param name="units">How many units, of all levels, are judged at this look.</param>
    public static OpennessBand? Of(IReadOnlyCollection<double> earlier, int units)
    {
        if (earlier.Count < FewestEarlier) return null;
        var mean = earlier.Average();
        var deviation = Math.Max(LeastDeviation, Math.Sqrt(earlier.Sum(value => (value - mean) * (value - mean)) / (earlier.Count - 1)));
        var chance = YearlyFalseAlarms / (LooksAYear * Math.Max(1, units));
        var half = Math.Max(LeastChange, StudentT.Quantile(chance, earlier.Count - 1) * deviation * Math.Sqrt(1 + (1.0 / earlier.Count)));
        return new OpennessBand(Math.Max(0, mean - half), mean + half);
    }

    public bool Holds(double value) => value >= Low && value <= High;
}
