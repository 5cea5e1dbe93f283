using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Posts;

public enum PostList : byte
{
    /// <summary>What the viewer can do something about now.</summary>
    Mine = 0,
    Draft = 1,
    Asked = 2,
    Planned = 3,
    Published = 4,
    Failed = 5,
    Withdrawn = 6,
}

public sealed record PostRow(Guid Id, string Title, PostState State, string Author, DateTimeOffset ChangedAt, DateTimeOffset? PublishAt, IReadOnlyList<string> Channels, bool WaitsForMe, bool IsToCopy);

/// <param name="Next">Key of the next page; null at the end.</param>
public sealed record PostListing(IReadOnlyList<PostRow> Cards, Guid? Next);

/// <summary>Posts by how far they are, the newest first.</summary>
internal sealed class ListPosts(HouseDb db)
{
    private const int PageSize = 30;

    public async Task<PostListing> HandleAsync(PostList list, Guid? after, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var posts = Of(list, viewer);
        if (after is { } key) posts = posts.Where(p => p.Id.CompareTo(key) < 0);
        var cards = await posts.AsNoTracking().OrderByDescending(p => p.Id).Take(PageSize + 1)
            .Join(db.Set<Member>(), p => p.AuthorId, m => m.Id, (p, m) => new { Post = p, m.Name }).OrderByDescending(p => p.Post.Id)
            .Select(p => new PostRow(p.Post.Id, p.Post.Title, p.Post.State, p.Name, p.Post.ChangedAt, p.Post.PublishAt, p.Post.Variants.Select(v => v.Account!.Name).ToList(),
                p.Post.State == PostState.Asked && p.Post.Approvers.Any(a => a.MemberId == me && a.Answer == ApprovalAnswer.Open), p.Post.Variants.Any(v => v.State == VariantState.ToCopy))).ToListAsync(ct);
        return new PostListing([.. cards.Take(PageSize).Select(card => card with { Channels = [.. card.Channels.Distinct().Order(StringComparer.CurrentCulture)] })], cards.Count > PageSize ? cards[PageSize - 1].Id : null);
    }

    /// <summary>How much waits for the viewer.</summary>
    public Task<int> CountMineAsync(Viewer viewer, CancellationToken ct) => Of(PostList.Mine, viewer).CountAsync(ct);

    private IQueryable<ChannelPost> Of(PostList list, Viewer viewer)
    {
        var me = viewer.MemberId;
        var posts = db.VisibleChannelPostsTo(viewer);
        return list switch
        {
            PostList.Draft => posts.Where(p => p.State == PostState.Draft),
            PostList.Asked => posts.Where(p => p.State == PostState.Asked),
            PostList.Planned => posts.Where(p => p.State == PostState.Approved || p.State == PostState.Scheduled),
            PostList.Published => posts.Where(p => p.State == PostState.Published),
            PostList.Failed => posts.Where(p => p.State == PostState.Failed),
            PostList.Withdrawn => posts.Where(p => p.State == PostState.Withdrawn),
            _ => posts.Where(p => (p.State == PostState.Asked && p.Approvers.Any(a => a.MemberId == me && a.Answer == ApprovalAnswer.Open))
                || (p.State == PostState.Draft && p.AuthorId == me && p.Approvers.Any(a => a.Answer == ApprovalAnswer.ChangesAsked))
                || p.Variants.Any(v => v.State == VariantState.ToCopy) || (p.State == PostState.Failed && p.AuthorId == me) || (p.State == PostState.Approved && p.AuthorId == me)),
        };
    }
}
