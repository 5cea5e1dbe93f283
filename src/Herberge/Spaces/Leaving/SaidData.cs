using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Leaving;

/// <summary>
/// What a person said, and where others named them. Posts stay as a former member's, without their earlier versions;
/// what was deleted before loses its text for good.
/// </summary>
internal sealed class SaidData(HouseDb db, SearchIndex search, EraseOwnPosts ownPosts, EraseMentions mentions) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var revisions = db.PostRevisions;
        return
        [
            new PersonalRecords("threads", await db.Threads.AsNoTracking().Where(t => t.AuthorId == memberId).OrderBy(t => t.Id)
                .Select(t => new { t.Id, Space = t.Space!.Name, Kind = t.Kind.ToString(), t.Title, t.CreatedAt, t.DeletedAt }).ToListAsync<object>(ct)),
            new PersonalRecords("posts", await db.Posts.AsNoTracking().Where(p => p.AuthorId == memberId).OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.Id, p.ThreadId, p.Number, p.ReplyToId, p.Body, p.CreatedAt, p.EditedAt, p.DeletedAt,
                    Earlier = revisions.Where(r => r.PostId == p.Id).OrderBy(r => r.Id).Select(r => new { r.Body, r.At }).ToList(),
                }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var own = db.Posts.Where(p => p.AuthorId == id);
        await db.PostRevisions.Where(r => own.Any(p => p.Id == r.PostId)).ExecuteDeleteAsync(ct);
        await own.Where(p => p.DeletedAt != null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, "").SetProperty(x => x.Html, ""), ct);
        if (erasure.WithPosts) await ownPosts.HandleAsync(erasure, ct);
        await mentions.HandleAsync(erasure, ct);

        await db.Mentions.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Threads.Where(t => own.Any(p => p.ThreadId == t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
        foreach (var post in await StandingAsync(id, ct)) await search.PutAsync(post with { AuthorId = former }, ct);
        await db.Threads.Where(t => t.AuthorId == id && t.DeletedAt != null).ExecuteUpdateAsync(t => t.SetProperty(x => x.Title, ""), ct);
        await db.Threads.Where(t => t.AuthorId == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.AuthorId, former), ct);
        await db.Threads.Where(t => t.LastPosterId == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastPosterId, former), ct);
        await own.ExecuteUpdateAsync(p => p.SetProperty(x => x.AuthorId, former).SetProperty(x => x.ClientKey, (string?)null), ct);
        await db.Posts.Where(p => p.DeletedBy == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DeletedBy, former), ct);
        await db.PostRevisions.Where(r => r.EditedBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.EditedBy, former), ct);
    }

    /// <summary>The person's posts as search keeps them, so that it too names the former member.</summary>
    private async Task<List<SearchDocument>> StandingAsync(Guid id, CancellationToken ct) =>
        (await db.SearchRows.AsNoTracking().Where(r => r.AuthorId == id && r.Kind != SearchKind.Member).ToListAsync(ct))
            .ConvertAll(r => new SearchDocument(r.Kind, r.Id, r.SpaceId, r.ThreadId, r.AuthorId, r.Title, r.Text, r.At));
}
