using Herberge.Graphs.Communities;

namespace Herberge.Graphs.Tests;

public sealed class DegenerateInputTests
{
    [Fact]
    public void Without_ties_every_measure_says_so()
    {
        var report = Whole(["a", "a", "b"]);

        foreach (var measure in Measures(report))
            Assert.Equal((null, Undefined.NoTies), (measure.Value, measure.Reason));
        Assert.Equal(3, report.Communities!.Count);
        Assert.All(report.ByUnit, unit => Assert.Equal(Undefined.NoTies, unit.Openness.Reason));
    }

    [Fact]
    public void Without_people_there_is_a_report_of_nothing()
    {
        var report = Whole([]);

        Assert.Equal((0, 0), (report.People, report.Ties));
        Assert.Equal(Undefined.NoTies, report.Openness.Value.Reason);
        Assert.Equal(Undefined.TooFewPeople, report.Communities!.NmiWithUnits.Reason);
    }

    [Fact]
    public void In_one_unit_nothing_could_cross()
    {
        var report = Whole(["a", "a", "a"], (0, 1), (1, 2));

        Assert.Equal(Undefined.OneUnit, report.Openness.Value.Reason);
        Assert.Equal(Undefined.OneUnit, report.Openness.StandardError.Reason);
        Assert.Equal(Undefined.OneUnit, report.Assortativity.Reason);
        Assert.Equal(Undefined.OneUnit, report.FreemanSegregation.Reason);
        Assert.Equal(Undefined.NoVariation, report.EiZPermutation.Reason);
        Assert.Equal(Undefined.NoVariation, report.EiZConfiguration.Reason);
        Assert.Equal(-1, report.EiIndex.Value);
        Assert.Equal(0, report.CrossShare.Value);
        Assert.Equal(0, report.Modularity.Value);
    }

    [Fact]
    public void One_tie_has_no_standard_error()
    {
        var report = Whole(["a", "b", "b"], (0, 1));

        Assert.Equal(2, report.Openness.Value.Value);
        Assert.Equal(Undefined.HangsOnOnePerson, report.Openness.StandardError.Reason);
        Assert.Equal(Undefined.HangsOnOnePerson, report.Openness.Low.Reason);
        Assert.Equal(1, report.PairsHangingOnOne);
    }

    [Fact]
    public void All_ends_in_one_of_two_units_is_one_unit()
    {
        var report = Whole(["a", "a", "b"], (0, 1));

        Assert.Equal(Undefined.OneUnit, report.Openness.Value.Reason);
        Assert.Equal(Undefined.OneUnit, report.ByUnit[0].Openness.Reason);
        Assert.Equal(Undefined.NoTies, report.ByUnit[1].Openness.Reason);
        Assert.Equal(Undefined.NoOutsideTies, report.ByUnit[0].InsideOutsideRatio.Reason);
    }

    [Fact]
    public void Summed_weights_have_no_configuration_model()
    {
        var builder = new TieGraphBuilder(4, TieWeight.Sum);
        builder.Add(0, 1, 0.5);
        builder.Add(2, 3, 2.5);
        builder.Add(1, 2, 1);
        var report = Analyse.Linear(builder.Build(), UnitPartition.FromNames(["a", "a", "b", "b"]));

        Assert.Equal(Undefined.WeightsAreNotCounts, report.EiZConfiguration.Reason);
        Assert.Equal(Undefined.WeightsAreNotCounts, report.CellZ(0, 1).Reason);
        Assert.NotNull(report.EiZPermutation.Value);
    }

    [Fact]
    public void A_complete_graph_leaves_shuffling_nothing_to_vary()
    {
        var report = Whole(["a", "a", "b", "b"], (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3));

        Assert.Equal(Undefined.NoVariation, report.EiZPermutation.Reason);
        Assert.Equal(Undefined.NoVariation, report.ModularityZPermutation.Reason);
        Assert.Equal(Undefined.NoVariation, report.Attainable.Rescaled.Reason);
    }

