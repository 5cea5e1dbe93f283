using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <param name="Wider">The moderator knows that more people will read it than its authors wrote for.</param>
public sealed record MoveThreadInput(Guid ThreadId, string Slug, bool Wider = false);

/// <summary>
/// Takes a thread to another space with everything in it. What was said in a private space never leaves it so; where more people
/// would read it than before, that is said and has to be confirmed, and its author is told.
/// </summary>
internal sealed class MoveThread(HouseDb db, WriteTransactions writes, Relocate relocate, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(MoveThreadInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayHost) return Problem.Forbidden("hosts-only");
        var (thread, from) = (standing.Thread, standing.Space);
        if (Keeps(thread) is { } keeps) return keeps;
        if (from.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var target = await db.ReadableSpacesTo(viewer).FirstOrDefaultAsync(s => s.Slug == input.Slug && s.ArchivedAt == null, ct);
        if (target is null) return Problem.Invalid(nameof(input.Slug), "move-where");
        if (target.Id == from.Id) return Problem.Invalid(nameof(input.Slug), "move-same-space");
        if (from.Kind == SpaceKind.Private) return Problem.Conflict("move-private");
        if (IsWider(from, target) && !input.Wider) return Problem.Invalid(nameof(input.Wider), "move-wider");

        var now = clock.GetUtcNow();
        await relocate.HandleAsync(thread, target, ct);
        db.Rearrangements.Add(new Rearrangement(RearrangementKind.Move, thread.Id, thread.Id, from.Id, target.Id, viewer.MemberId, now));
        await db.LogAsync(from.Id, DeedKind.ThreadMoved, null, viewer, now, ct);
        await db.LogAsync(target.Id, DeedKind.ThreadMoved, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.moved", thread.Id.ToString(), thread.Title, now));
        if (thread.AuthorId != viewer.MemberId)
            await bell.AddAsync([new Notification(thread.AuthorId, NotificationKind.ThreadRearranged, null, target.Id, thread.Id, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([thread.AuthorId], CancellationToken.None);
        return new Done();
    }

    /// <summary>Why a thread stays in its space: its idea does, or it is read in a second one, which would then open what is new to it.</summary>
    public static Problem? Keeps(DiscussionThread thread) =>
        thread.Kind == ThreadKind.Idea ? Problem.Conflict("thread-of-idea") : thread.AlsoInId is not null ? Problem.Conflict("thread-in-two-spaces") : null;

    /// <summary>Whether somebody may read the second who may not read the first, members aside.</summary>
    public static bool IsWider(Space from, Space to) => (to.WithPartners && !from.WithPartners) || (from.Kind != SpaceKind.Open && to.Kind == SpaceKind.Open);
}

/// <summary>What goes along when a thread changes its space. Inside a use case's transaction.</summary>
internal sealed class Relocate(HouseDb db, SearchIndex search, MarkdownRenderer markdown)
{
    public async Task HandleAsync(DiscussionThread thread, Space target, CancellationToken ct)
    {
        var (id, to, from) = (thread.Id, target.Id, thread.SpaceId);
        await db.Threads.Where(t => t.Id == id).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.SpaceId, to).SetProperty(x => x.PinnedAt, (DateTimeOffset?)null).SetProperty(x => x.Version, x => x.Version + 1), ct);
        await db.Posts.Where(p => p.ThreadId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.SpaceId, to), ct);
        await db.ReadMarks.Where(r => r.ThreadId == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.SpaceId, to), ct);
        await db.Notifications.Where(n => n.ThreadId == id && n.SpaceId != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.SpaceId, to), ct);
        await db.HeldPosts.Where(h => h.ThreadId == id && h.SettledAt == null).ExecuteUpdateAsync(h => h.SetProperty(x => x.SpaceId, to), ct);
        var posts = db.Posts.Where(p => p.ThreadId == id);
        await db.Cases.Where(c => posts.Any(p => p.Id == c.PostId)).ExecuteUpdateAsync(c => c.SetProperty(x => x.SpaceId, to), ct);
        await db.Files.Where(f => posts.Any(p => p.Id == f.PostId)).ExecuteUpdateAsync(f => f.SetProperty(x => x.SpaceId, to), ct);
        if (thread.DeletedAt is null)
        {
            await db.Spaces.Where(s => s.Id == from).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
            await db.Spaces.Where(s => s.Id == to).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1), ct);
        }

        foreach (var some in (await db.Posts.AsNoTracking().Where(p => p.ThreadId == id && p.DeletedAt == null).ToListAsync(ct)).Chunk(200))
            await search.PutAsync([.. some.Select(p => WritePost.Document(p, thread.Title, markdown.Render(p.Body).Text))], ct);
    }
}
