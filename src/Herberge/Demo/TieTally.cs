namespace Herberge.Demo;

/// <summary>Counts interactions per month beside the probability each had of crossing units.</summary>
internal sealed class TieTally(DateTimeOffset start)
{
    private readonly long[] count = new long[DemoPlan.Months];
    private readonly long[] cross = new long[DemoPlan.Months];
    private readonly double[] expected = new double[DemoPlan.Months];
    private readonly double[] variance = new double[DemoPlan.Months];

    /// <param name="at">When it happened.</param>
    /// <param name="chance">Probability that this partner was from another unit; NaN where a guest took part.</param>
    /// <param name="crossed">Whether it did cross.</param>
    public void Add(DateTimeOffset at, double chance, bool crossed)
    {
        if (double.IsNaN(chance))
            return;
        var month = Month(at);
        count[month]++;
        expected[month] += chance;
        variance[month] += chance * (1 - chance);
        if (crossed)
            cross[month]++;
    }

    public int Month(DateTimeOffset at)
    {
        var month = ((at.Year - start.Year) * 12) + at.Month - start.Month;
        if (at < start.AddMonths(month))
            month--;
        return Math.Clamp(month, 0, DemoPlan.Months - 1);
    }

    public IReadOnlyList<TruthMonth> ByMonth() =>
    [
        .. Enumerable.Range(0, DemoPlan.Months).Select(month => new TruthMonth(
            month,
            start.AddMonths(month),
            count[month],
            cross[month],
            count[month] == 0 ? 0 : (double)cross[month] / count[month],
            count[month] == 0 ? 0 : expected[month] / count[month],
            count[month] == 0 ? 0 : Math.Sqrt(variance[month]) / count[month])),
    ];
}
