using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>
/// Counts anew how many want each session, once at least five people voted and five of them did since it was last counted: whatever
/// somebody compares, it is never one person's vote.
/// </summary>
internal sealed class ReleaseInterest(HouseDb db)
{
    public const int Smallest = 5;

    /// <summary>Inside the transaction, after what it counts was saved.</summary>
    public async Task HandleAsync(Guid gatheringId, CancellationToken ct)
    {
        if (await db.SessionBallots.CountAsync(b => b.GatheringId == gatheringId && b.IsNew, ct) < Smallest) return;
        var sessions = db.Sessions.Where(s => s.GatheringId == gatheringId);
        var wishes = db.SessionWishes.Where(w => sessions.Any(s => s.Id == w.SessionId));
        if (await wishes.Select(w => w.MemberId).Distinct().CountAsync(ct) < Smallest) return;
        await sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Interest, x => (int?)db.Set<SessionWish>().Count(w => w.SessionId == x.Id)), ct);
        await db.SessionBallots.Where(b => b.GatheringId == gatheringId && b.IsNew).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsNew, false), ct);
    }
}
