using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Introductions;

/// <summary>
/// Whether a person likes to be introduced, and to whom they were. A download holds their own answers, never the other's.
/// Whoever is erased takes their introductions along.
/// </summary>
internal sealed class IntroductionsData(HouseDb db, SearchIndex search) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("likesIntroductions", await db.IntroductionWishes.AsNoTracking().Where(w => w.MemberId == memberId)
            .Select(w => new { w.At }).ToListAsync<object>(ct)),
        new PersonalRecords("introductions", [.. (await db.Introductions.AsNoTracking()
            .Where(i => i.OneId == memberId || i.OtherId == memberId || i.ProposedBy == memberId).OrderBy(i => i.Id).ToListAsync(ct))
            .Select(i => new
            {
                i.ProposedAt, i.Reason, ProposedByYou = i.ProposedBy == memberId, CameAbout = i.SpaceId != null,
                YourAnswer = i.OneId == memberId || i.OtherId == memberId ? i.AnswerOf(memberId) : null,
            })]),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.IntroductionWishes.Where(w => w.MemberId == id).ExecuteDeleteAsync(ct);
        var spaces = await db.Introductions.AsNoTracking().Where(i => (i.OneId == id || i.OtherId == id) && i.SpaceId != null).Select(i => i.SpaceId!.Value).ToListAsync(ct);
        await db.Introductions.Where(i => i.OneId == id || i.OtherId == id).ExecuteDeleteAsync(ct);
        await db.Introductions.Where(i => i.ProposedBy == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.ProposedBy, former), ct);
        // A space of two bears both names.
        await db.Spaces.Where(s => spaces.Contains(s.Id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, erasure.FormerName), ct);
        foreach (var space in await db.Spaces.AsNoTracking().Where(s => spaces.Contains(s.Id)).ToListAsync(ct))
            await search.PutAsync(SpacesSearchSource.Document(space), ct);
    }
}
