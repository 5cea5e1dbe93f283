using System.Globalization;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <summary>An open window and what strangers read of its space.</summary>
public sealed record PublicWindow(Guid SpaceId, string Handle, string Name, string Summary, int Hue, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, bool Federated)
{
    /// <summary>Below the house's address.</summary>
    public string Page => $"/p/{Handle}";
}

/// <summary>A picture or file of a public post.</summary>
public sealed record PublicFile(Guid Id, string Name, string ContentType, long Size, int? Width, int? Height)
{
    public string Address => ReadPublic.FileAddress(Id);

    public bool IsImage => Width is not null;
}

/// <param name="Html">As the world reads it: without links into the house and without the names of people mentioned.</param>
/// <param name="Author">Null where the author isn't named.</param>
/// <param name="AuthorHandle">The author's own address in the fediverse, if they are named and gave one.</param>
/// <param name="ReplyToId">The public post it answers; null for the opening post.</param>
public sealed record PublicText(
    Guid PostId, Guid ThreadId, Guid SpaceId, string Handle, string Space, string Title, int Number, string Html, string? Author, string? AuthorHandle,
    DateTimeOffset At, DateTimeOffset? EditedAt, DateTimeOffset ShownAt, Guid? ReplyToId, IReadOnlyList<PublicFile> Files)
{
    /// <summary>Below the house's address.</summary>
    public string Page => $"/p/{Handle}/{ThreadId}";

    public string Anchor => string.Create(CultureInfo.InvariantCulture, $"post-{Number}");

    public DateTimeOffset Changed => EditedAt > ShownAt ? EditedAt.Value : ShownAt;
}

/// <param name="Answers">Public ones.</param>
public sealed record PublicLine(Guid ThreadId, string Handle, string Space, int Hue, string Title, string Lead, string? Author, DateTimeOffset At, DateTimeOffset ShownAt, int Answers)
{
    public string Page => $"/p/{Handle}/{ThreadId}";
}

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record PublicLines(IReadOnlyList<PublicLine> Lines, string? Next);

/// <param name="Posts">In their order; the opening post first, on every page.</param>
/// <param name="Next">The number behind which the next page begins; null on the last.</param>
public sealed record PublicTalk(PublicWindow Window, IReadOnlyList<PublicText> Posts, int? Next)
{
    public PublicText Opening => Posts[0];
}

/// <summary>Reads what is public; there is nobody who asks. Null for whatever isn't, for one reason or another.</summary>
internal sealed class ReadPublic(HouseDb db, HouseAddress house)
{
    public const int PageSize = 20;
    public const int PostsOnAPage = 50;
    public const int InAFeed = 30;
    private const int MostWindows = 200;
    private const int LeadLength = 220;

    public static string FileAddress(Guid id) => $"/p/files/{id}";

    public Task<PublicWindow?> WindowAsync(string handle, CancellationToken ct) => Windows(db.PublicSpaces().Where(w => w.Handle == handle)).FirstOrDefaultAsync(ct);

