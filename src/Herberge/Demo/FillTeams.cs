using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Demo;

/// <summary>Roles for chosen spaces: somebody looks after the spaces of a plant, somebody after one subject.</summary>
internal static class FillTeams
{
    /// <summary>Numbers of spaces as <c>spaces.txt</c> lists them.</summary>
    public const int Tools = 2;
    public const int Shifts = 8;
    public const int Safety = 11;

    public static async Task WriteAsync(HouseDb db, IReadOnlyList<(Guid Member, Space Space, HouseRoles Roles)> held, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var (member, space, roles) in held)
        {
            var rows = db.Set<SpaceMember>().Where(m => m.SpaceId == space.Id && m.MemberId == member);
            var given = await rows.ExecuteUpdateAsync(m => m.SetProperty(x => x.TeamRoles, roles).SetProperty(x => x.RoleGave, x => x.Role == SpaceRole.Host ? RoleGave.Nothing : RoleGave.Hosting).SetProperty(x => x.Role, SpaceRole.Host), ct);
            if (given > 0) continue;
            db.Add(new SpaceMember(space.Id, member, SpaceRole.Host, at) { TeamRoles = roles, RoleGave = RoleGave.Membership });
            await db.SaveChangesAsync(ct);
            await db.Set<Space>().Where(s => s.Id == space.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.MemberCount, x => x.MemberCount + 1), ct);
        }
    }
}
