using Herberge.Desks.Items;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Admin.Members;
using Herberge.Spaces.Teams;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Roles;

/// <param name="Who">Handle or name.</param>
/// <param name="WholeHouse">Otherwise for <paramref name="Spaces"/> alone.</param>
public sealed record GiveRoleInput(string? Who, Desk? Role, bool WholeHouse, IReadOnlyCollection<Guid> Spaces);

/// <summary>Gives one of the three roles, for the whole house or for chosen spaces, and takes it back.</summary>
internal sealed class GiveRole(HouseDb db, ChangeHouseRole house, ChangeTeamRole spaces, SeeQueue queue)
{
    public async Task<Result<Done>> HandleAsync(GiveRoleInput input, Viewer viewer, CancellationToken ct)
    {
        if (!ChangeTeamRole.MayChange(viewer)) return Problem.NotFound();
        var (who, problems) = ((input.Who ?? "").Trim().TrimStart('@'), new List<Problem>());
        var (handle, folded) = (who.ToLowerInvariant(), WordForms.Fold(who));
        var found = who.Length == 0 ? [] : await db.Set<Member>().AsNoTracking()
            .Where(m => (m.Handle == handle || m.FoldedName == folded) && m.State == MemberState.Active && m.PartnerId == null).Select(m => m.Id).Take(2).ToListAsync(ct);
        if (found.Count != 1) problems.Add(Problem.Invalid(nameof(input.Who), "team-role-who"));
        if (input.Role is not { } desk || !Enum.IsDefined(desk)) problems.Add(Problem.Invalid(nameof(input.Role), "member-role-unknown"));
        if (input.WholeHouse && !viewer.IsAdministrator) problems.Add(Problem.Invalid(nameof(input.WholeHouse), "team-role-house"));
        if (!input.WholeHouse && input.Spaces.Count == 0) problems.Add(Problem.Invalid(nameof(input.Spaces), "team-role-spaces"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var role = input.Role!.Value.RoleOf();
        var given = input.WholeHouse ? await house.HandleAsync(found[0], role, on: true, viewer, ct) : await spaces.GiveAsync(new TeamRoleInput(found[0], role, input.Spaces), viewer, ct);
        queue.Forget(found[0]);
        return given;
    }

    /// <param name="memberId">From whom.</param>
    /// <param name="desk">Which role.</param>
    /// <param name="spaceId">Null for the whole house.</param>
    /// <param name="viewer">Who takes it back.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<RoleTaken>> TakeAsync(Guid memberId, Desk desk, Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        var taken = spaceId is { } space ? await spaces.TakeAsync(memberId, desk.RoleOf(), space, viewer, ct) : await OfHouseAsync(memberId, desk, viewer, ct);
        queue.Forget(memberId);
        return taken;
    }

    private async Task<Result<RoleTaken>> OfHouseAsync(Guid memberId, Desk desk, Viewer viewer, CancellationToken ct)
    {
        var taken = await house.HandleAsync(memberId, desk.RoleOf(), on: false, viewer, ct);
        return taken.Succeeded ? new RoleTaken(StaysHost: false) : Result<RoleTaken>.From(taken.Problems);
    }
}
