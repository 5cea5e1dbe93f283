namespace Herberge.Graphs.Nulls;

/// <summary>
/// The null model "everybody keeps the number of their tie ends, the ends are matched at random" (stub matching), so that
/// differences in activity are removed. Exact moments; for binary or count weights.
/// </summary>
/// <remarks>
/// T = Σ K_g tie ends. A unit: E = K⁽²⁾/2(T−1). A pair: E = K_g K_h/(T−1). Second moments from K⁽⁴⁾/T⁽⁴⁾ and
/// 4K_g⁽²⁾K_h⁽²⁾/T⁽⁴⁾, written so that the leading terms of variance and squared mean cancel on paper, not in floating
/// point. Every method is O(1) but <see cref="Inside()"/>, which is O(units).
/// </remarks>
public sealed class ConfigurationNull
{
    private readonly MixingMatrix _matrix;
    private readonly double _ends;

    /// <summary>The null model for a matrix.</summary>
    /// <param name="matrix">The mixing matrix, of which only K matters.</param>
    public ConfigurationNull(MixingMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _matrix = matrix;
        _ends = 2 * matrix.TotalWeight;
    }

    /// <summary>Whether a graph's weights are whole numbers of tie ends, as this model needs.</summary>
    /// <param name="graph">The ties.</param>
    public static bool FitsTo(TieGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Weight is TieWeight.Binary or TieWeight.Count;
    }

    /// <summary>The weight inside units.</summary>
    public NullMoments Inside()
    {
        var (mean, variance, pairs, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var unit = 0; unit < _matrix.UnitCount; unit++)
        {
            var ends = _matrix.Strength(unit);
            var (unitMean, unitVariance) = Unit(ends);
            mean += unitMean;
            variance += unitVariance;
            pairs += ends * (ends - 1);
            squares += ends * (ends - 1) * (ends * (ends - 1));
        }

        if (_ends <= 3)
            return NullMoments.From(mean, mean * (1 - mean), mean);
        // The covariances of two units' insides.
        var together = (pairs * pairs - squares) / (2 * (_ends - 1) * (_ends - 1) * (_ends - 3));
        return NullMoments.From(mean, variance + together, mean + together);
    }

    /// <summary>The weight inside one unit.</summary>
    /// <param name="unit">0 … U−1.</param>
    public NullMoments Inside(int unit)
    {
        var (mean, variance) = Unit(_matrix.Strength(unit));
        return NullMoments.From(mean, variance, mean);
    }

    /// <summary>The weight between two different units.</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">Another one.</param>
    public NullMoments Between(int unit, int other)
    {
        if (unit == other)
            throw new ArgumentException("Between needs two different units.", nameof(other));
        if (_ends <= 1)
            return default;
        var (a, b) = (_matrix.Strength(unit), _matrix.Strength(other));
        var mean = a * b / (_ends - 1);
        if (_ends <= 3)
            return NullMoments.From(mean, mean * (1 - mean), mean);
        var variance = mean + a * b * (2 * a * b - (a + b - 1) * (_ends - 1)) / ((_ends - 1) * (_ends - 1) * (_ends - 3));
        return NullMoments.From(mean, variance, mean);
    }

    /// <summary>The E-I index 1 − 2 I / W; all 0 without ties.</summary>
    public NullMoments EiIndex()
    {
        if (_ends <= 0)
            return default;
        var inside = Inside();
        return new NullMoments(1 - 4 * inside.Mean / _ends, 4 * inside.StandardDeviation / _ends);
    }

    private (double Mean, double Variance) Unit(double ends)
    {
        if (_ends <= 1)
            return default;
        var pairs = ends * (ends - 1);
        var mean = pairs / (2 * (_ends - 1));
        if (_ends <= 3)
            return (mean, mean * (1 - mean));
        var rest = 2 * (ends * ends + ends - 2 * ends * _ends + 3 * _ends - 3);
        return (mean, mean + pairs * rest / (4 * (_ends - 1) * (_ends - 1) * (_ends - 3)));
    }
}
