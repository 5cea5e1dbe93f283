using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Files;

/// <summary>Computes the silo report of <c>people.csv</c> and <c>ties.csv</c>, without any house.</summary>
internal static class ComputeFromFiles
{
    /// <param name="request">The files and what to do with them.</param>
    /// <param name="words">The language of the notices.</param>
    /// <param name="progress">Told the rows read so far.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="WrongFileException">A file is not as it must be.</exception>
    public static SilosFilesReport Run(
        SilosFilesRequest request, SilosFilesWords words, IProgress<long>? progress, CancellationToken ct)
    {
        var people = PeopleFile.Read(request.People, ct);
        var tree = new UnitTree(people.Units);
        var units = tree.AtLevel(request.Level);
        var placed = new int[people.Units.Count];
        Array.Fill(placed, -1);
        for (var number = 0; number < tree.Placed.Count; number++)
            placed[tree.Placed[number]] = number;

        var rows = TiesFile.Read(people, placed, request, progress, ct);
        var silos = SiloAnalysis.Compute(Graph(rows, units, request.Weight), units, new SiloOptions { Seed = request.Seed }, ct);
        var release = ReleaseGuard.Decide(silos, ReleaseRules.ForFiles(request.MinGroup));
        var trend = WeeklyTrend.Of(rows, units, request, ct);
        return new SilosFilesReport(silos, GuardedFigures.Of(silos, release) with
        {
            PeopleWithoutUnit = tree.Unplaced,
            From = request.From,
            To = request.To,
            // With the whole hidden its weeks are hidden too.
            Trend = release.Whole == WholeFigures.Hidden ? [] : trend,
            Notices = [.. FileNotices.Of(request, people, tree, rows, silos, release, trend, words)],
        });
    }

    private static TieGraph Graph(TieRows rows, UnitPartition units, TieWeight weight)
    {
        var builder = new TieGraphBuilder(units.PersonCount, weight);
        for (var row = 0; row < rows.From.Count; row++)
            builder.Add(rows.From[row], rows.To[row], weight == TieWeight.Sum ? rows.Weights[row] : 1);
        return builder.Build();
    }
}
