using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Demo;

/// <summary>Roles for chosen spaces: somebody looks after the spaces of a plant, somebody after one subject.</summary>
internal sealed class FillTeams(HouseDb db, DemoPlan plan)
{
    private static readonly string[] Plant = ["Schichtrunde Werk Süd", "Sicher arbeiten"];
    private const string Subject = "Digitale Werkzeuge";

    /// <summary>A small company has some of these spaces.</summary>
    public async Task WriteAsync(Guid innkeeper, Guid scout, IReadOnlyList<Space> spaces, CancellationToken ct)
    {
        foreach (var space in spaces)
        {
            if (Plant.Contains(space.Name)) await GiveAsync(innkeeper, HouseRoles.Host, space, ct);
            else if (space.Name == Subject) await GiveAsync(scout, HouseRoles.CommunityManager, space, ct);
        }
    }

    private async Task GiveAsync(Guid member, HouseRoles role, Space space, CancellationToken ct)
    {
        var given = await db.Set<SpaceMember>().Where(m => m.SpaceId == space.Id && m.MemberId == member)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.TeamRoles, role).SetProperty(x => x.RoleGave, x => x.Role == SpaceRole.Host ? RoleGave.Nothing : RoleGave.Hosting).SetProperty(x => x.Role, SpaceRole.Host), ct);
        if (given > 0) return;
        db.Add(new SpaceMember(space.Id, member, SpaceRole.Host, plan.Now.AddDays(-40)) { TeamRoles = role, RoleGave = RoleGave.Membership });
        await db.SaveChangesAsync(ct);
        await db.Set<Space>().Where(s => s.Id == space.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.MemberCount, x => x.MemberCount + 1), ct);
    }
}
