namespace Herberge.Graphs.Effects;

/// <summary>For which constant effects the observed statistic is unusual among all arrangements.</summary>
internal sealed class TestInversion
{
    private readonly int _arrangements;
    private readonly int _same;
    private readonly double[] _limits;

    /// <param name="effect">T, the observed statistic.</param>
    /// <param name="arrangements">All or drawn arrangements, the observed one among them.</param>
    public TestInversion(double effect, Arrangement[] arrangements)
    {
        _arrangements = arrangements.Length;
        var scale = 0.0;
        foreach (var arrangement in arrangements)
            scale = Math.Max(scale, Math.Abs(arrangement.Outcome));
        var limits = new List<double>(arrangements.Length);
        foreach (var (outcome, overlap) in arrangements)
        {
            // The same people in another order: at least and at most as far for every effect.
            if (1 - overlap <= 1e-12)
                continue;
            // Equal sums of numbers in another order differ in their last digits only, and count as equal.
            var difference = effect - outcome;
            limits.Add(Math.Abs(difference) <= 1e-12 * scale ? 0 : difference / (1 - overlap));
        }

        _limits = [.. limits];
        Array.Sort(_limits);
        _same = _arrangements - _limits.Length;
    }

    /// <summary>Two-sided p of no effect.</summary>
    public double PValue
    {
        get
        {
            var (above, below) = (_same, _same);
            foreach (var limit in _limits)
            {
                above += limit <= 0 ? 1 : 0;
                below += limit >= 0 ? 1 : 0;
            }

            return Math.Min(1, 2.0 * Math.Min(above, below) / _arrangements);
        }
    }

    /// <summary>The effects that no one-sided test rejects.</summary>
    /// <param name="level">Level of each side's test.</param>
    public (Measured Low, Measured High) Interval(double level)
    {
        // The first limit with which more than this share of the arrangements is as far as the observed one.
        var first = (int)Math.Floor(level * _arrangements + 1e-9) - _same;
        return first < 0 || first >= _limits.Length
            ? (Measured.None(Undefined.TooFewArrangements), Measured.None(Undefined.TooFewArrangements))
            : (Measured.Of(_limits[first]), Measured.Of(_limits[_limits.Length - 1 - first]));
    }
}
