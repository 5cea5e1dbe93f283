namespace Herberge.Graphs.Tests;

internal static class Analyse
{
    /// <summary>Every measure but the communities.</summary>
    public static SiloReport Linear(TieGraph graph, UnitPartition units) =>
        SiloAnalysis.Compute(graph, units, new SiloOptions { WithCommunities = false }, TestContext.Current.CancellationToken);
}
