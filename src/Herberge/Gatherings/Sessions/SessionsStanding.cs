using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>A gathering with sessions the viewer may know of, and what they may do there.</summary>
/// <param name="IsRegistered">Said that they come, or may.</param>
internal sealed record SessionsStanding(GatheringStanding Standing, SessionPlan? Plan, bool IsRegistered, DateTimeOffset Now)
{
    public Gathering Gathering => Standing.Gathering;

    public bool MayRun => Standing.MayRun;

    public bool IsPublished => Plan?.PublishedAt is not null;

    public bool MayPropose => (IsRegistered || MayRun) && Gathering.TakesAnswers(Now);

    /// <summary>A plan that stands asks nobody any more.</summary>
    public bool MayWish => MayPropose && !IsPublished;

    /// <summary>Null where there is none, none the viewer may know of, or one without sessions.</summary>
    public static async Task<SessionsStanding?> FindAsync(HouseDb db, Guid id, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { Gathering.HasSessions: true } standing) return null;
        var me = viewer.MemberId;
        var registered = await db.Registrations.AnyAsync(r => r.GatheringId == id && r.MemberId == me && (r.Coming == Coming.OnSite || r.Coming == Coming.Online || r.Coming == Coming.Maybe), ct);
        return new SessionsStanding(standing, await db.SessionPlans.AsNoTracking().FirstOrDefaultAsync(p => p.GatheringId == id, ct), registered, now);
    }
}
