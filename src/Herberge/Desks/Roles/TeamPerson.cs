using Herberge.Desks.Items;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Teams;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Roles;

/// <summary>A space somebody holds roles for.</summary>
public sealed record HeldSpace(Guid Id, string Slug, string Name, int Hue, HouseRoles Roles);

/// <summary>Somebody who works at a desk, by name: never how much they have done.</summary>
/// <param name="Roles">For the whole house.</param>
/// <param name="Spaces">Roles for chosen spaces, those the viewer may know of.</param>
public sealed record TeamPerson(Guid Id, string Name, string Handle, string? Unit, int? Hue, HouseRoles Roles, IReadOnlyList<HeldSpace> Spaces)
{
    private const int Most = 100;

    /// <summary>Whether a thing can be theirs at all; whether they see it, its room says.</summary>
    public bool CouldHold(DeskItem item) => (Roles & Viewer.Team) != 0 || Spaces.Any(space => space.Id == item.SpaceId);

    internal static async Task<IReadOnlyList<TeamPerson>> AllAsync(HouseDb db, Viewer viewer, CancellationToken ct)
    {
        var people = await db.DeskTeam(viewer).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(Most)
            .Select(m => new { m.Id, m.Name, m.Handle, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue, m.Roles }).ToListAsync(ct);
        var held = (await db.TeamHoldingsTo(viewer).OrderBy(h => h.Space).ThenBy(h => h.SpaceId).ToListAsync(ct)).ToLookup(h => h.MemberId, h => new HeldSpace(h.SpaceId, h.Slug, h.Space, h.Hue, h.Roles));
        return [.. people.Select(p => new TeamPerson(p.Id, p.Name, p.Handle, p.Unit, p.Hue, p.Roles, [.. held[p.Id]]))];
    }
}
