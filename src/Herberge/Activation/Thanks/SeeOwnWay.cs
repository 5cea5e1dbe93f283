using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Thanks;

public enum Milestone : byte
{
    Wrote = 1,
    Answered = 2,
    Helped = 3,
    Units = 4,
    Idea = 5,
    Came = 6,
    Hosted = 7,
    Met = 8,
    Year = 9,
}

/// <param name="On">Null while it is ahead.</param>
public sealed record MilestoneView(Milestone What, DateOnly? On);

/// <param name="Other">Who gave it, or who got it.</param>
public sealed record ThankView(Guid Id, string Other, string Handle, string Text, DateTimeOffset At);

public sealed record OwnWay(IReadOnlyList<MilestoneView> Milestones, IReadOnlyList<ThankView> Got, IReadOnlyList<ThankView> Given);

/// <summary>
/// What somebody has done in the house for the first time, and the thanks they got: read from the ledger when they look, kept nowhere,
/// shown to them alone.
/// </summary>
internal sealed class SeeOwnWay(HouseDb db, House house, TimeProvider clock)
{
    /// <summary>Top units, one's own not counted.</summary>
    public const int Units = 5;

    private const int MostThanks = 50;

    public async Task<OwnWay> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, now, people) = (viewer.MemberId, clock.GetUtcNow(), db.Set<Member>());
        var first = await db.Acts.AsNoTracking().Where(a => a.MemberId == me).GroupBy(a => a.Kind).Select(g => new { g.Key, At = g.Min(a => a.At) }).ToDictionaryAsync(a => a.Key, a => a.At, ct);
        var answered = await db.Ties.AsNoTracking().Where(t => t.FromId == me && t.ToId != me && t.Kind == TieKind.Reply && t.Weight > 0).Select(t => (DateTimeOffset?)t.At).MinAsync(ct);
        DateOnly? On(params ActKind[] kinds) => kinds.Where(first.ContainsKey).Select(kind => (DateOnly?)house.DayOf(first[kind])).Min();
        var year = first.TryGetValue(ActKind.SignedIn, out var came) && came.AddYears(1) <= now ? house.DayOf(came.AddYears(1)) : (DateOnly?)null;
        var got = await db.Thanks.AsNoTracking().Where(t => t.ToId == me).OrderByDescending(t => t.At).Take(MostThanks).Join(people, t => t.FromId, m => m.Id, (t, m) => new ThankView(t.Id, m.Name, m.Handle, t.Text, t.At)).ToListAsync(ct);
        var given = await db.Thanks.AsNoTracking().Where(t => t.FromId == me).OrderByDescending(t => t.At).Take(MostThanks).Join(people, t => t.ToId, m => m.Id, (t, m) => new ThankView(t.Id, m.Name, m.Handle, t.Text, t.At)).ToListAsync(ct);
        return new OwnWay(
            [
                new(Milestone.Wrote, On(ActKind.StartedThread, ActKind.Posted)), new(Milestone.Answered, answered is { } at ? house.DayOf(at) : null), new(Milestone.Helped, On(ActKind.AnswerAccepted)),
                new(Milestone.Units, await UnitsAsync(me, ct)), new(Milestone.Idea, On(ActKind.SubmittedIdea)), new(Milestone.Came, On(ActKind.CheckedIn)), new(Milestone.Hosted, On(ActKind.HostedGathering)),
                new(Milestone.Met, On(ActKind.MetInRound)), new(Milestone.Year, year),
            ], got, given);
    }

    /// <summary>When somebody had talked with people of the fifth other top unit.</summary>
    private async Task<DateOnly?> UnitsAsync(Guid me, CancellationToken ct)
    {
        var contacts = await db.Ties.AsNoTracking().Where(t => (t.FromId == me || t.ToId == me) && t.FromId != t.ToId && t.Kind == TieKind.Reply && t.Weight > 0)
            .GroupBy(t => t.FromId == me ? t.ToId : t.FromId).Select(g => new { Other = g.Key, At = g.Min(t => t.At) })
            .Join(db.Set<Member>(), c => c.Other, m => m.Id, (c, m) => new { c.At, Unit = m.Unit!.Path }).ToListAsync(ct);
        var own = (await db.Set<Member>().Where(m => m.Id == me).Select(m => m.Unit!.Path).SingleOrDefaultAsync(ct))?.Split('/')[0];
        var firsts = contacts.Where(c => c.Unit is not null).GroupBy(c => c.Unit!.Split('/')[0]).Where(g => g.Key != own).Select(g => g.Min(c => c.At)).Order().ToList();
        return firsts.Count >= Units ? house.DayOf(firsts[Units - 1]) : null;
    }
}
