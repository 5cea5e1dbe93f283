using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Previews;

/// <summary>Writes down which addresses a post links, in the post's transaction; a job fetches what isn't known yet. Only where the house wants it.</summary>
internal sealed class NoteLinks(HouseDb db, HouseAddress house) : IPostListener, IPostFollower
{
    public Task WrittenAsync(Post post, DiscussionThread thread, CancellationToken ct) => NoteAsync(post, ct);

    public Task RewrittenAsync(Post post, CancellationToken ct) => NoteAsync(post, ct);

    public async Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct) =>
        await db.PostLinks.Where(l => postIds.Contains(l.PostId)).ExecuteDeleteAsync(ct);

    private async Task NoteAsync(Post post, CancellationToken ct)
    {
        var addresses = LinksIn.Html(post.Html, new Uri(house.Value).Host);
        if (addresses.Count == 0 || !await db.LifeSettings.AnyAsync(s => s.LinkPreviews, ct)) return;
        for (var number = 0; number < addresses.Count; number++)
            db.PostLinks.Add(new PostLink(post.Id, number, LinksIn.KeyOf(addresses[number]), addresses[number]));
    }
}
