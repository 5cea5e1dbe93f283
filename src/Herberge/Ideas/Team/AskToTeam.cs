using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Team;

/// <param name="Who">The handle of somebody who may read the idea.</param>
public sealed record AskToTeamInput(Guid IdeaId, string? Who);

/// <summary>Asks somebody to become co-author. They are of the team once they say yes.</summary>
internal sealed class AskToTeam(HouseDb db, WriteTransactions writes, Notify notify, TellOfIdea tell, TimeProvider clock)
{
    public const int Most = 30;

    public async Task<Result<Done>> HandleAsync(AskToTeamInput input, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, input.IdeaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.IsAuthor && !standing.Runs) return Problem.Forbidden("idea-of-others");
        if (standing.Closed is { } closed) return closed;
        var (id, handle, now) = (input.IdeaId, (input.Who ?? "").Trim().TrimStart('@').ToLowerInvariant(), clock.GetUtcNow());
        var named = await db.Set<Member>().AsNoTracking().Where(m => m.Handle == handle).Select(m => m.Id).ToListAsync(ct);
        if (await notify.Readers(standing.Space, named).ToListAsync(ct) is not [var who]) return Problem.Invalid(nameof(input.Who), "team-who-unknown");

        await using var transaction = await writes.BeginAsync(db, ct);
        var team = await db.IdeaPeople.Where(p => p.IdeaId == id).ToListAsync(ct);
        if (team.Find(p => p.MemberId == who) is { Role: not TeamRole.Helper }) return Problem.Invalid(nameof(input.Who), "team-already");
        if (team.Count >= Most) return Problem.Conflict("team-full", Most);
        if (team.Find(p => p.MemberId == who) is { } helper)
        {
            // Already works on it: a place among the authors needs no new yes.
            helper.Role = TeamRole.CoAuthor;
        }
        else
        {
            db.IdeaPeople.Add(new IdeaPerson { IdeaId = id, MemberId = who, Role = TeamRole.CoAuthor, Since = now, IsAsked = true });
        }

        var told = await tell.PeopleAsync(standing, NotificationKind.IdeaTeamAsked, [who], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }
}
