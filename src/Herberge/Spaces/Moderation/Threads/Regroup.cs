using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <summary>A post's place.</summary>
internal sealed record Placed(Guid PostId, Guid ThreadId, int Number, DateTimeOffset At, Guid AuthorId, bool Stands);

/// <summary>
/// Puts posts into the threads and the order they are to have, and everything that goes by a post's number or thread along: reading
/// state, counters, notifications, files and search. The ledger stays as it is: who answered whom stays true wherever the post stands.
/// Called inside a use case's transaction.
/// </summary>
internal sealed class Regroup(HouseDb db, SearchIndex search, MarkdownRenderer markdown)
{
    /// <summary>Takes the rows of the threads, so that nobody answers there meanwhile; always in the same order.</summary>
    public async Task HoldAsync(IEnumerable<Guid> threads, CancellationToken ct)
    {
        foreach (var id in threads.Distinct().Order())
            await db.Threads.Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
    }

    public async Task<List<Placed>> PostsOfAsync(Guid thread, CancellationToken ct) =>
        await db.Posts.AsNoTracking().Where(p => p.ThreadId == thread).OrderBy(p => p.Number)
            .Select(p => new Placed(p.Id, p.ThreadId, p.Number, p.CreatedAt, p.AuthorId, p.DeletedAt == null)).ToListAsync(ct);