    public Task<PublicWindow?> WindowOfAsync(Guid spaceId, CancellationToken ct) => Windows(db.PublicSpaces().Where(w => w.SpaceId == spaceId)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<PublicWindow>> WindowsAsync(CancellationToken ct) =>
        [.. (await Windows(db.PublicSpaces().OrderBy(w => w.Handle).Take(MostWindows)).ToListAsync(ct)).OrderBy(w => w.Name, StringComparer.CurrentCulture)];

    /// <summary>Public conversations, the ones shown last first.</summary>
    /// <param name="spaceId">Null for all of the house.</param>
    /// <param name="after">What an earlier page named as <see cref="PublicLines.Next"/>; anything else begins anew.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<PublicLines> LinesAsync(Guid? spaceId, string? after, CancellationToken ct)
    {
        var threads = spaceId is { } space ? db.PublicThreads().Where(t => t.SpaceId == space) : db.PublicThreads();
        if (Place(after) is (var at, var id)) threads = threads.Where(t => t.ShownAt < at || (t.ShownAt == at && t.PostId.CompareTo(id) < 0));
        var page = threads.OrderByDescending(t => t.ShownAt).ThenByDescending(t => t.PostId).Take(PageSize + 1);
        var texts = await TextsAsync(page, ct);
        var found = texts.OrderByDescending(t => t.ShownAt).ThenByDescending(t => t.PostId).ToList();
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        var ids = found.Select(t => t.ThreadId).ToList();
        var answers = await db.PublicPosts().Where(p => p.Number > 1 && ids.Contains(p.ThreadId)).GroupBy(p => p.ThreadId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var spaces = found.Select(t => t.SpaceId).Distinct().ToList();
        var hues = await db.Set<Space>().Where(s => spaces.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Hue, ct);
        return new PublicLines(
            [.. found.Select(t => new PublicLine(t.ThreadId, t.Handle, t.Space, hues[t.SpaceId], t.Title, PublicHtml.Lead(t.Html, LeadLength), t.Author, t.At, t.ShownAt, answers.GetValueOrDefault(t.ThreadId)))],
            more ? PlaceOf(found[^1]) : null);
    }

    /// <param name="handle">Of the space.</param>
    /// <param name="threadId">The conversation.</param>
    /// <param name="after">The number of the last post of the page before; 0 for the first page.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<PublicTalk?> TalkAsync(string handle, Guid threadId, int after, CancellationToken ct)
    {
        if (await WindowAsync(handle, ct) is not { } window) return null;
        var space = window.SpaceId;
        var all = db.PublicPosts().Where(p => p.SpaceId == space && p.ThreadId == threadId);
        var page = await TextsAsync(all.Where(p => p.Number > after).OrderBy(p => p.Number).Take(PostsOnAPage + 1), ct);
        if (after > 0) page.AddRange(await TextsAsync(all.Where(p => p.Number == 1), ct));
        var posts = page.OrderBy(p => p.Number).ToList();
        if (posts is not [{ Number: 1 }, ..] || (after > 0 && posts.Count == 1)) return null;
        var most = PostsOnAPage + (after > 0 ? 1 : 0);
        if (posts.Count <= most) return new PublicTalk(window, posts, null);
        posts.RemoveAt(most);
        return new PublicTalk(window, posts, posts[^1].Number);
    }

    public async Task<PublicText?> PostAsync(Guid postId, CancellationToken ct) => (await TextsAsync(db.PublicPosts().Where(p => p.PostId == postId), ct)).FirstOrDefault();

    /// <summary>What became public last.</summary>
    public async Task<IReadOnlyList<PublicText>> LatestAsync(Guid? spaceId, int most, CancellationToken ct)
    {
        var posts = spaceId is { } space ? db.PublicPosts().Where(p => p.SpaceId == space) : db.PublicPosts();
        return [.. (await TextsAsync(posts.OrderByDescending(p => p.ShownAt).ThenByDescending(p => p.PostId).Take(most), ct)).OrderByDescending(p => p.ShownAt).ThenByDescending(p => p.PostId)];
    }

    /// <summary>What became public, the newest first, page by page.</summary>
    /// <param name="spaceId">The space.</param>
    /// <param name="after">What an earlier page named as the next; anything else begins anew.</param>
    /// <param name="most">Posts on a page.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<(IReadOnlyList<PublicText> Posts, string? Next)> PageAsync(Guid spaceId, string? after, int most, CancellationToken ct)
    {
        var posts = db.PublicPosts().Where(p => p.SpaceId == spaceId);
        if (Place(after) is var (at, id)) posts = posts.Where(p => p.ShownAt < at || (p.ShownAt == at && p.PostId.CompareTo(id) < 0));
        var found = (await TextsAsync(posts.OrderByDescending(p => p.ShownAt).ThenByDescending(p => p.PostId).Take(most + 1), ct)).OrderByDescending(p => p.ShownAt).ThenByDescending(p => p.PostId).ToList();
        if (found.Count <= most) return (found, null);
        found.RemoveAt(most);
        return (found, PlaceOf(found[^1]));
    }

    /// <summary>A file whose post is public.</summary>
    public Task<StoredFile?> FileAsync(Guid id, CancellationToken ct)
    {
        var posts = db.PublicPosts();
        return db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && posts.Any(p => p.PostId == f.PostId), ct);
    }

    /// <summary>A post as the world would read it, whether or not it does; for its author to see before.</summary>
    public async Task<PublicText?> PreviewAsync(Guid postId, CancellationToken ct)
    {
        var found = await (from p in db.Set<Post>().AsNoTracking()
                           join t in db.Set<DiscussionThread>() on p.ThreadId equals t.Id
                           join w in db.PublicSpaces() on p.SpaceId equals w.SpaceId
                           join s in db.Set<Space>() on p.SpaceId equals s.Id
                           join m in db.Set<Member>() on p.AuthorId equals m.Id
                           where p.Id == postId
                           select new { Post = p, t.Title, w.Handle, Space = s.Name, m.Name }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var files = (await FilesAsync([postId], ct))[postId].ToList();
        var post = found.Post;
        // Its author reads files inside, where they are.
        return new PublicText(post.Id, post.ThreadId, post.SpaceId, found.Handle, found.Space, found.Title, post.Number,
            PublicHtml.Of(post.Html, house.Value, [.. files.Select(f => f.Id)], id => $"/files/{id}"), found.Name, null, post.CreatedAt, post.EditedAt, post.CreatedAt, post.ReplyToId, files);
    }

    private IQueryable<PublicWindow> Windows(IQueryable<PublicSpace> windows) =>
        from w in windows
        join s in db.Set<Space>() on w.SpaceId equals s.Id
        select new PublicWindow(w.SpaceId, w.Handle, s.Name, w.Summary, s.Hue, w.OpenedAt, w.ChangedAt, w.Federated);

    private async Task<List<PublicText>> TextsAsync(IQueryable<PublicPost> shown, CancellationToken ct)
    {
        var rows = await (from c in shown
                          join p in db.Set<Post>() on c.PostId equals p.Id
                          join t in db.Set<DiscussionThread>() on c.ThreadId equals t.Id
                          join w in db.Set<PublicSpace>() on c.SpaceId equals w.SpaceId
                          join s in db.Set<Space>() on c.SpaceId equals s.Id
                          join m in db.Set<Member>() on c.MemberId equals m.Id
                          join a in db.Set<PublicAuthor>() on c.MemberId equals a.MemberId into authors
                          from author in authors.DefaultIfEmpty()
                          select new
                          {
                              c.PostId, c.ThreadId, c.SpaceId, c.Number, c.ShownAt, c.Named, w.Handle, Space = s.Name, t.Title, p.Html, m.Name, Own = (string?)author.Handle,
                              p.CreatedAt, p.EditedAt, p.ReplyToId,
                          }).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var files = await FilesAsync([.. rows.Select(r => r.PostId)], ct);
        var answered = rows.Where(r => r.ReplyToId is not null).Select(r => r.ReplyToId!.Value).Distinct().ToList();
        List<Guid> open = answered.Count == 0 ? [] : await db.PublicPosts().Where(p => answered.Contains(p.PostId)).Select(p => p.PostId).ToListAsync(ct);
        return [.. rows.Select(r =>
        {
            var own = files[r.PostId].ToList();
            return new PublicText(
                r.PostId, r.ThreadId, r.SpaceId, r.Handle, r.Space, r.Title, r.Number, PublicHtml.Of(r.Html, house.Value, [.. own.Select(f => f.Id)], FileAddress), r.Named ? r.Name : null, r.Named ? r.Own : null,
                r.CreatedAt, r.EditedAt, r.ShownAt, r.ReplyToId is { } to && open.Contains(to) ? to : null, own);
        })];
    }

    private async Task<ILookup<Guid, PublicFile>> FilesAsync(IReadOnlyCollection<Guid> posts, CancellationToken ct) =>
        (await db.Files.AsNoTracking().Where(f => f.PostId != null && posts.Contains(f.PostId.Value)).OrderBy(f => f.Id)
            .Select(f => new { Post = f.PostId!.Value, File = new PublicFile(f.Id, f.Name, f.ContentType, f.Size, f.Width, f.Height) }).ToListAsync(ct)).ToLookup(f => f.Post, f => f.File);

    private static string PlaceOf(PublicText last) => string.Create(CultureInfo.InvariantCulture, $"{last.ShownAt.UtcTicks}.{last.PostId:N}");

    private static (DateTimeOffset At, Guid Id)? Place(string? after)
    {
        var parts = (after ?? "").Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(parts[1], "N", out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}
