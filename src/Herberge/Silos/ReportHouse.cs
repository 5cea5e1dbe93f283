using Herberge.Foundation.Settings;
using Herberge.Silos.Figures;
using Herberge.Silos.Files;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;

namespace Herberge.Silos;

/// <summary>The released figures of a house as a report, for the command line: the same that its page shows, no more.</summary>
internal sealed class ReportHouse(House house, TimeProvider clock, ReleaseFigures release, SeeSilos see, ReadRules readRules, LogLook log)
{
    /// <param name="days">Length of the window.</param>
    /// <param name="level">Depth of the unit tree.</param>
    /// <param name="smallestGroup">Hides also cells of units under this size; never shows more than the house does.</param>
    /// <param name="words">The language of the notices.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<SiloFigures> HandleAsync(int days, int level, int smallestGroup, SilosFilesWords words, CancellationToken ct)
    {
        var key = new FigureKey(ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone), days, level, GroupedBy.Unit, null);
        var released = await release.HandleAsync(key, ct);
        var figures = see.Unpacked(released);
        var trend = new List<TrendFigure>();
        foreach (var point in release.Trend(key))
            if (await release.FindAsync(point, ct) is { Openness: { } openness } known)
                trend.Add(new TrendFigure(house.DayOf(point.To.AddDays(-7)), openness, known.Low, known.High, known.Ties));
        await log.HandleAsync($"herberge silos --days {days} --level {level}", memberId: null, ct);
        return HideSmaller(figures, smallestGroup) with
        {
            From = Text(key.From),
            To = Text(key.To.AddDays(-1)),
            Trend = trend,
            Notices = [.. Notices(released.Missing, Math.Max(smallestGroup, (await readRules.HandleAsync(ct)).SmallestGroup), words)],
        };
    }

    private static SiloFigures HideSmaller(SiloFigures figures, int smallestGroup)
    {
        var hidden = figures.ByUnit.Select(unit => unit.Suppressed || unit.People < smallestGroup).ToArray();
        return figures with
        {
            ByUnit = [.. figures.ByUnit.Select((unit, at) => hidden[at] ? new UnitFigure(unit.Unit, unit.People, Suppressed: true) : unit)],
            Matrix = [.. figures.Matrix.Select(cell => hidden[cell.A] || hidden[cell.B] ? new CellFigure(cell.A, cell.B, Suppressed: true) : cell)],
            SuppressedUnits = hidden.Count(isHidden => isHidden),
        };
    }

    private static IEnumerable<string> Notices(NoFigures missing, int smallestGroup, SilosFilesWords words)
    {
        if (missing != NoFigures.None) yield return words[$"missing-{missing}"];
        yield return words.Format("house-guard", smallestGroup);
        yield return words["house-rounded"];
        yield return words["house-trend"];
    }

    private string Text(DateTimeOffset at) => house.DayOf(at).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
