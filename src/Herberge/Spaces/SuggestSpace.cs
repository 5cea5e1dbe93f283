using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="UnitPath">The unit whose people are told, with everything below it.</param>
public sealed record SuggestSpaceInput(string Slug, string UnitPath);

/// <summary>
/// Invites a unit to look into an open space: a line behind the bell of everybody there who isn't a member. Nobody is put
/// into the space, nobody gets a mail, and nobody hears of the same space twice within some weeks.
/// </summary>
internal sealed class SuggestSpace(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(60);

    /// <returns>How many are told.</returns>
    public async Task<Result<int>> HandleAsync(SuggestSpaceInput input, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, input.Slug ?? "", viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun && !viewer.IsHost && !viewer.IsAdministrator) return Problem.Forbidden();
        var space = standing.Space;
        if (space.Kind != SpaceKind.Open) return Problem.Conflict("suggest-open-only");
        if (space.ArchivedAt is not null) return Problem.Conflict("space-archived");

        var now = clock.GetUtcNow();
        var people = await ToTellAsync(space.Id, input.UnitPath ?? "", viewer.MemberId, now - Quiet, ct);
        if (people.Count == 0) return Problem.Conflict("suggest-nobody");
        await using var write = await writes.BeginAsync(db, ct);
        await bell.AddAsync([.. people.Select(id => new Notification(id, NotificationKind.SpaceSuggested, viewer.MemberId, space.Id, null, null, now))], ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.suggested", space.Slug, input.UnitPath ?? "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(people, CancellationToken.None);
        return people.Count;
    }

    private Task<List<Guid>> ToTellAsync(Guid spaceId, string path, Guid me, DateTimeOffset since, CancellationToken ct)
    {
        var below = path + "/";
        var (members, lines) = (db.SpaceMembers, db.Notifications);
        return db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Id != me && m.Unit != null && (m.Unit.Path == path || m.Unit.Path.StartsWith(below))
                && !members.Any(s => s.SpaceId == spaceId && s.MemberId == m.Id)
                && !lines.Any(n => n.MemberId == m.Id && n.SpaceId == spaceId && n.Kind == NotificationKind.SpaceSuggested && n.At > since))
            .Select(m => m.Id).ToListAsync(ct);
    }
}
