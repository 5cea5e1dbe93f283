using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>How the asking member stands to a season.</summary>
public enum CircleState
{
    Out,
    Waiting,
    Seated,
}

/// <summary>A season as its people see it.</summary>
/// <param name="Week">0 before the start, 13 when it is over.</param>
/// <param name="MyCircle">Where the asking member has a place.</param>
public sealed record SeasonCard(Guid Id, string Name, string Text, string Languages, DateOnly StartsOn, DateOnly EndsOn, CircleCadence Cadence, int Week, bool IsDrawn, CircleState State, (Guid Id, string Name)? MyCircle)
{
    public bool IsOver => Week > CircleGuide.Weeks;
}

/// <summary>A circle that shows itself to the house.</summary>
public sealed record OpenCircle(string Season, string Name, string Line);

public sealed record SeasonsView(IReadOnlyList<SeasonCard> Seasons, IReadOnlyList<OpenCircle> Open);

/// <summary>One season and how the asking member takes part.</summary>
/// <param name="Entry">Null for who doesn't.</param>
/// <param name="Goal">Their own.</param>
/// <param name="Languages">Of the member's profile, to begin with.</param>
/// <param name="Place">Of the member's profile, to begin with.</param>
public sealed record SeasonSheet(CircleSeason Season, SeasonCard Card, CircleEntry? Entry, string? Goal, string? Languages, string? Place);

/// <summary>The seasons of the house, one's own circles, and those that show themselves.</summary>
internal sealed class SeeSeasons(HouseDb db, House house, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<SeasonsView> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var seasons = await db.VisibleSeasonsTo(viewer).OrderByDescending(s => s.StartsOn).ThenBy(s => s.Id).Take(Most).ToListAsync(ct);
        var open = await db.OpenCirclesTo(viewer).Where(c => c.Season!.ClosedAt == null).OrderBy(c => c.Name).Take(Most).Select(c => new OpenCircle(c.Season!.Name, c.Name, c.Line)).ToListAsync(ct);
        return new SeasonsView(await CardsAsync(seasons, viewer, ct), open);
    }

    public async Task<Result<SeasonSheet>> OfAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        var me = viewer.MemberId;
        var entry = await db.CircleEntries.AsNoTracking().FirstOrDefaultAsync(e => e.SeasonId == id && e.MemberId == me, ct);
        var goal = await db.CircleGoals.AsNoTracking().Where(g => g.SeasonId == id && g.MemberId == me).Select(g => g.Text).FirstOrDefaultAsync(ct);
        var self = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => new { m.Languages, m.Place }).FirstOrDefaultAsync(ct);
        return new SeasonSheet(season, (await CardsAsync([season], viewer, ct))[0], entry, goal, self?.Languages, self?.Place);
    }

    private async Task<List<SeasonCard>> CardsAsync(List<CircleSeason> seasons, Viewer viewer, CancellationToken ct)
    {
        var (me, today) = (viewer.MemberId, house.DayOf(clock.GetUtcNow()));
        List<Guid> ids = [.. seasons.Select(s => s.Id)];
        var entered = await db.CircleEntries.Where(e => e.MemberId == me && ids.Contains(e.SeasonId)).Select(e => e.SeasonId).ToHashSetAsync(ct);
        var mine = (await db.CirclesOf(viewer).Where(c => ids.Contains(c.SeasonId)).Select(c => new { c.SeasonId, c.Id, c.Name }).ToListAsync(ct)).DistinctBy(c => c.SeasonId).ToDictionary(c => c.SeasonId, c => (c.Id, c.Name));
        return [.. seasons.Select(s => new SeasonCard(
            s.Id, s.Name, s.Text, s.Languages, s.StartsOn, s.EndsOn, s.Cadence, s.WeekOn(today), s.DrawnAt is not null,
            mine.ContainsKey(s.Id) ? CircleState.Seated : entered.Contains(s.Id) ? CircleState.Waiting : CircleState.Out, mine.TryGetValue(s.Id, out var circle) ? circle : null))];
    }
}
