using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <param name="Named">With one's name, or without.</param>
/// <param name="Handle">One's own address in the fediverse, if one is named; empty for none.</param>
public sealed record ShowInput(Guid PostId, bool Named, string? Handle);

/// <param name="Text">Exactly what the world will read.</param>
/// <param name="Shown">Null while it is not shown.</param>
/// <param name="Waits">The opening post isn't public, so neither can this one be.</param>
public sealed record ShowView(PublicText Text, PublicPost? Shown, bool Waits, string Handle);

/// <summary>An author lets the world read a post of their own, and takes it back. Nobody else can say it for them.</summary>
internal sealed partial class ShowOutside(HouseDb db, WriteTransactions writes, House house, ReadPublic read, EndPublic end, IEnumerable<IPublicListener> listeners, TimeProvider clock)
{
    /// <summary>Null for posts of others, and wherever there is no window.</summary>
    public async Task<ShowView?> SeeAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (await OwnAsync(postId, viewer, ct) is not { } post || await read.PreviewAsync(postId, ct) is not { } text) return null;
        var (me, thread) = (viewer.MemberId, post.ThreadId);
        return new ShowView(text, await db.Shown.AsNoTracking().FirstOrDefaultAsync(s => s.PostId == postId, ct),
            post.Number > 1 && !await db.PublicThreads().AnyAsync(t => t.ThreadId == thread, ct),
            await db.PublicAuthors.Where(a => a.MemberId == me).Select(a => a.Handle).FirstOrDefaultAsync(ct) ?? "");
    }

    public async Task<Result<Done>> ShowAsync(ShowInput input, Viewer viewer, CancellationToken ct)
    {
        if (await OwnAsync(input.PostId, viewer, ct) is not { } post) return Problem.NotFound();
        var handle = (input.Handle ?? "").Trim().TrimStart('@');
        if (input.Named && handle.Length > 0 && (handle.Length >= PublicAuthor.LongestHandle || !FediverseHandle().IsMatch(handle))) return Problem.Invalid(nameof(input.Handle), "public-author-handle");
        await using var write = await writes.BeginAsync(db, ct);
        var thread = post.ThreadId;
        if (post.Number > 1 && !await db.PublicThreads().AnyAsync(t => t.ThreadId == thread, ct)) return Problem.Conflict("public-opening-first");
        if (input.Named) await NameAsync(viewer.MemberId, handle, ct);
        var now = clock.GetUtcNow();
        if (await db.Shown.AsTracking().FirstOrDefaultAsync(s => s.PostId == post.Id, ct) is { } shown)
        {
            // A word given where the post stood before doesn't hold where it stands now.
            if (shown.ThreadId == post.ThreadId && shown.SpaceId == post.SpaceId)
            {
                shown.Named = input.Named;
                await end.TouchAsync([post.SpaceId], ct);
                foreach (var listener in listeners) await listener.ChangedAsync(post.Id, ct);
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
                return default(Done);
            }

            await end.PostsAsync([post.Id], ct);
            db.Entry(shown).State = EntityState.Detached;
        }

        var added = new PublicPost(post.Id, post.SpaceId, post.ThreadId, viewer.MemberId, post.Number, input.Named, now);
        db.Shown.Add(added);
        await db.SaveChangesAsync(ct);
        await end.TouchAsync([post.SpaceId], ct);
        foreach (var listener in listeners) await listener.ShownAsync(added, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>By its author at any time, also when they may not show it any more.</summary>
    public async Task<Result<Done>> TakeBackAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (!viewer.IsSignedIn || !await db.Shown.AnyAsync(s => s.PostId == postId && s.MemberId == me, ct)) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        await end.PostsAsync([postId], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>The viewer's own post where it may be shown: standing, in a public space, of a kind that belongs to one author, not brought in from elsewhere.</summary>
    private async Task<Post?> OwnAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside || !house.PublicSpaces) return null;
        var (me, windows) = (viewer.MemberId, db.PublicSpaces());
        var post = await db.VisiblePostsTo(viewer).FirstOrDefaultAsync(p => p.Id == postId && p.AuthorId == me && p.DeletedAt == null && p.Thread!.ArchivedAt == null
            && p.SpaceId == p.Thread.SpaceId && windows.Any(w => w.SpaceId == p.SpaceId)
            && (p.Thread.Kind == ThreadKind.Discussion || p.Thread.Kind == ThreadKind.Question || p.Thread.Kind == ThreadKind.Announcement), ct);
        return post is null || await db.ImportedItems.AnyAsync(i => i.Id == postId, ct) ? null : post;
    }

    private async Task NameAsync(Guid me, string handle, CancellationToken ct)
    {
        if (handle.Length == 0)
        {
            await db.PublicAuthors.Where(a => a.MemberId == me).ExecuteDeleteAsync(ct);
            return;
        }

        if (await db.PublicAuthors.AsTracking().FirstOrDefaultAsync(a => a.MemberId == me, ct) is { } known) known.Handle = $"@{handle}";
        else db.PublicAuthors.Add(new PublicAuthor(me, $"@{handle}"));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$", RegexOptions.NonBacktracking)]
    private static partial Regex FediverseHandle();
}
