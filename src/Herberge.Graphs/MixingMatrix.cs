namespace Herberge.Graphs;

/// <summary>
/// The unit × unit matrix of tie weights, sparse and symmetric, with the margins everything else is computed from:
/// K_g (tie ends), I_g (inside), E_g (across).
/// </summary>
/// <remarks>Built in O(ties + units) by <see cref="Of"/>; memory for the pairs of units that have ties, not for all.</remarks>
public sealed class MixingMatrix
{
    private readonly MixingCells _cells;
    private readonly double[] _strengths;
    private readonly double[] _insides;
    private readonly int[] _bridging;

    internal MixingMatrix(MixingCells cells, double[] strengths, double[] insides, int[] bridging, int pairsHangingOnOne)
    {
        _cells = cells;
        _strengths = strengths;
        _insides = insides;
        _bridging = bridging;
        PairsHangingOnOne = pairsHangingOnOne;
        var across = cells.Count;
        for (var unit = 0; unit < insides.Length; unit++)
            across -= insides[unit] > 0 ? 1 : 0;
        PairsWithTies = (int)(across / 2);
        foreach (var inside in insides)
            TotalInside += inside;
        foreach (var strength in strengths)
        {
            TotalWeight += strength / 2;
            SumOfSquaredStrengths += strength * strength;
        }
    }

    /// <summary>The matrix of a graph and its units. O(ties).</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="units">Everybody's unit.</param>
    public static MixingMatrix Of(TieGraph graph, UnitPartition units) => UnitSweep.Over(graph, units, withJackknife: false).Matrix;

    /// <summary>U.</summary>
    public int UnitCount => _strengths.Length;

    /// <summary>W.</summary>
    public double TotalWeight { get; }

    /// <summary>I, the weight inside units.</summary>
    public double TotalInside { get; }

    /// <summary>E = W − I, the weight across units.</summary>
    public double TotalAcross => TotalWeight - TotalInside;

    /// <summary>Σ K_g².</summary>
    public double SumOfSquaredStrengths { get; }

    /// <summary>Σ a_g², with a_g = K_g / 2W: the share inside units to expect by chance; 0 without ties.</summary>
    public double ExpectedInsideShare =>
        TotalWeight > 0 ? SumOfSquaredStrengths / (2 * TotalWeight) / (2 * TotalWeight) : 0;

    /// <summary>K_g, the sum of the strengths of the unit's people.</summary>
    /// <param name="unit">0 … U−1.</param>
    public double Strength(int unit) => _strengths[unit];

    /// <summary>I_g, the weight of the ties inside the unit.</summary>
    /// <param name="unit">0 … U−1.</param>
    public double Inside(int unit) => _insides[unit];

    /// <summary>E_g = K_g − 2 I_g, the weight of the unit's ties to others.</summary>
    /// <param name="unit">0 … U−1.</param>
    public double Across(int unit) => _strengths[unit] - 2 * _insides[unit];

    /// <summary>Number of the unit's people with at least one tie to another unit.</summary>
    /// <param name="unit">0 … U−1.</param>
    public int BridgingPeople(int unit) => _bridging[unit];

    /// <summary>The unit's cells with ties, by the other unit ascending, the diagonal among them.</summary>
    /// <param name="unit">0 … U−1.</param>
    public ReadOnlySpan<MixingCell> Row(int unit) => _cells.Row(unit);

    /// <summary>One cell; weight 0 and no people where the units have no ties. O(log cells of the row).</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">0 … U−1.</param>
    public MixingCell Cell(int unit, int other)
    {
        var row = Row(unit);
        var (low, high) = (0, row.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (row[middle].Other == other)
                return row[middle];
            if (row[middle].Other < other)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return new MixingCell(other, 0, 0, 0);
    }

    /// <summary>
    /// The weight to expect between two units at their activity: K_g K_h / 2W, on the diagonal K_g² / 4W; 0 without ties.
    /// </summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">0 … U−1.</param>
    public double Expected(int unit, int other) => TotalWeight > 0
        ? _strengths[unit] * _strengths[other] / ((unit == other ? 4 : 2) * TotalWeight)
        : 0;

    /// <summary>Number of pairs of different units with ties.</summary>
    public int PairsWithTies { get; }

    /// <summary>
    /// Number of pairs of different units whose whole contact ends with one person: all ties share that person, so a
    /// maximum matching of the pair has one tie (König).
    /// </summary>
    public int PairsHangingOnOne { get; }
}
