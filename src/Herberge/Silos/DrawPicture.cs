using Herberge.Graphs;
using Herberge.Silos.Guard;

namespace Herberge.Silos;

/// <summary>Computes the figures of one window and level, and lets only through what the guard releases.</summary>
internal static class DrawPicture
{
    private static readonly SiloOptions Linear = new() { WithCommunities = false };
    private static readonly ReleaseRules Rules = ReleaseRules.House;

    public static SiloPicture Of(HouseContacts contacts, DateTimeOffset to, int days, int level, CancellationToken ct)
    {
        var from = to - TimeSpan.FromDays(days);
        var empty = new SiloPicture
        {
            Missing = NoPicture.NobodyHasAUnit, From = from, To = to, Days = days, Level = level, Levels = contacts.Tree.Depth,
        };
        if (contacts.Tree.Placed.Count == 0) return empty;

        var units = contacts.Tree.AtLevel(level);
        var graph = contacts.Between(from, to);
        if (graph.TieCount == 0) return empty with { Missing = NoPicture.NoContacts };
        var report = SiloAnalysis.Compute(graph, units, Linear, ct);
        if (!WholeMayBeShown(graph)) return empty with { Missing = NoPicture.TooFewPeople };
        if (report.Openness.Value.Value is not { } openness) return empty with { Missing = NoPicture.OneUnit };

        var before = contacts.Between(from - TimeSpan.FromDays(days), from);
        var earlier = WholeMayBeShown(before) ? SiloAnalysis.Compute(before, units, Linear, ct).Openness : null;
        var release = ReleaseGuard.Decide(report, Rules);
        return empty with
        {
            Missing = NoPicture.None,
            People = report.People,
            Openness = openness,
            Low = report.Openness.Low.Value ?? openness,
            High = report.Openness.High.Value ?? openness,
            CrossShare = report.CrossShare.Value ?? 0,
            CrossShareExpected = report.CrossShareExpected.Value ?? 0,
            Before = earlier?.Value.Value,
            ChangeIsSure = earlier is not null && IsSure(earlier, report.Openness),
            Units = [.. report.ByUnit.Select(unit => Figure(unit, release, contacts))],
            Pairs = [.. PairsOf(report, release)],
            HiddenUnits = release.HiddenUnits,
            Trend = [.. TrendOf(contacts, units, to, ct)],
        };
    }

    // Both windows carry the sampling error of their people. Taken as independent: the same people act in both, so the
    // true error of the difference is rather smaller, and this calls a change sure too seldom rather than too often.
    private static bool IsSure(OpennessEstimate before, OpennessEstimate now) =>
        now.Value.Value - before.Value.Value is { } change && before.StandardError.Value is { } earlier && now.StandardError.Value is { } later
        && Math.Abs(change) > OpennessEstimate.BandWidth * Math.Sqrt((earlier * earlier) + (later * later));

    // The whole is a group too: enough people in contact, and nobody who carries more than half of it.
    private static bool WholeMayBeShown(TieGraph graph)
    {
        var (people, largest) = (0, 0);
        for (var person = 0; person < graph.PersonCount; person++)
        {
            var contacts = graph.Neighbours(person).Length;
            if (contacts > 0) people++;
            largest = Math.Max(largest, contacts);
        }

        return people >= Rules.UnitPeople && 2 * largest <= graph.TieCount;
    }

    private static UnitFigure Figure(UnitReport unit, SiloRelease release, HouseContacts contacts)
    {
        var parts = unit.Label.Split('/');
        var shown = release.ShowsUnit(unit.Unit);
        return new UnitFigure(unit.Label, parts[^1], contacts.Hues[parts[0]], shown ? unit.People : null, shown ? unit.Openness.Value : null);
    }

    private static IEnumerable<PairFigure> PairsOf(SiloReport report, SiloRelease release)
    {
        for (var a = 0; a < report.Units.UnitCount; a++)
        {
            for (var b = a; b < report.Units.UnitCount; b++)
            {
                var weight = report.Matrix.Cell(a, b).Weight;
                var expected = report.Matrix.Expected(a, b);
                var shown = release.ShowsCell(a, b, weight) && expected > 0;
                yield return new PairFigure(a, b, shown ? weight / expected : null, shown ? report.CellZ(a, b).Value : null);
            }
        }
    }

    private static IEnumerable<WeekFigure> TrendOf(HouseContacts contacts, UnitPartition units, DateTimeOffset to, CancellationToken ct)
    {
        if (contacts.Oldest is not { } oldest) yield break;
        var weeks = Math.Min(104, (int)((to - oldest).TotalDays / 7));
        for (var week = weeks; week >= 0; week--)
        {
            ct.ThrowIfCancellationRequested();
            var end = to - TimeSpan.FromDays(7 * week);
            if (end - oldest < ReleaseRules.ShortestWindow) continue;
            var graph = contacts.Between(end - ReleaseRules.ShortestWindow, end);
            if (!WholeMayBeShown(graph)) continue;
            var openness = SiloAnalysis.Compute(graph, units, Linear, ct).Openness;
            if (openness is { Value.Value: { } value, Low.Value: { } low, High.Value: { } high })
                yield return new WeekFigure(DateOnly.FromDateTime(end.UtcDateTime), value, Math.Max(0, low), high);
        }
    }
}
