using Herberge.Channels.Public;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Answers from elsewhere that somebody let through, for readers of the conversation inside and outside.</summary>
internal sealed class SeeReplies(HouseDb db, FediverseHouse house, PublicNow known) : IThreadEchoes
{
    private const int Most = 200;

    public async ValueTask<IReadOnlyList<ThreadEcho>> OfAsync(Guid threadId, CancellationToken ct)
    {
        if (!house.IsAllowed) return [];
        var posts = db.PublicPosts().Where(p => p.ThreadId == threadId).Select(p => p.PostId);
        return await db.RemoteReplies.AsNoTracking().Where(r => r.State == ReplyState.Shown && posts.Contains(r.PostId)).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).Take(Most)
            .Select(r => new ThreadEcho(r.Name, r.Handle, r.Link, r.Html, r.WrittenAt)).ToListAsync(ct);
    }

    public async ValueTask<IReadOnlyList<ThreadEcho>> OfAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct) =>
        viewer.IsSignedIn && PublicQueries.MayBeShown(thread.Kind) && await known.HandleOfAsync(db, thread.SpaceId, ct) is not null ? await OfAsync(thread.Id, ct) : [];
}
