using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Team;

/// <summary>Joins an idea's team: with a yes to being asked, or by offering to help.</summary>
internal sealed class JoinTeam(HouseDb db, WriteTransactions writes, TeamLedger ledger, TellOfIdea tell, TimeProvider clock)
{
    /// <summary>Says yes to being asked, else offers to help: whoever may read an idea may.</summary>
    public Task<Result<Done>> JoinAsync(Guid ideaId, Viewer viewer, CancellationToken ct) => JoinAsync(ideaId, onlyIfAsked: false, viewer, ct);

    public Task<Result<Done>> AcceptAsync(Guid ideaId, Viewer viewer, CancellationToken ct) => JoinAsync(ideaId, onlyIfAsked: true, viewer, ct);

    /// <summary>A no is told to nobody.</summary>
    public async Task<Result<Done>> DeclineAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { IsAsked: true }) return Problem.NotFound();
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.IdeaPeople.Where(p => p.IdeaId == ideaId && p.MemberId == me && p.IsAsked).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Result<Done>> JoinAsync(Guid ideaId, bool onlyIfAsked, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.Closed is { } closed) return closed;
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        var place = await db.IdeaPeople.FirstOrDefaultAsync(p => p.IdeaId == ideaId && p.MemberId == me, ct);
        if (place is { IsAsked: false }) return default(Done);
        if (onlyIfAsked && place is null) return Problem.NotFound();
        if (place is null && await db.IdeaPeople.CountAsync(p => p.IdeaId == ideaId, ct) >= AskToTeam.Most) return Problem.Conflict("team-full", AskToTeam.Most);
        if (place is null) db.IdeaPeople.Add(new IdeaPerson { IdeaId = ideaId, MemberId = me, Role = TeamRole.Helper, Since = now });
        else place.IsAsked = false;
        await ledger.JoinAsync(standing, me, now, ct);
        var authors = await db.IdeaPeople.AsNoTracking().Where(p => p.IdeaId == ideaId && !p.IsAsked && p.Role != TeamRole.Helper && p.MemberId != me).Select(p => p.MemberId).ToListAsync(ct);
        var told = await tell.PeopleAsync(standing, NotificationKind.IdeaTeamJoined, authors, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }
}
