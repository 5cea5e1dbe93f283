using Herberge.Activation.Ladder;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Silos;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Morning;

/// <param name="Series">The last weeks, oldest first.</param>
public sealed record OpennessNumber(double Now, double? Low, double? High, double? Before, bool ChangeIsSure, IReadOnlyList<double> Series, int Days);

/// <param name="Now">Median by Kaplan and Meier, in hours.</param>
/// <param name="Before">As it was told four weeks earlier.</param>
public sealed record AnswerNumber(double Now, double? Before, IReadOnlyList<double> Series);

/// <param name="Now">People from participants upwards.</param>
/// <param name="Step">The share of onlookers who took the step; null where it may not be told.</param>
public sealed record LadderNumber(int Now, int? Before, IReadOnlyList<double> Series, double? Step);

/// <summary>Each null where the viewer may not see it, or nobody may be told.</summary>
public sealed record NumbersView(OpennessNumber? Openness, AnswerNumber? Answer, LadderNumber? Ladder)
{
    public bool IsEmpty => Openness is null && Answer is null && Ladder is null;
}

/// <summary>
/// The three numbers of the morning with their change, each from its own page, with its guard and its log of looks. What the ladder
/// told is kept week by week, so that a change is the difference of two told figures.
/// </summary>
internal sealed class SeeNumbers(HouseDb db, SeeLadder ladder)
{
    public const int WeeksBack = 4;
    private const int Weeks = 12;

    /// <param name="silos">The released figures, where the viewer sees them.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<NumbersView> HandleAsync(SilosView? silos, Viewer viewer, CancellationToken ct)
    {
        var openness = silos?.Figures.Whole is { Openness: { } value } whole
            ? new OpennessNumber(value, whole.Low is { } low ? Math.Max(0, low) : null, whole.High, silos.Before, silos.ChangeIsSure, [.. silos.Trend.TakeLast(Weeks).Select(w => w.Value)], silos.Key.Days)
            : null;
        if (!SeeLadder.MaySee(viewer)) return new NumbersView(openness, null, null);
        var told = await ladder.HandleAsync(viewer, ct);
        if (!told.Succeeded) return new NumbersView(openness, null, null);
        var view = told.Value;
        var weeks = await KeptAsync(view, ct);
        var now = weeks[^1];
        var before = weeks.Find(w => w.Until == view.Until.AddDays(-7 * WeeksBack));
        return new NumbersView(openness,
            now.AnswerHours is { } hours ? new AnswerNumber(hours, before?.AnswerHours, [.. weeks.Select(w => w.AnswerHours).OfType<double>()]) : null,
            now.Active is { } active ? new LadderNumber(active, before?.Active, [.. weeks.Select(w => (double?)w.Active).OfType<double>()], StepOf(view)) : null);
    }

    /// <summary>The weeks that were told, this one last.</summary>
    private async Task<List<WeekNumbers>> KeptAsync(LadderView view, CancellationToken ct)
    {
        var (until, oldest) = (view.Until, view.Until.AddDays(-7 * Weeks));
        var weeks = await db.WeekNumbers.AsNoTracking().Where(w => w.Until <= until && w.Until > oldest).OrderBy(w => w.Until).ToListAsync(ct);
        if (weeks.Count > 0 && weeks[^1].Until == until) return weeks;
        var now = new WeekNumbers(until, view.MedianAnswer?.TotalHours, ActiveOf(view));
        try
        {
            db.WeekNumbers.Add(now);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else's look of the week was first; it told the same.
            db.ChangeTracker.Clear();
        }

        return [.. weeks, now];
    }

    internal static int? ActiveOf(LadderView view) =>
        view.Rungs[(int)Rung.Participant] + view.Rungs[(int)Rung.Contributor] + view.Rungs[(int)Rung.Core];

    private static double? StepOf(LadderView view) => view.Steps[(int)Rung.Visitor].Share is { IsExact: true } share ? share.From : null;
}
