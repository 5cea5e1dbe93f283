using Herberge.Graphs.Nulls;

namespace Herberge.Graphs;

/// <summary>
/// A directed unit × unit matrix (row: from, column: to), for measures that keep the direction of ties: Coleman's
/// homophily index and the directed forms of modularity, assortativity and the configuration model.
/// </summary>
public sealed class DirectedMixing
{
    private readonly double[] _cells;
    private readonly int[] _sizes;
    private readonly double[] _out;
    private readonly double[] _in;

    /// <summary>A matrix from its cells. O(units²).</summary>
    /// <param name="cells">U × U weights, row by row, not negative.</param>
    /// <param name="sizes">n_g, people per unit.</param>
    public DirectedMixing(ReadOnlySpan<double> cells, ReadOnlySpan<int> sizes)
    {
        if (cells.Length != sizes.Length * sizes.Length)
            throw new ArgumentException("One cell for each ordered pair of units.", nameof(cells));
        _cells = cells.ToArray();
        _sizes = sizes.ToArray();
        _out = new double[sizes.Length];
        _in = new double[sizes.Length];
        for (var from = 0; from < sizes.Length; from++)
            for (var to = 0; to < sizes.Length; to++)
            {
                var weight = _cells[from * sizes.Length + to];
                if (!(weight >= 0) || !double.IsFinite(weight))
                    throw new ArgumentException("A cell is a finite number that is not negative.", nameof(cells));
                _out[from] += weight;
                _in[to] += weight;
                Total += weight;
                Inside += from == to ? weight : 0;
            }
    }

    /// <summary>Sum of all cells.</summary>
    public double Total { get; }

    /// <summary>Sum of the diagonal.</summary>
    public double Inside { get; }

    /// <summary>
    /// Coleman's homophily index of a unit (Coleman 1958). With m* = K_g (n_g − 1) / (N − 1) the choices inside to expect if
    /// people chose blindly: (m_gg − m*) / (K_g − m*) above, (m_gg − m*) / m* below; −1 … +1. O(1).
    /// </summary>
    /// <param name="unit">0 … U−1.</param>
    public Measured Coleman(int unit)
    {
        var people = 0;
        foreach (var size in _sizes)
            people += size;
        if (people < 2)
            return Measured.None(Undefined.TooFewPeople);
        if (_out[unit] <= 0)
            return Measured.None(Undefined.NoTies);
        var inside = _cells[unit * _sizes.Length + unit];
        var expected = _out[unit] * (_sizes[unit] - 1) / (people - 1);
        var room = inside >= expected ? _out[unit] - expected : expected;
        return room > 0 ? Measured.Of((inside - expected) / room)
            : _sizes[unit] == people ? Measured.None(Undefined.OneUnit) : Measured.Of(0);
    }

    /// <summary>(E − I) / W. O(1).</summary>
    public Measured EiIndex => Total > 0 ? Measured.Of((Total - 2 * Inside) / Total) : Measured.None(Undefined.NoTies);

    /// <summary>Directed modularity I/W − Σ out_g in_g / W². O(units).</summary>
    public Measured Modularity => Total > 0 ? Measured.Of(Inside / Total - Chance()) : Measured.None(Undefined.NoTies);

    /// <summary>Newman's r for directed ties, (Tr e − Σ a_g b_g) / (1 − Σ a_g b_g). O(units).</summary>
    public Measured Assortativity => Total <= 0 ? Measured.None(Undefined.NoTies)
        : 1 - Chance() <= 1e-12 ? Measured.None(Undefined.OneUnit)
        : Measured.Of((Inside / Total - Chance()) / (1 - Chance()));

    /// <summary>
    /// The E-I index with out-ends and in-ends matched at random: with m ties, E[I] = Σ o_g i_g / m and second moments from
    /// o_g⁽²⁾ i_g⁽²⁾ / (m⁽²⁾)². For whole numbers of ties; all 0 without ties. O(units).
    /// </summary>
    public NullMoments EiIndexConfiguration()
    {
        if (Total <= 0)
            return default;
        var (mean, same, sum, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var unit = 0; unit < _sizes.Length; unit++)
        {
            var product = _out[unit] * _in[unit];
            mean += product / Total;
            same += product * (_out[unit] - 1) * (_in[unit] - 1);
            sum += product;
            squares += product * product;
        }

        var variance = Total <= 1
            ? mean - mean * mean
            : mean + (same + (sum * sum - squares)) / (Total * (Total - 1)) - mean * mean;
        var inside = NullMoments.From(mean, variance, mean + mean * mean);
        return new NullMoments(1 - 2 * inside.Mean / Total, 2 * inside.StandardDeviation / Total);
    }

    private double Chance()
    {
        var chance = 0.0;
        for (var unit = 0; unit < _sizes.Length; unit++)
            chance += _out[unit] / Total * (_in[unit] / Total);
        return chance;
    }
}
