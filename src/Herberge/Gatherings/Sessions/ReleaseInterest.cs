using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>
/// Counts anew how many want each session, once at least five people voted and five of them did since it was last counted: whatever
/// somebody compares, it is never one person's vote. Whatever hosts see, the plan the house proposes and its clashes included, comes of what was
/// counted then.
/// </summary>
internal sealed class ReleaseInterest(HouseDb db)
{
    public const int Smallest = 5;

    /// <summary>Somebody doesn't come any more, and wants nothing of it; inside the transaction.</summary>
    public async Task TakeBackAsync(Guid gatheringId, Guid memberId, CancellationToken ct)
    {
        var own = db.SessionWishes.Where(w => w.MemberId == memberId && db.Set<Session>().Any(s => s.Id == w.SessionId && s.GatheringId == gatheringId));
        if (!await own.AnyAsync(w => w.Wants, ct)) return;
        await own.Where(w => !w.IsCounted).ExecuteDeleteAsync(ct);
        await own.ExecuteUpdateAsync(w => w.SetProperty(x => x.Wants, false), ct);
        await db.SessionBallots.Where(b => b.GatheringId == gatheringId && b.MemberId == memberId).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsNew, true), ct);
        await HandleAsync(gatheringId, ct);
    }

    /// <summary>Inside the transaction, after what it counts was saved.</summary>
    public async Task HandleAsync(Guid gatheringId, CancellationToken ct)
    {
        if (await db.SessionBallots.CountAsync(b => b.GatheringId == gatheringId && b.IsNew, ct) < Smallest) return;
        var sessions = db.Sessions.Where(s => s.GatheringId == gatheringId);
        var wishes = db.SessionWishes.Where(w => sessions.Any(s => s.Id == w.SessionId));
        if (await wishes.Where(w => w.Wants).Select(w => w.MemberId).Distinct().CountAsync(ct) < Smallest) return;
        await wishes.Where(w => !w.Wants).ExecuteDeleteAsync(ct);
        await wishes.ExecuteUpdateAsync(w => w.SetProperty(x => x.IsCounted, true), ct);
        await sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Interest, x => (int?)db.Set<SessionWish>().Count(w => w.SessionId == x.Id)), ct);
        await db.SessionBallots.Where(b => b.GatheringId == gatheringId && b.IsNew).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsNew, false), ct);
    }
}
