using Herberge.Foundation.Ledger;
using Herberge.Foundation.Live;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Notices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// What every new post writes beside its own row, whether it opens a thread or answers in one: mentions, ledger, search,
/// files, following, how far its author has read, lines behind the bell. Called inside the use case's transaction.
/// </summary>
internal sealed class WritePost(HouseDb db, SearchIndex search, Contacts contacts, Notify notify, FanOut fanOut, Bell bell, IEnumerable<IPostListener> listeners, LivePublisher live)
{
    /// <param name="answered">The author of the post answered; null for an opening post.</param>
    /// <returns>Whom the bell tells.</returns>
    public async Task<IReadOnlyCollection<Guid>> AddAsync(
        Space space, DiscussionThread thread, Post post, Rendered rendered, Guid? answered, IReadOnlyList<Guid> files, CancellationToken ct)
    {
        db.Posts.Add(post);
        var mentioned = await MentionedAsync(space, thread.AlsoInId, rendered.Handles, ct);
        foreach (var member in mentioned)
        {
            db.Mentions.Add(new Mention(post.Id, member));
            contacts.Mention(post, member);
        }

        if (answered is { } author) contacts.Reply(post, author);
        db.Acts.Add(new Act(post.AuthorId, post.Number == 1 ? ActKind.StartedThread : ActKind.Posted, post.CreatedAt, space.Id, post.Id));
        await search.PutAsync(Document(post, thread.Title, rendered.Text), ct);
        await AttachAsync(post, post.AuthorId, rendered.Html, files, ct);
        await FollowAsync(post, ct);
        if (thread.Kind != ThreadKind.Idea || post.Number > 1) await DropDraftAsync(post, ct);
        var told = await notify.OfPost(space, thread.AlsoInId, post, mentioned, answered, ct);
        await fanOut.EnqueueAsync(space, thread, post, told, ct);
        foreach (var listener in listeners) await listener.WrittenAsync(post, thread, ct);
        await bell.MailAddedAsync(ct);
        return told;
    }

    /// <summary>Inside the transaction: lines that were added otherwise come by mail, too, where that is wanted.</summary>
    public Task RouteAsync(CancellationToken ct) => bell.MailAddedAsync(ct);

    /// <summary>After the commit: open pages of the thread, and the bells.</summary>
    public async Task TellAsync(Post post, IReadOnlyCollection<Guid> told, CancellationToken ct)
    {
        await live.PublishAsync($"thread:{post.ThreadId}", "posted", 1, ct);
        if (post.Number == 1) await live.PublishAsync($"space:{post.SpaceId}", "posted", 1, ct);
        await bell.RingAsync(told, ct);
    }

    /// <summary>Members behind the handles who may read the space; others are neither told nor tied.</summary>
    public async Task<List<Guid>> MentionedAsync(Space space, Guid? alsoInId, IReadOnlyList<string> handles, CancellationToken ct)
    {
        if (handles.Count == 0) return [];
        var named = await db.Set<Member>().AsNoTracking().Where(m => handles.Contains(m.Handle)).Select(m => m.Id).ToListAsync(ct);
        return await notify.Readers(space, named, alsoInId).ToListAsync(ct);
    }

    public static SearchDocument Document(Post post, string threadTitle, string text) =>
        new(SearchKind.Post, post.Id, post.SpaceId, post.ThreadId, post.AuthorId, post.Number == 1 ? threadTitle : "", text, post.CreatedAt);

    /// <summary>Files become visible to whoever may read the post they are first used in.</summary>
    /// <param name="owner">Who uploaded them: the author, or who rewrites a page.</param>
    public async Task AttachAsync(Post post, Guid owner, string html, IReadOnlyList<Guid> files, CancellationToken ct)
    {
        var ids = files.Concat(PostText.FilesIn(html)).Distinct().ToList();
        if (ids.Count == 0) return;
        var (space, id) = (post.SpaceId, post.Id);
        await db.Files.Where(f => ids.Contains(f.Id) && f.OwnerId == owner && f.PostId == null && f.SpaceId == null)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.PostId, id).SetProperty(x => x.SpaceId, space), ct);
    }

    /// <summary>Who writes in a thread follows it, unless they muted it, and has read as far as their own post.</summary>
    private async Task FollowAsync(Post post, CancellationToken ct)
    {
        var (thread, me, number) = (post.ThreadId, post.AuthorId, post.Number);
        var known = number == 1 ? null : await db.Set<Member>().Where(m => m.Id == me)
            .Select(m => new
            {
                Follows = db.Set<ThreadFollow>().Any(f => f.ThreadId == thread && f.MemberId == me),
                Marked = db.Set<ReadMark>().Any(r => r.ThreadId == thread && r.MemberId == me),
            }).FirstOrDefaultAsync(ct);
        if (known is not { Follows: true }) db.Follows.Add(new ThreadFollow(thread, me, FollowState.Following));
        if (known is not { Marked: true }) db.ReadMarks.Add(new ReadMark(thread, me, post.SpaceId, number));
        else await db.ReadMarks.Where(r => r.ThreadId == thread && r.MemberId == me && r.LastRead < number)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.LastRead, number), ct);
    }

    /// <summary>What was just sent is no draft any more.</summary>
    private Task DropDraftAsync(Post post, CancellationToken ct) =>
        DropDraftAsync(post.AuthorId, post.Number == 1 ? Drafts.OfSpace(post.SpaceId) : Drafts.OfThread(post.ThreadId), ct);

    public Task DropDraftAsync(Guid me, string key, CancellationToken ct) => db.Drafts.Where(d => d.MemberId == me && d.Key == key).ExecuteDeleteAsync(ct);
}
