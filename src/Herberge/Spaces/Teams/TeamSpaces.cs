using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Teams;

/// <summary>Somebody holds roles for one space. Made inside queries.</summary>
internal sealed class TeamHolding
{
    public required Guid MemberId { get; init; }

    public required Guid SpaceId { get; init; }

    public required string Slug { get; init; }

    public required string Space { get; init; }

    public required int Hue { get; init; }

    public required HouseRoles Roles { get; init; }
}

/// <summary>
/// Roles of the profession that somebody holds for chosen spaces. They stand at the membership, so that nobody holds one where they
/// aren't, and queries read them there each time: what is remembered of a viewer opens no space.
/// </summary>
internal static class TeamSpaces
{
    extension(HouseDb db)
    {
        /// <summary>Spaces the viewer holds one of these roles for.</summary>
        public IQueryable<Space> TeamSpacesTo(Viewer viewer, HouseRoles roles = Viewer.Team)
        {
            var (me, inside) = (viewer.MemberId, viewer.IsInside);
            return db.VisibleSpacesTo(viewer).Where(s => inside && s.Memberships.Any(m => m.MemberId == me && (m.TeamRoles & roles) != 0));
        }

        /// <summary>Who holds what: in all spaces the team and administrators may know of, for others in those they hold a role for themselves.</summary>
        public IQueryable<TeamHolding> TeamHoldingsTo(Viewer viewer)
        {
            var spaces = viewer.IsOfTeam || (viewer.IsInside && viewer.IsAdministrator) ? db.VisibleSpacesTo(viewer) : db.TeamSpacesTo(viewer);
            return db.SpaceMembers.AsNoTracking().Where(m => m.TeamRoles != HouseRoles.None)
                .Join(spaces, m => m.SpaceId, s => s.Id, (m, s) => new TeamHolding { MemberId = m.MemberId, SpaceId = s.Id, Slug = s.Slug, Space = s.Name, Hue = s.Hue, Roles = m.TeamRoles });
        }
    }
}

/// <summary>Tells the room People, which finds out who asks.</summary>
internal sealed class SpaceRoles(HouseDb db) : ISpaceRoles
{
    public IQueryable<HouseRoles> Of(Guid memberId) => db.SpaceMembers.AsNoTracking().Where(m => m.MemberId == memberId && m.TeamRoles != HouseRoles.None).Select(m => m.TeamRoles);
}
