using Herberge.Channels.Calendar;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Silos;
using Herberge.Spaces.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Reports;

/// <param name="IsOver">Closed in the week; else it goes on.</param>
public sealed record WeekIncident(Guid Id, string Title, bool IsOver);

/// <param name="Monday">The week that is told of begins with it.</param>
/// <param name="Numbers">As they stand now; each as its own page tells it.</param>
/// <param name="Waiting">What lies on the desks now.</param>
/// <param name="Was">Posts that appeared, gatherings, campaigns and the rest of the week.</param>
/// <param name="Comes">What the week after it brings.</param>
public sealed record WeekView(DateOnly Monday, bool IsThisWeek, NumbersView Numbers, DeskCounts Waiting, IReadOnlyList<WeekIncident> Incidents, IReadOnlyList<CalendarEntry> Was, IReadOnlyList<CalendarEntry> Comes);

/// <summary>
/// The week of the community team, made of what their pages tell anyway: nothing is worked out here that isn't told there, so nothing gets
/// past their guards. Numbers belong to the week that runs; older weeks tell what happened.
/// </summary>
internal sealed class SeeWeek(HouseDb db, SeeNumbers numbers, SeeSilos silos, SeeQueue queue, SeeCalendar calendar, House house, TimeProvider clock)
{
    public const int WeeksBack = 52;
    private const int Days = 7;

    /// <param name="on">A day of the week wanted; null for this one.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Null for whoever isn't of the community team.</returns>
    public async Task<WeekView?> HandleAsync(DateOnly? on, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return null;
        var today = house.DayOf(clock.GetUtcNow());
        var thisMonday = MondayOf(today);
        var monday = MondayOf(on ?? today);
        if (monday > thisMonday || monday < thisMonday.AddDays(-Days * WeeksBack)) monday = thisMonday;
        var isThisWeek = monday == thisMonday;
        var figures = isThisWeek && viewer.MaySeeSilos ? await silos.HandleAsync(new SilosQuery(), viewer, ct) : null;
        var (from, to) = (house.StartOf(monday), house.StartOf(monday.AddDays(Days)));
        var incidents = await db.VisibleIncidentsTo(viewer).Where(i => i.BeganAt < to && (i.ClosedAt == null || i.ClosedAt >= from)).OrderByDescending(i => i.Weight).ThenBy(i => i.BeganAt)
            .Select(i => new WeekIncident(i.Id, i.Title, i.ClosedAt != null && i.ClosedAt < to)).ToListAsync(ct);
        var entries = await calendar.HandleAsync(new CalendarFilter(monday, 2 * Days, [], null), viewer, ct);
        return new WeekView(
            monday, isThisWeek,
            isThisWeek ? await numbers.HandleAsync(figures is { Succeeded: true } told ? told.Value : null, viewer, ct) : new NumbersView(null, null, null),
            isThisWeek ? await queue.CountsAsync(viewer, ct) : new DeskCounts(0, 0, 0, 0, 0), incidents,
            [.. entries.Where(e => e.Day < monday.AddDays(Days))], [.. entries.Where(e => e.Day >= monday.AddDays(Days))]);
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
