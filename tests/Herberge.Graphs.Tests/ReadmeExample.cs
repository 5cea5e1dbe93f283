using Herberge.Graphs.Communities;
using Herberge.Graphs.DrillDown;
using Herberge.Graphs.Matching;

namespace Herberge.Graphs.Tests;

/// <summary>The example of the library's README, compiled. <see cref="ReadmeTests"/> keeps both equal.</summary>
internal static class ReadmeExample
{
    public static (double Openness, double? Error, double? Z, int Fragile, NestedOpenness Nested, CommunityPartition Found, int[] Partner) Run()
    {
        // README begins
        var tree = new UnitTree(
        [
            "Produktion/Montage", "Produktion/Montage", "Produktion/Lack", "Vertrieb/Nord", "Vertrieb/Nord", "Vertrieb/Süd",
        ]);
        UnitPartition units = tree.AtLevel(1);                    // Produktion and Vertrieb

        var builder = new TieGraphBuilder(units.PersonCount, TieWeight.Count);
        (int From, int To)[] messages = [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)];
        foreach (var (from, to) in messages)
            builder.Add(from, to);                                // in any order and direction; rows of a pair are merged
        TieGraph graph = builder.Build();

        SiloReport report = SiloAnalysis.Compute(graph, units);
        Measured openness = report.Openness.Value;                // share across units ÷ share by chance: 0.254
        Measured error = report.Openness.StandardError;           // jackknife over persons
        Measured z = report.ModularityZPermutation;               // how far from shuffled unit labels
        int fragile = report.PairsHangingOnOne;                   // pairs of units whose contact ends with one person

        NestedOpenness nested = NestedOpenness.Of(graph, tree);   // between top units, within them, adding up exactly
        CommunityPartition found = Leiden.Find(graph, new LeidenOptions { Seed = 1 });
        int[] partner = MaximumWeightMatching.Of(4, [(0, 1, 6), (1, 2, 10), (2, 3, 5)]);   // [1, 0, 3, 2]
        // README ends
        return (openness.Value!.Value, error.Value, z.Value, fragile, nested, found, partner);
    }
}
