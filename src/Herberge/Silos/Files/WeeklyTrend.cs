using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Files;

/// <summary>Openness by week, each week over the 28 days that end with it.</summary>
internal static class WeeklyTrend
{
    private const long Week = 7 * TimeSpan.TicksPerDay;

    /// <summary>
    /// All weeks whose 28 days lie within the data: from the Monday of the first row's week (or the window asked for) to the
    /// week of the last row. Empty where there are no times or fewer than 28 days.
    /// </summary>
    public static IReadOnlyList<TrendFigure> Of(TieRows rows, UnitPartition units, SilosFilesRequest request, CancellationToken ct)
    {
        var (times, order) = InOrder(rows);
        if (times.Length == 0)
            return [];
        var start = request.FromTicks == long.MinValue ? Monday(times[0]) : request.FromTicks;
        var end = request.ToTicks == long.MaxValue ? Monday(times[^1]) + Week : request.ToTicks;
        var points = new List<TrendFigure>();
        var (first, last) = (0, 0);
        for (var monday = Monday(times[0]); monday + Week <= end; monday += Week)
        {
            var opens = monday + Week - ReleaseRules.ShortestWindow.Ticks;
            if (opens < start)
                continue;
            ct.ThrowIfCancellationRequested();
            while (first < times.Length && times[first] < opens)
                first++;
            while (last < times.Length && times[last] < monday + Week)
                last++;
            points.Add(Point(rows, order.AsSpan(first, last - first), units, request.Weight, monday));
        }

        return points;
    }

    private static TrendFigure Point(TieRows rows, ReadOnlySpan<int> inside, UnitPartition units, TieWeight weight, long monday)
    {
        var builder = new TieGraphBuilder(units.PersonCount, weight);
        foreach (var row in inside)
            builder.Add(rows.From[row], rows.To[row], weight == TieWeight.Sum ? rows.Weights[row] : 1);
        var graph = builder.Build();
        var openness = SiloAnalysis.Openness(graph, units);
        return new TrendFigure(
            DateOnly.FromDateTime(FileInstant.At(monday).UtcDateTime),
            openness.Value.Value, openness.Low.Value, openness.High.Value, graph.TieCount);
    }

    private static (long[] Times, int[] Order) InOrder(TieRows rows)
    {
        var order = new List<int>(rows.At.Count);
        for (var row = 0; row < rows.At.Count; row++)
            if (rows.At[row] != long.MinValue)
                order.Add(row);
        var times = new long[order.Count];
        for (var at = 0; at < times.Length; at++)
            times[at] = rows.At[order[at]];
        var sorted = order.ToArray();
        Array.Sort(times, sorted);
        return (times, sorted);
    }

    // 1970-01-05 was a Monday.
    private static long Monday(long ticks)
    {
        var since = (ticks - 4 * TimeSpan.TicksPerDay) % Week;
        return ticks - (since < 0 ? since + Week : since);
    }
}
