using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Makes a member a host or a host a member. At least one host stays, and guests don't host. A plain member holds no role of the profession there.</summary>
internal sealed class ChangeSpaceRole(HouseDb db, WriteTransactions writes, Admission admission, IViewerSource viewers, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Guid memberId, SpaceRole role, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayAppoint) return Problem.Forbidden(standing.Deputises ? "deputy-appoints-nobody" : "forbidden");
        if (!Enum.IsDefined(role)) return Problem.Invalid(nameof(role), "space-role-unknown");
        var space = standing.Space;
        var membership = await db.SpaceMembers.FirstOrDefaultAsync(m => m.SpaceId == space.Id && m.MemberId == memberId, ct);
        if (membership is null) return Problem.NotFound();
        if (membership.Role == role) return space;
        if (role == SpaceRole.Member && await admission.IsLastHostAsync(space.Id, memberId, ct)) return Problem.Conflict("space-last-host");
        if (role == SpaceRole.Host && await db.Set<Member>().AnyAsync(m => m.Id == memberId && m.PartnerId != null, ct))
            return Problem.Conflict("space-guest-host");

        if (role == SpaceRole.Member) await Deputies.EndOfHostAsync(db, space.Id, memberId, ct);
        (membership.Role, membership.DeputyOf, membership.DeputyFrom, membership.DeputyUntil) = (role, null, null, null);
        (membership.TeamRoles, membership.RoleGave) = (HouseRoles.None, RoleGave.Nothing);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.role-changed", space.Slug, $"{memberId} {role}", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        viewers.Forget(memberId);
        return space;
    }
}
