using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Leaving;

/// <summary>
/// Whose ideas somebody works on, and which they moved or merged. Ideas stay as a former member's, like their threads; who takes what
/// they wrote along takes the words on the card, too.
/// </summary>
internal sealed class IdeasData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var stages = db.Stages;
        return
        [
            new PersonalRecords("ideaTeams", await db.IdeaPeople.AsNoTracking().Where(p => p.MemberId == memberId).OrderBy(p => p.IdeaId)
                .Select(p => new { p.IdeaId, Role = p.Role.ToString(), p.Part, p.Since, Asked = p.IsAsked }).ToListAsync<object>(ct)),
            new PersonalRecords("ideasToCarryOut", await db.Ideas.AsNoTracking().Where(i => i.OwnerId == memberId).OrderBy(i => i.Number).Select(i => new { i.Id, i.Number }).ToListAsync<object>(ct)),
            new PersonalRecords("ideaMoves", await db.StageMoves.AsNoTracking().Where(m => m.MovedBy == memberId).OrderBy(m => m.Id)
                .Select(m => new { m.IdeaId, To = stages.Where(s => s.Id == m.ToId).Select(s => s.NameEn).FirstOrDefault(), m.At, m.Reason }).ToListAsync<object>(ct)),
            new PersonalRecords("ideaMerges", await db.IdeaMerges.AsNoTracking().Where(m => m.MergedBy == memberId || m.UndoneBy == memberId).OrderBy(m => m.Id)
                .Select(m => new { m.IdeaId, m.IntoId, m.At, m.UndoneAt, MergedByYou = m.MergedBy == memberId, UndoneByYou = m.UndoneBy == memberId }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var people = db.IdeaPeople;
        if (erasure.WithPosts)
        {
            await db.Ideas.Where(i => people.Any(p => p.IdeaId == i.Id && p.MemberId == id && p.Role == TeamRole.Author))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Lead, "").SetProperty(x => x.LooksFor, (string?)null), ct);
        }

        // The former member may be in that team already: one place for all who went.
        var twice = people.Where(p => p.MemberId == former).Select(p => p.IdeaId);
        await people.Where(p => p.MemberId == id && (p.IsAsked || p.Role == TeamRole.Helper || twice.Contains(p.IdeaId))).ExecuteDeleteAsync(ct);
        await people.Where(p => p.MemberId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.MemberId, former).SetProperty(x => x.Part, (string?)null), ct);
        await db.Ideas.Where(i => i.OwnerId == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.OwnerId, (Guid?)null), ct);
        await db.StageMoves.Where(m => m.MovedBy == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.MovedBy, former), ct);
        await db.IdeaMerges.Where(m => m.MergedBy == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.MergedBy, former), ct);
        await db.IdeaMerges.Where(m => m.UndoneBy == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.UndoneBy, former), ct);
    }
}
