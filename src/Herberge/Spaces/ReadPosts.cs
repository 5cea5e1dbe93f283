using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Previews;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="After">Number of the last post already known; 0 begins with the opening post.</param>
public sealed record ReadPostsInput(Guid ThreadId, int After = 0, int Take = 20);

/// <summary>A post as its author wrote it and as it is shown; both are empty once it is deleted.</summary>
public sealed record WrittenPost(
    Guid Id, Guid ThreadId, int Number, Guid? ReplyToId, string Body, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, bool Deleted,
    bool Accepted, string Reactions, IReadOnlyList<ReactionKind> Mine,
    Guid AuthorId, string Author, string Handle, string? Unit, string? Partner, IReadOnlyList<PostFile> Files)
{
    /// <summary>What the pages it links say of themselves.</summary>
    public IReadOnlyList<PostPreview> Links { get; init; } = [];
}

/// <param name="Next">Number of the last post here when more follow.</param>
public sealed record WrittenPosts(IReadOnlyList<WrittenPost> Posts, int? Next);

/// <summary>The posts of a thread by number, for programs: reading here marks nothing as read.</summary>
internal sealed class ReadPosts(HouseDb db)
{
    /// <returns>Null when there is no such thread or it is hidden.</returns>
    public async Task<WrittenPosts?> HandleAsync(ReadPostsInput input, Viewer viewer, CancellationToken ct)
    {
        var (id, after) = (input.ThreadId, input.After);
        if (!await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == id, ct)) return null;
        var posts = await Written(db.VisiblePostsTo(viewer).Where(p => p.ThreadId == id && p.Number > after).OrderBy(p => p.Number).Take(input.Take + 1), viewer).ToListAsync(ct);
        var links = await db.PreviewsOfAsync(posts.Select(p => (p.Id, p.Html)), ct);
        posts = [.. posts.Select(p => p with { Links = [.. links[p.Id]] }).OrderBy(p => p.Number)];
        return posts.Count > input.Take ? new WrittenPosts(posts[..input.Take], posts[input.Take - 1].Number) : new WrittenPosts(posts, null);
    }

    /// <returns>Null when there is no such post or it is hidden.</returns>
    public async Task<WrittenPost?> OneAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (await Written(db.VisiblePostsTo(viewer).Where(p => p.Id == postId), viewer).FirstOrDefaultAsync(ct) is not { } post) return null;
        return post with { Links = [.. (await db.PreviewsOfAsync([(post.Id, post.Html)], ct))[post.Id]] };
    }

    private IQueryable<WrittenPost> Written(IQueryable<Post> posts, Viewer viewer)
    {
        var me = viewer.MemberId;
        var files = db.Files;
        return from p in posts
               join m in db.Set<Member>() on p.AuthorId equals m.Id
               select new WrittenPost(
                   p.Id, p.ThreadId, p.Number, p.ReplyToId, p.DeletedAt == null ? p.Body : "", p.DeletedAt == null ? p.Html : "", p.CreatedAt, p.EditedAt,
                   p.DeletedAt != null, p.Thread!.AcceptedPostId == p.Id, p.DeletedAt == null ? p.ReactionSummary : "",
                   p.Reactions.Where(r => r.MemberId == me).Select(r => r.Kind).ToList(),
                   p.AuthorId, m.Name, m.Handle, m.Unit!.Name, m.Partner!.Name,
                   files.Where(f => f.PostId == p.Id).OrderBy(f => f.Id).Select(f => new PostFile(f.Id, f.Name, f.ContentType, f.Size)).ToList());
    }
}