    /// <summary>
    /// From now on an answer to “the thread” names its post: it goes on answering the same person when it stands in another thread.
    /// </summary>
    public async Task NameAnsweredAsync(Guid thread, CancellationToken ct)
    {
        var opening = await db.Posts.Where(p => p.ThreadId == thread && p.Number == 1).Select(p => p.Id).FirstAsync(ct);
        await db.Posts.Where(p => p.ThreadId == thread && p.Number > 1 && p.ReplyToId == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReplyToId, opening), ct);
    }

    /// <param name="wanted">For each thread its posts in their new order.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task ApplyAsync(IReadOnlyDictionary<DiscussionThread, IReadOnlyList<Placed>> wanted, CancellationToken ct)
    {
        var marks = await MarksAsync(wanted, ct);
        foreach (var (thread, posts) in wanted) await PlaceAsync(thread, posts, ct);
        foreach (var thread in wanted.Keys)
        {
            var id = thread.Id;
            await db.Posts.Where(p => p.ThreadId == id && p.Number < 0).ExecuteUpdateAsync(p => p.SetProperty(x => x.Number, x => -x.Number), ct);
        }

        foreach (var (thread, posts) in wanted)
        {
            await CountAsync(thread, posts, ct);
            await MarkAsync(thread, marks[thread.Id], ct);
            await FollowPostsAsync(thread, posts, ct);
        }
    }

    /// <summary>
    /// First with numbers below zero, so that no two posts have the same place at any moment. Neighbours that go the same way go in
    /// one statement.
    /// </summary>
    private async Task PlaceAsync(DiscussionThread thread, IReadOnlyList<Placed> posts, CancellationToken ct)
    {
        var (to, space) = (thread.Id, thread.SpaceId);
        for (var start = 0; start < posts.Count;)
        {
            var end = start;
            while (end + 1 < posts.Count && posts[end + 1].ThreadId == posts[start].ThreadId && posts[end + 1].Number == posts[end].Number + 1) end++;
            var (from, first, last, shift) = (posts[start].ThreadId, posts[start].Number, posts[end].Number, start + 1 - posts[start].Number);
            if (from != to || shift != 0)
            {
                await db.Posts.Where(p => p.ThreadId == from && p.Number >= first && p.Number <= last).ExecuteUpdateAsync(p => p
                    .SetProperty(x => x.ThreadId, to).SetProperty(x => x.SpaceId, space).SetProperty(x => x.Number, x => -(x.Number + shift)), ct);
            }

            start = end + 1;
        }
    }

    private async Task CountAsync(DiscussionThread thread, IReadOnlyList<Placed> posts, CancellationToken ct)
    {
        var (id, count, replies) = (thread.Id, posts.Count, posts.Skip(1).Count(p => p.Stands));
        var newest = posts.MaxBy(p => p.At);
        var (at, by) = (newest?.At ?? thread.LastPostAt, newest?.AuthorId ?? thread.LastPosterId);
        var ids = posts.Select(p => p.PostId).ToHashSet();
        var accepted = await db.Threads.Where(t => t.Id == id).Select(t => t.AcceptedPostId).FirstAsync(ct);
        if (accepted is { } post && !ids.Contains(post)) accepted = null;
        await db.Threads.Where(t => t.Id == id).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.PostCount, count).SetProperty(x => x.ReplyCount, replies).SetProperty(x => x.LastPostAt, at).SetProperty(x => x.LastPosterId, by)
            .SetProperty(x => x.AcceptedPostId, accepted).SetProperty(x => x.Version, x => x.Version + 1), ct);
    }

    /// <summary>
    /// How far each member will have read: as far as everything before was read where it stood. Nothing unread is ever taken for read.
    /// </summary>
    private async Task<Dictionary<Guid, Dictionary<Guid, int>>> MarksAsync(IReadOnlyDictionary<DiscussionThread, IReadOnlyList<Placed>> wanted, CancellationToken ct)
    {
        var sources = wanted.Values.SelectMany(posts => posts).Select(p => p.ThreadId).Concat(wanted.Keys.Select(t => t.Id)).Distinct().ToList();
        var read = (await db.ReadMarks.AsNoTracking().Where(r => sources.Contains(r.ThreadId)).ToListAsync(ct))
            .GroupBy(r => r.MemberId).ToDictionary(g => g.Key, g => g.ToDictionary(r => r.ThreadId, r => r.LastRead));
        return wanted.ToDictionary(w => w.Key.Id, w => read.ToDictionary(
            member => member.Key, member => w.Value.TakeWhile(p => member.Value.GetValueOrDefault(p.ThreadId) >= p.Number).Count()));
    }

    private async Task MarkAsync(DiscussionThread thread, Dictionary<Guid, int> marks, CancellationToken ct)
    {
        var id = thread.Id;
        await db.ReadMarks.Where(r => r.ThreadId == id).ExecuteDeleteAsync(ct);
        foreach (var (member, number) in marks.Where(m => m.Value > 0)) db.ReadMarks.Add(new ReadMark(id, member, thread.SpaceId, number));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task FollowPostsAsync(DiscussionThread thread, IReadOnlyList<Placed> posts, CancellationToken ct)
    {
        var (id, space) = (thread.Id, thread.SpaceId);
        foreach (var some in posts.Where(p => p.ThreadId != id).Select(p => p.PostId).Chunk(500))
        {
            await db.Notifications.Where(n => n.PostId != null && some.Contains(n.PostId.Value) && n.ThreadId != null)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.ThreadId, id).SetProperty(x => x.SpaceId, space), ct);
            await db.Files.Where(f => f.PostId != null && some.Contains(f.PostId.Value)).ExecuteUpdateAsync(f => f.SetProperty(x => x.SpaceId, space), ct);
            await db.Cases.Where(c => some.Contains(c.PostId)).ExecuteUpdateAsync(c => c.SetProperty(x => x.SpaceId, space), ct);
        }

        var title = await db.Threads.Where(t => t.Id == id).Select(t => t.Title).FirstAsync(ct);
        var changed = posts.Select((p, index) => (p.PostId, Moved: p.ThreadId != id || (index == 0) != (p.Number == 1), p.Stands)).Where(p => p.Moved && p.Stands).Select(p => p.PostId).ToList();
        foreach (var some in changed.Chunk(200))
        {
            var rows = await db.Posts.AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(ct);
            await search.PutAsync([.. rows.Select(p => WritePost.Document(p, title, markdown.Render(p.Body).Text))], ct);
        }
    }
}
