using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Guests;

/// <summary>Renews or ends a guest's access, or sends the link again. By its sponsor and those who run the space.</summary>
internal sealed class TendInvitation(HouseDb db, WriteTransactions writes, InviteGuest invite, MyRooms myRooms, TimeProvider clock)
{
    /// <summary>What the reviewing viewer answers for: what they sponsor, and every guest of the spaces they run.</summary>
    public static IQueryable<GuestInvitation> OwnedBy(HouseDb db, Viewer viewer)
    {
        var (me, inside) = (viewer.MemberId, viewer.IsInside);
        var (runs, sees) = (db.ModeratedSpacesTo(viewer), db.VisibleSpacesTo(viewer));
        return db.GuestInvitations.Where(i => inside && ((i.SponsorId == me && sees.Any(s => s.Id == i.SpaceId)) || runs.Any(s => s.Id == i.SpaceId)));
    }

    public async Task<Result<Done>> RenewAsync(Guid id, DateOnly? until, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (invite.CheckUntil("Until", until, now) is { } wrong) return wrong;
        return await ChangeAsync(id, async (invitation, space) =>
        {
            if (!space.WithPartners || space.ArchivedAt is not null) return Problem.Conflict("guest-space-closed");
            if (invitation.EndedAt is not null) return Problem.Conflict("guest-ended");
            (invitation.EndsAt, invitation.RenewedAt, invitation.RemindedAt) = (invite.EndOf(until!.Value), now, null);
            await EndsAsync(invitation, invitation.EndsAt, ct);
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.guest-renewed", space.Slug, $"{invitation.MemberId}", now));
            return null;
        }, viewer, ct);
    }

    /// <summary>From this moment on; what the guest wrote stays.</summary>
    public Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(id, async (invitation, space) =>
        {
            if (invitation.EndedAt is not null) return null;
            (invitation.EndedAt, invitation.Hash) = (now, null);
            await EndsAsync(invitation, now, ct);
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.guest-ended", space.Slug, $"{invitation.MemberId}", now));
            return null;
        }, viewer, ct);
    }

    public Task<Result<Done>> SendAgainAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, async (invitation, space) =>
    {
        if (invitation.AcceptedAt is not null || invitation.EndedAt is not null || invitation.EndsAt <= clock.GetUtcNow()) return Problem.Conflict("guest-ended");
        await invite.SendAsync(invitation, space, viewer, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.guest-invited", space.Slug, "", clock.GetUtcNow()));
        return null;
    }, viewer, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, Func<GuestInvitation, Space, Task<Problem?>> change, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (!await OwnedBy(db, viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        var invitation = await db.GuestInvitations.AsTracking().FirstAsync(i => i.Id == id, ct);
        var spaceId = invitation.SpaceId;
        var space = await db.Spaces.AsNoTracking().FirstAsync(s => s.Id == spaceId, ct);
        if (await change(invitation, space) is { } problem) return problem;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (invitation.MemberId is { } member) myRooms.Forget(member);
        return new Done();
    }

    private async Task EndsAsync(GuestInvitation invitation, DateTimeOffset ends, CancellationToken ct)
    {
        if (invitation.MemberId is not { } member) return;
        var spaceId = invitation.SpaceId;
        await db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.MemberId == member).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsAt, ends), ct);
    }
}
