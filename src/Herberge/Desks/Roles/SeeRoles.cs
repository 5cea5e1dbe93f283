using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Teams;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Roles;

public sealed record SpaceChoice(Guid Id, string Name, int Hue);

/// <param name="Spaces">Where the viewer may give a role; empty for who gives none.</param>
public sealed record RolesView(IReadOnlyList<TeamPerson> People, bool MayGiveHouse, bool MayGiveSpaces, IReadOnlyList<SpaceChoice> Spaces);

/// <summary>Who holds which role, for the house and for spaces; for everybody at a desk, and for administrators, who give roles.</summary>
internal sealed class SeeRoles(HouseDb db)
{
    private const int Most = 500;

    public static bool MaySee(Viewer viewer) => viewer.HasDesk || (viewer.IsInside && viewer.IsAdministrator);

    public async Task<Result<RolesView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!MaySee(viewer)) return Problem.NotFound();
        var gives = ChangeTeamRole.MayChange(viewer);
        List<SpaceChoice> spaces = gives ? await db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).Select(s => new SpaceChoice(s.Id, s.Name, s.Hue)).ToListAsync(ct) : [];
        return new RolesView(await TeamPerson.AllAsync(db, viewer, ct), viewer.IsInside && viewer.IsAdministrator, gives, spaces);
    }
}
