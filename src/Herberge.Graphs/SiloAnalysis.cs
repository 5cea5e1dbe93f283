using Herberge.Graphs.Communities;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs;

/// <summary>All measures of a graph and its units at once.</summary>
/// <example><code>
/// var tree = new UnitTree(["Produktion/Montage", "Produktion/Montage", "Vertrieb/Nord", "Vertrieb/Nord"]);
/// var builder = new TieGraphBuilder(tree.Placed.Count, TieWeight.Binary);
/// builder.Add(0, 1);
/// builder.Add(2, 3);
/// builder.Add(1, 2);
/// SiloReport report = SiloAnalysis.Compute(builder.Build(), tree.AtLevel(1));
/// Console.WriteLine(report.Openness.Value); // 0.6666666666666666
/// </code></example>
public static class SiloAnalysis
{
    /// <summary>
    /// Computes every measure. O(ties + people + units) but for the communities, which take the time of the Leiden
    /// algorithm (near linear in practice). Degenerate inputs give measures without a value and with a reason.
    /// </summary>
    /// <param name="graph">The ties of the people who have a unit.</param>
    /// <param name="units">Their units.</param>
    /// <param name="options">What to leave out; everything is computed by default.</param>
    /// <param name="ct">Stops between parts of the work.</param>
    public static SiloReport Compute(
        TieGraph graph, UnitPartition units, SiloOptions? options = null, CancellationToken ct = default)
    {
        options ??= SiloOptions.Default;
        var sweep = UnitSweep.Over(graph, units, withJackknife: true);
        ct.ThrowIfCancellationRequested();
        var matrix = sweep.Matrix;
        var shares = new Shares(matrix);
        var permutation = new PermutationNull(sweep.Moments, units);
        var modularityNull = new PermutationNull(sweep.ModularityMoments, units);
        var (permutationMean, permutationZ) = Against(shares.EiIndex, permutation.EiIndex());
        var (configurationMean, configurationZ) = ConfigurationNull.FitsTo(graph)
            ? Against(shares.EiIndex, new ConfigurationNull(matrix).EiIndex())
            : (Measured.None(Undefined.WeightsAreNotCounts), Measured.None(Undefined.WeightsAreNotCounts));
        var (modularityMean, modularityZ) = Against(
            shares.Modularity, ModularityNull(modularityNull.Inside(), sweep.Moments));

        return new SiloReport
        {
            People = graph.PersonCount,
            Units = units,
            Interactions = graph.Interactions,
            Ties = graph.TieCount,
            Weight = graph.Weight,
            Matrix = matrix,
            Openness = OpennessEstimate.From(shares.Openness, sweep.Jackknife!.OpennessStandardError),
            CrossShare = shares.Cross,
            CrossShareExpected = shares.CrossExpected,
            EiIndex = shares.EiIndex,
            EiStandardError = sweep.Jackknife.EiStandardError,
            EiExpectedPermutation = permutationMean,
            EiZPermutation = permutationZ,
            EiExpectedConfiguration = configurationMean,
            EiZConfiguration = configurationZ,
            Attainable = AttainableEi.Of(graph, units, shares.EiIndex),
            Assortativity = shares.Openness.Map(openness => 1 - openness),
            Modularity = shares.Modularity,
            ModularityExpectedPermutation = modularityMean,
            ModularityZPermutation = modularityZ,
            FreemanSegregation = Freeman(shares.Cross, permutation.SameUnitChance),
            Communities = options.WithCommunities ? CommunitiesOf(graph, units, options, ct) : null,
            UnitPairsWithTies = matrix.PairsWithTies,
            PairsHangingOnOne = matrix.PairsHangingOnOne,
            ByUnit = UnitReports.From(graph, units, matrix),
        };
    }

    /// <summary>Only the openness with its band, for many windows. O(ties + people + units).</summary>
    /// <param name="graph">The ties of the people who have a unit.</param>
    /// <param name="units">Their units.</param>
    public static OpennessEstimate Openness(TieGraph graph, UnitPartition units)
    {
        var sweep = UnitSweep.Over(graph, units, withJackknife: true);
        return OpennessEstimate.From(new Shares(sweep.Matrix).Openness, sweep.Jackknife!.OpennessStandardError);
    }

    private static (Measured Mean, Measured Z) Against(Measured observed, NullMoments chance) =>
        observed.Value is { } value ? (Measured.Of(chance.Mean), chance.Z(value)) : (observed, observed);

    // Q = (Σ_same B − Q2/4W) / W: the null moments of Q from those of the sum of B over pairs in the same unit.
    private static NullMoments ModularityNull(NullMoments same, TieMoments ties) => ties.Sum > 0
        ? new NullMoments(
            (same.Mean - ties.SquaredRows / (4 * ties.Sum)) / ties.Sum, same.StandardDeviation / ties.Sum)
        : default;

    private static Measured Freeman(Measured cross, double sameUnitChance) => cross.Value is null
        ? cross
        : sameUnitChance >= 1 ? Measured.None(Undefined.OneUnit) : cross.Map(share => 1 - share / (1 - sameUnitChance));

    private static CommunityReport CommunitiesOf(
        TieGraph graph, UnitPartition units, SiloOptions options, CancellationToken ct)
    {
        var found = Leiden.Find(graph, new LeidenOptions { Seed = options.Seed, Resolution = options.Resolution }, ct);
        return new CommunityReport(
            found.Of,
            found.Count,
            found.Modularity,
            Agreement.NormalisedMutualInformation(found.Of, units.RawUnitOf),
            Agreement.AdjustedRand(found.Of, units.RawUnitOf));
    }

    private readonly struct Shares
    {
        public Shares(MixingMatrix matrix)
        {
            if (matrix.TotalWeight <= 0)
            {
                Cross = CrossExpected = EiIndex = Modularity = Openness = Measured.None(Undefined.NoTies);
                return;
            }

            var cross = matrix.TotalAcross / matrix.TotalWeight;
            var expected = 1 - matrix.ExpectedInsideShare;
            Cross = Measured.Of(cross);
            CrossExpected = Measured.Of(expected);
            EiIndex = Measured.Of((matrix.TotalAcross - matrix.TotalInside) / matrix.TotalWeight);
            Modularity = Measured.Of(matrix.TotalInside / matrix.TotalWeight - matrix.ExpectedInsideShare);
            // Σ a_g² = 1 where all tie ends are in one unit; rounding may leave a trace of a difference.
            Openness = expected <= 1e-12 ? Measured.None(Undefined.OneUnit) : Measured.Of(cross / expected);
        }

        public Measured Cross { get; }

        public Measured CrossExpected { get; }

        public Measured EiIndex { get; }

        public Measured Modularity { get; }

        public Measured Openness { get; }
    }
}