    [Fact]
    public void Wrong_use_is_told_at_once()
    {
        var builder = new TieGraphBuilder(2, TieWeight.Binary);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(0, 1, double.NaN));
        Assert.Throws<ArgumentException>(() => new UnitPartition([0, 2], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => new UnitPartition([0, 0], ["a", "b"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Of(double.NaN));
        Assert.Throws<ArgumentException>(() => MixingMatrix.Of(builder.Build(), UnitPartition.FromNames(["a"])));
    }

    [Fact]
    public void Rows_of_a_pair_are_merged_whatever_their_direction_and_self_ties_dropped()
    {
        TieGraph Graph(TieWeight weight)
        {
            var builder = new TieGraphBuilder(3, weight);
            builder.Add(0, 1, 0.5);
            builder.Add(1, 0, 2);
            builder.Add(2, 2, 9);
            builder.Add(1, 2, 4);
            return builder.Build();
        }

        Assert.Equal((2, 3, 1), (Graph(TieWeight.Binary).TieCount, Graph(TieWeight.Binary).Interactions, Graph(TieWeight.Binary).SelfTies));
        Assert.Equal((1, 2, 2.5), (Graph(TieWeight.Binary).WeightBetween(0, 1), Graph(TieWeight.Count).WeightBetween(1, 0), Graph(TieWeight.Sum).WeightBetween(0, 1)));
        Assert.Equal(0, Graph(TieWeight.Sum).WeightBetween(0, 2));
        Assert.Equal(6.5, Graph(TieWeight.Sum).TotalWeight);
        Assert.Equal([0, 2], Graph(TieWeight.Binary).Neighbours(1).ToArray());
    }

    [Fact]
    public void A_tree_of_units_is_parted_at_any_depth()
    {
        var tree = new UnitTree(["P/Süd/Montage", " P / Nord ", "V", "", null, "P/Süd/Lack", "/P//"]);

        Assert.Equal(3, tree.Depth);
        Assert.Equal([0, 1, 2, 5, 6], tree.Placed);
        Assert.Equal(2, tree.Unplaced);
        Assert.Equal(["P", "V"], tree.AtLevel(1).Labels);
        Assert.Equal(["P", "P/Nord", "P/Süd", "V"], tree.AtLevel(2).Labels);
        Assert.Equal(["P", "P/Nord", "P/Süd/Lack", "P/Süd/Montage", "V"], tree.AtLevel().Labels);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.AtLevel(0));
    }

    [Fact]
    public void Equal_partitions_agree_fully_and_independent_ones_not()
    {
        Close.To(1, Agreement.NormalisedMutualInformation([0, 0, 1, 1], [1, 1, 0, 0]));
        Close.To(1, Agreement.AdjustedRand([0, 0, 1, 1], [1, 1, 0, 0]));
        Close.To(0, Agreement.NormalisedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]));
        Close.To(-0.5, Agreement.AdjustedRand([0, 0, 1, 1], [0, 1, 0, 1]));
        Close.To(1, Agreement.NormalisedMutualInformation([0, 0], [0, 0]));
    }

    private static SiloReport Whole(string[] units, params (int From, int To)[] ties)
    {
        var builder = new TieGraphBuilder(units.Length, TieWeight.Binary);
        foreach (var (from, to) in ties)
            builder.Add(from, to);
        return SiloAnalysis.Compute(builder.Build(), UnitPartition.FromNames(units), ct: TestContext.Current.CancellationToken);
    }

    private static Measured[] Measures(SiloReport report) =>
    [
        report.Openness.Value, report.Openness.StandardError, report.Openness.Low, report.Openness.High, report.CrossShare,
        report.CrossShareExpected, report.EiIndex, report.EiStandardError, report.EiExpectedPermutation, report.EiZPermutation,
        report.EiExpectedConfiguration, report.EiZConfiguration, report.Assortativity, report.Modularity,
        report.ModularityZPermutation, report.Attainable.Rescaled, report.FreemanSegregation, report.Communities!.Modularity,
    ];
}
