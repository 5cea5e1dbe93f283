using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Team;

/// <summary>Takes somebody out of a team: oneself, or as an author a helper or somebody who hasn't said yes yet. An idea keeps at least one author.</summary>
internal sealed class LeaveTeam(HouseDb db, WriteTransactions writes, TeamLedger ledger)
{
    public async Task<Result<Done>> HandleAsync(Guid ideaId, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.IdeaPeople.FirstOrDefaultAsync(p => p.IdeaId == ideaId && p.MemberId == memberId, ct) is not { } place) return Problem.NotFound();
        if (memberId != viewer.MemberId && (!standing.IsAuthor || (place.Role != TeamRole.Helper && !place.IsAsked))) return Problem.Forbidden("idea-of-others");
        if (place is { Role: not TeamRole.Helper, IsAsked: false }
            && !await db.IdeaPeople.AnyAsync(p => p.IdeaId == ideaId && p.MemberId != memberId && !p.IsAsked && p.Role != TeamRole.Helper, ct)) return Problem.Conflict("team-last-author");
        if (!place.IsAsked) await ledger.LeaveAsync(standing, memberId, ct);
        db.IdeaPeople.Remove(place);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
