using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Teams;

/// <param name="SpaceIds">All of them or none.</param>
public sealed record TeamRoleInput(Guid MemberId, HouseRoles Role, IReadOnlyCollection<Guid> SpaceIds);

/// <param name="StaysHost">Nobody else hosts the space, so they go on hosting it.</param>
public sealed record RoleTaken(bool StaysHost);

/// <summary>
/// Gives somebody a role for chosen spaces, and takes it back. Whoever holds one hosts the space; when the last is taken back they are
/// again what they were before, unless nobody else hosts it: a space isn't left alone.
/// </summary>
internal sealed class ChangeTeamRole(HouseDb db, WriteTransactions writes, Admission admission, Bell bell, IViewerSource viewers, MyRooms myRooms, TimeProvider clock)
{
    /// <summary>Who gives house roles, and hosts of the house; in spaces they may know of.</summary>
    public static bool MayChange(Viewer viewer) => viewer.IsInside && (viewer.IsAdministrator || viewer.IsHost);

    public async Task<Result<Done>> GiveAsync(TeamRoleInput input, Viewer viewer, CancellationToken ct)
    {
        if (!MayChange(viewer)) return Problem.NotFound();
        if (!IsRole(input.Role)) return Problem.Invalid("Role", "member-role-unknown");
        var (id, role, now, wanted) = (input.MemberId, input.Role, clock.GetUtcNow(), input.SpaceIds.Distinct().ToList());
        await using var write = await writes.BeginAsync(db, ct);
        var person = await db.Set<Member>().AsNoTracking().Where(m => m.Id == id && m.State == MemberState.Active).Select(m => new { IsGuest = m.PartnerId != null }).FirstOrDefaultAsync(ct);
        if (person is null) return Problem.NotFound();
        if (person.IsGuest) return Problem.Conflict("member-guest-role");
        var spaces = await db.VisibleSpacesTo(viewer).Where(s => wanted.Contains(s.Id) && s.ArchivedAt == null).OrderBy(s => s.Slug).ToListAsync(ct);
        if (spaces.Count == 0 || spaces.Count != wanted.Count) return Problem.Invalid("Spaces", "team-role-spaces");

        var told = new List<Notification>();
        foreach (var space in spaces)
        {
            var admitted = await admission.AdmitAsync(space, id, viewer.MemberId, now, ct);
            await db.SaveChangesAsync(ct);
            var membership = await db.SpaceMembers.AsTracking().SingleAsync(m => m.SpaceId == space.Id && m.MemberId == id, ct);
            if (membership.TeamRoles.HasFlag(role)) continue;
            if (membership.TeamRoles == HouseRoles.None)
                membership.RoleGave = admitted ? RoleGave.Membership : membership.Role == SpaceRole.Member ? RoleGave.Hosting : RoleGave.Nothing;
            membership.TeamRoles |= role;
            membership.Role = SpaceRole.Host;
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.team-role-granted", space.Slug, Detail(id, role), now));
            if (id != viewer.MemberId) told.Add(new Notification(id, NotificationKind.DeskRoleGiven, viewer.MemberId, space.Id, null, null, now));
        }

        await bell.AddAsync(told, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        Forget(id);
        if (told.Count > 0) await bell.RingAsync([id], CancellationToken.None);
        return default(Done);
    }

    public async Task<Result<RoleTaken>> TakeAsync(Guid memberId, HouseRoles role, Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        if (!MayChange(viewer)) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VisibleSpacesTo(viewer).FirstOrDefaultAsync(s => s.Id == spaceId, ct) is not { } space) return Problem.NotFound();
        var rows = db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.MemberId == memberId);
        if (await rows.AsNoTracking().FirstOrDefaultAsync(ct) is not { } held || !IsRole(role) || !held.TeamRoles.HasFlag(role)) return Problem.NotFound();

        var left = held.TeamRoles & ~role;
        await rows.ExecuteUpdateAsync(m => m.SetProperty(x => x.TeamRoles, left), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.team-role-withdrawn", space.Slug, Detail(memberId, role), now));
        var stays = left == HouseRoles.None && held.RoleGave != RoleGave.Nothing && await admission.IsLastHostAsync(spaceId, memberId, ct);
        if (left == HouseRoles.None) await ReturnAsync(rows, held, space, stays, viewer, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        Forget(memberId);
        return new RoleTaken(stays);
    }

    private async Task ReturnAsync(IQueryable<SpaceMember> rows, SpaceMember held, Space space, bool stays, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        if (held.RoleGave == RoleGave.Membership && !stays)
        {
            await admission.DismissAsync(space, held.MemberId, viewer.MemberId, now, ct);
            return;
        }

        var role = held.RoleGave == RoleGave.Hosting && !stays ? SpaceRole.Member : SpaceRole.Host;
        await rows.ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, role).SetProperty(x => x.RoleGave, RoleGave.Nothing), ct);
        if (role == SpaceRole.Member) await Deputies.EndOfHostAsync(db, space.Id, held.MemberId, ct);
    }

    private void Forget(Guid memberId)
    {
        viewers.Forget(memberId);
        myRooms.Forget(memberId);
    }

    private static string Detail(Guid memberId, HouseRoles role) => $"{memberId}{AuditSentences.Parting}{role}";

    private static bool IsRole(HouseRoles role) => role is HouseRoles.Host or HouseRoles.CommunityManager or HouseRoles.SocialMediaManager;
}
