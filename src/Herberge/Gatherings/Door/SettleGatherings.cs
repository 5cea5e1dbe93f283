using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Sessions;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Gatherings.Door;

/// <summary>
/// When a gathering is over and devices at the door have had time to send what they kept, writes into the ledger who was there, who
/// hosted, and who met whom: only among those who were there and agreed, each way, so that everybody's ties of one gathering add up to
/// at most one however many came. Who wanted which session is forgotten then.
/// </summary>
internal sealed class SettleGatherings(HouseDb db, WriteTransactions writes, GatheringsSearch search, TimeProvider clock)
{
    public static readonly TimeSpan After = TimeSpan.FromDays(2);

    /// <summary>So long after the end, hosts may still need to reach people from outside.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(60);

    /// <summary>Among more people than that nobody can be said to have met.</summary>
    private const int MostMeeting = 150;

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - After;
        foreach (var id in await db.Gatherings.AsNoTracking().Where(g => g.SettledAt == null && g.EndsAt < before).OrderBy(g => g.EndsAt).Select(g => g.Id).ToListAsync(ct))
        {
            await using var write = await writes.BeginAsync(db, ct);
            // The row is taken first: another node, or the same one after a crash, settles nothing twice.
            if (await db.Gatherings.Where(g => g.Id == id && g.SettledAt == null).ExecuteUpdateAsync(g => g.SetProperty(x => x.SettledAt, now), ct) == 0) continue;
            var gathering = await db.Gatherings.AsNoTracking().Include(g => g.Hosts).SingleAsync(g => g.Id == id, ct);
            if (gathering.CancelledAt is null) await WriteAsync(gathering, ct);
            await db.SessionWishes.Where(w => db.Set<Session>().Any(s => s.Id == w.SessionId && s.GatheringId == id)).ExecuteDeleteAsync(ct);
            await db.SessionBallots.Where(b => b.GatheringId == id).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            await search.PutAsync(gathering, ct);
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }

        var forgotten = now - Remembered;
        await db.Registrations.Where(r => r.MemberId == null && (r.OutsideMail != null || r.OutsideName != null) && r.Gathering!.EndsAt < forgotten)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.OutsideMail, (string?)null).SetProperty(x => x.OutsideName, (string?)null).SetProperty(x => x.IsListed, false), ct);
        await db.RegistrationAnswers.Where(a => db.Set<Registration>().Any(r => r.Id == a.RegistrationId && r.MemberId == null && r.Gathering!.EndsAt < forgotten)).ExecuteDeleteAsync(ct);
    }

    private async Task WriteAsync(Gathering gathering, CancellationToken ct)
    {
        var id = gathering.Id;
        var came = await db.Registrations.AsNoTracking().Where(r => r.GatheringId == id && r.CheckedInAt != null).Select(r => new { r.MemberId, r.CountsMeeting, At = r.CheckedInAt!.Value }).ToListAsync(ct);
        if (came.Count == 0) return;
        var occasion = new Occasion(ComingGatherings.Occasion, id, gathering.StartsAt, gathering.EndsAt, Guid.CreateVersion7(clock.GetUtcNow()));
        foreach (var member in came.Select(c => c.MemberId).OfType<Guid>()) occasion.Add(member);
        db.Occasions.Add(occasion);
        foreach (var one in came) if (one.MemberId is { } member) db.Acts.Add(new Act(member, ActKind.CheckedIn, one.At, gathering.SpaceId, id));
        foreach (var giver in await db.SessionHosts.AsNoTracking().Where(h => db.Set<Session>().Any(s => s.Id == h.SessionId && s.GatheringId == id && s.SlotId != null)).Select(h => h.MemberId).Distinct().ToListAsync(ct))
            db.Acts.Add(new Act(giver, ActKind.GaveSession, gathering.EndsAt, gathering.SpaceId, id));
        foreach (var host in gathering.Hosts) db.Acts.Add(new Act(host.MemberId, ActKind.HostedGathering, gathering.EndsAt, gathering.SpaceId, id));
        if (came.Count is < 2 or > MostMeeting) return;
        var met = came.Where(c => c.CountsMeeting).Select(c => c.MemberId).OfType<Guid>().ToList();
        // Of now, for figures of weeks that are over are never counted again.
        var (weight, now) = (1.0 / (came.Count - 1), clock.GetUtcNow());
        foreach (var one in met)
            foreach (var other in met.Where(other => other != one)) db.Ties.Add(new Tie(one, other, TieKind.MetAt, now, gathering.SpaceId, id, weight));
    }
}

[DisallowConcurrentExecution]
internal sealed class SettleGatheringsNightly(SettleGatherings settle) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await settle.HandleAsync(cancellationToken);
}
