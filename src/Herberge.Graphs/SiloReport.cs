namespace Herberge.Graphs;

/// <summary>Everything about how much an organisation's ties stay inside its units. Unguarded: see what may be shown.</summary>
public sealed record SiloReport
{
    /// <summary>N.</summary>
    public required int People { get; init; }

    /// <summary>The units, in the order of <see cref="ByUnit"/>.</summary>
    public required UnitPartition Units { get; init; }

    /// <summary>Rows that became ties.</summary>
    public required long Interactions { get; init; }

    /// <summary>Pairs with a tie.</summary>
    public required int Ties { get; init; }

    /// <summary>How rows became weights.</summary>
    public required TieWeight Weight { get; init; }

    /// <summary>The unit × unit matrix with W, I and E.</summary>
    public required MixingMatrix Matrix { get; init; }

    /// <summary>Ω with its 90 % band: the headline.</summary>
    public required OpennessEstimate Openness { get; init; }

    /// <summary>E / W.</summary>
    public required Measured CrossShare { get; init; }

    /// <summary>1 − Σ a_g², the share across units by chance at the same activity.</summary>
    public required Measured CrossShareExpected { get; init; }

    /// <summary>(E − I) / W (Krackhardt &amp; Stern 1988). Never headline it: it mostly tells the sizes of the units.</summary>
    public required Measured EiIndex { get; init; }

    /// <summary>Jackknife over persons.</summary>
    public required Measured EiStandardError { get; init; }

    /// <summary>The E-I index to expect with unit labels shuffled over people.</summary>
    public required Measured EiExpectedPermutation { get; init; }

    /// <summary>Distance from it in standard deviations.</summary>
    public required Measured EiZPermutation { get; init; }

    /// <summary>The E-I index to expect with tie ends matched at random.</summary>
    public required Measured EiExpectedConfiguration { get; init; }

    /// <summary>Distance from it in standard deviations.</summary>
    public required Measured EiZConfiguration { get; init; }

    /// <summary>Smallest, largest and rescaled E-I index for the sizes of the units.</summary>
    public required AttainableEi Attainable { get; init; }

    /// <summary>r = (I/W − Σ a_g²) / (1 − Σ a_g²) (Newman 2003).</summary>
    public required Measured Assortativity { get; init; }

    /// <summary>Q = I/W − Σ a_g² of the units (Newman &amp; Girvan 2004).</summary>
    public required Measured Modularity { get; init; }

    /// <summary>Q to expect with unit labels shuffled over people.</summary>
    public required Measured ModularityExpectedPermutation { get; init; }

    /// <summary>Distance from it in standard deviations: the significance to show, differences in activity removed.</summary>
    public required Measured ModularityZPermutation { get; init; }

    /// <summary>1 − (E/W) / (1 − p2) (Freeman 1978).</summary>
    public required Measured FreemanSegregation { get; init; }

    /// <summary>Communities by the ties alone; null where not asked for.</summary>
    public required CommunityReport? Communities { get; init; }

    /// <summary>Pairs of units with at least one tie.</summary>
    public required int UnitPairsWithTies { get; init; }

    /// <summary>Pairs of units whose contact ends without one person.</summary>
    public required int PairsHangingOnOne { get; init; }

    /// <summary>Unit by unit.</summary>
    public required IReadOnlyList<UnitReport> ByUnit { get; init; }

    /// <summary>
    /// How far a cell of the matrix is from chance, in standard deviations of the configuration model; only where at least 5
    /// is expected. O(1) plus the look-up of the cell.
    /// </summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">0 … U−1.</param>
    public Measured CellZ(int unit, int other)
    {
        if (Weight == TieWeight.Sum)
            return Measured.None(Undefined.WeightsAreNotCounts);
        if (Matrix.Expected(unit, other) < 5)
            return Measured.None(Undefined.ExpectedTooSmall);
        var chance = new Nulls.ConfigurationNull(Matrix);
        return (unit == other ? chance.Inside(unit) : chance.Between(unit, other)).Z(Matrix.Cell(unit, other).Weight);
    }
}
