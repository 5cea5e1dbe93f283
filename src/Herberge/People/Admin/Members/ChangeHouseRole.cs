using System.Numerics;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>Gives or takes one role of the whole house.</summary>
internal sealed class ChangeHouseRole(HouseDb db, WriteTransactions writes, IViewerSource viewers, TimeProvider clock)
{
    public static readonly IReadOnlyList<HouseRoles> Roles = [.. Enum.GetValues<HouseRoles>().Where(role => BitOperations.PopCount((uint)role) == 1)];

    public async Task<Result<Done>> HandleAsync(Guid id, HouseRoles role, bool on, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (!Roles.Contains(role)) return Problem.Invalid("role", "member-role-unknown");
        await using var write = await writes.BeginAsync(db, ct);
        await Administrators.LockAsync(db, ct);
        var member = await db.Members.AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.State == MemberState.Active, ct);
        if (member is null) return Problem.NotFound();
        if (on && member.IsGuest) return Problem.Conflict("member-guest-role");
        if (member.Roles.HasFlag(role) == on) return new Done();

        member.Roles = on ? member.Roles | role : member.Roles & ~role;
        db.Audit.Add(new AuditEntry(viewer.MemberId, on ? "member.role-granted" : "member.role-withdrawn", id.ToString(), role.ToString(), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        if (!await Administrators.AnyLeftAsync(db, ct)) return Problem.Conflict("member-last-administrator");
        await write.CommitAsync(ct);
        viewers.Forget(id);
        return new Done();
    }
}
