using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <param name="RemindOn">The day to be reminded, in the morning; null for no reminder.</param>
public sealed record BookmarkInput(Guid PostId, string? Note, DateOnly? RemindOn);

/// <param name="ThreadTitle">Of the conversation the post stands in.</param>
public sealed record BookmarkLine(
    Guid PostId, Guid ThreadId, int Number, string ThreadTitle, ThreadKind Kind, string Author, string SpaceName, int SpaceHue, string Note, DateTimeOffset At, DateTimeOffset? RemindAt);

/// <param name="Next">For the page that follows; null at the end.</param>
public sealed record BookmarkList(IReadOnlyList<BookmarkLine> Items, DateTimeOffset? Next);

/// <summary>
/// A member's own bookmarks. They lead nowhere the member may no longer read; no audit entry and no act of the ledger, for
/// what somebody keeps is their own affair.
/// </summary>
internal sealed class KeepBookmarks(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public const int PageSize = 30;
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    public async Task<BookmarkList> ListAsync(DateTimeOffset? before, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var mine = db.Bookmarks.AsNoTracking().Where(b => b.MemberId == me);
        if (before is { } at) mine = mine.Where(b => b.At < at);
        var items = await mine.Join(db.VisiblePostsTo(viewer).Where(p => p.DeletedAt == null), b => b.PostId, p => p.Id, (b, p) => new { Bookmark = b, Post = p })
            .Join(db.Set<Member>(), x => x.Post.AuthorId, m => m.Id, (x, m) => new { x.Bookmark, x.Post, m.Name }).OrderByDescending(x => x.Bookmark.At).Take(PageSize + 1)
            .Select(x => new BookmarkLine(x.Post.Id, x.Post.ThreadId, x.Post.Number, x.Post.Thread!.Title, x.Post.Thread.Kind, x.Name, x.Post.Thread.Space!.Name,
                x.Post.Thread.Space.Hue, x.Bookmark.Note, x.Bookmark.At, x.Bookmark.RemindAt)).ToListAsync(ct);
        return new BookmarkList([.. items.Take(PageSize)], items.Count > PageSize ? items[PageSize - 1].At : null);
    }

    public async Task<Bookmark?> FindAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.Bookmarks.AsNoTracking().FirstOrDefaultAsync(b => b.MemberId == me && b.PostId == postId, ct);
    }

    public async Task<Result<Done>> SaveAsync(BookmarkInput input, Viewer viewer, CancellationToken ct)
    {
        var (me, id, now) = (viewer.MemberId, input.PostId, clock.GetUtcNow());
        var note = (input.Note ?? "").Trim();
        var problems = new List<Problem>();
        if (note.Length > Bookmark.LongestNote) problems.Add(Problem.Invalid(nameof(input.Note), "bookmark-note", Bookmark.LongestNote));
        if (input.RemindOn is { } day && day <= house.DayOf(now)) problems.Add(Problem.Invalid(nameof(input.RemindOn), "bookmark-day"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        if (await db.VisiblePostsTo(viewer).Where(p => p.Id == id && p.DeletedAt == null).Select(p => (Guid?)p.ThreadId).FirstOrDefaultAsync(ct) is not { } thread) return Problem.NotFound();

        await using var transaction = await writes.BeginAsync(db, ct);
        var bookmark = await db.Bookmarks.FirstOrDefaultAsync(b => b.MemberId == me && b.PostId == id, ct);
        if (bookmark is null)
        {
            if (await db.Bookmarks.CountAsync(b => b.MemberId == me, ct) >= Bookmark.Most) return Problem.Conflict("bookmarks-many", Bookmark.Most);
            db.Bookmarks.Add(bookmark = new Bookmark(me, id, thread, now));
        }

        bookmark.Note = note;
        bookmark.RemindAt = input.RemindOn is { } on ? house.StartOf(on) + Morning : null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        var gone = await db.Bookmarks.Where(b => b.MemberId == me && b.PostId == postId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return gone == 0 ? Problem.NotFound() : default(Done);
    }
}
