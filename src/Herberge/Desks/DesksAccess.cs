using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Teams;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks;

/// <summary>The three desks, one for each role of the field.</summary>
public enum Desk : byte
{
    /// <summary>Corporate community manager: inside the company and with partners.</summary>
    Host = 1,

    /// <summary>Community manager: the customers' advocate.</summary>
    Community = 2,

    /// <summary>Social media manager: on networks outside.</summary>
    Social = 3,
}

/// <summary>
/// Who works at desks: whoever holds one of the three roles, for the whole house or for chosen spaces. A desk opens nothing by itself: what lies on it is asked for with
/// the viewer's own access, so that nobody finds there what they don't find in the rooms.
/// </summary>
internal static class DesksAccess
{
    public static HouseRoles RoleOf(this Desk desk) => desk switch
    {
        Desk.Host => HouseRoles.Host,
        Desk.Community => HouseRoles.CommunityManager,
        _ => HouseRoles.SocialMediaManager,
    };

    /// <summary>As it stands in addresses.</summary>
    public static string Slug(this Desk desk) => desk switch
    {
        Desk.Host => "host",
        Desk.Community => "community",
        _ => "social",
    };

    public static Desk? Named(string? slug) => Enum.GetValues<Desk>().Cast<Desk?>().FirstOrDefault(desk => desk!.Value.Slug() == slug);

    public static IReadOnlyList<Desk> DesksOf(HouseRoles roles) => [.. Enum.GetValues<Desk>().Where(desk => roles.HasFlag(desk.RoleOf()))];

    extension(Viewer viewer)
    {
        /// <summary>The desks of somebody, their own first.</summary>
        public IReadOnlyList<Desk> Desks => viewer.IsInside ? DesksOf(viewer.Roles | viewer.SpaceRoles) : [];
    }

    extension(HouseDb db)
    {
        /// <summary>Everybody who works at a desk for the whole house, or for a space where the viewer may know it.</summary>
        public IQueryable<Member> DeskTeam(Viewer viewer)
        {
            var held = db.TeamHoldingsTo(viewer);
            return db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null && ((m.Roles & Viewer.Team) != 0 || held.Any(h => h.MemberId == m.Id)));
        }

        /// <summary>Colleagues whose things the viewer looks after on a day.</summary>
        public IQueryable<Guid?> StandsInFor(Viewer viewer, DateOnly today)
        {
            var me = viewer.MemberId;
            return db.StandIns.AsNoTracking().Where(s => s.DeputyId == me && s.From <= today && s.Until >= today).Select(s => (Guid?)s.MemberId);
        }
    }
}
