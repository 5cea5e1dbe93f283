using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Team;

/// <summary>Says in one's own words what one does for an idea.</summary>
internal sealed class DescribePart(HouseDb db, WriteTransactions writes)
{
    public async Task<Result<Done>> HandleAsync(Guid ideaId, string? part, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { IsOfTeam: true }) return Problem.NotFound();
        var (me, words) = (viewer.MemberId, IdeaText.Word(part));
        if (words?.Length > IdeaPerson.LongestPart) return Problem.Invalid("Part", "team-part-long", IdeaPerson.LongestPart);
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.IdeaPeople.Where(p => p.IdeaId == ideaId && p.MemberId == me).ExecuteUpdateAsync(p => p.SetProperty(x => x.Part, words), ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
