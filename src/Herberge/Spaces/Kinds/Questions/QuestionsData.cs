using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

/// <summary>By what somebody wants to be proposed, and which questions they marked as asked before.</summary>
internal sealed class QuestionsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("expertWish", await db.ExpertWishes.AsNoTracking().Where(w => w.MemberId == memberId).Select(w => new { Source = w.Source.ToString() }).ToListAsync<object>(ct)),
        new PersonalRecords("duplicatesMarked", await db.DuplicateQuestions.AsNoTracking().Where(d => d.ById == memberId).OrderBy(d => d.At)
            .Select(d => new { d.ThreadId, d.OfId, d.At }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ExpertWishes.Where(w => w.MemberId == id).ExecuteDeleteAsync(ct);
        await db.DuplicateQuestions.Where(d => d.ById == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.ById, former), ct);
    }
}
