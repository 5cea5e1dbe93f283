using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Held;

/// <param name="Slug">Another space to file it in; null leaves it.</param>
/// <param name="Title">Null for an answer.</param>
public sealed record ReviseHeldInput(string? Body, string? Title = null, string? Slug = null);

/// <summary>What moderators do with what waits: approve it, change or re-file it before, or decline it with a reason its author reads.</summary>
internal sealed class SettleHeld(
    HouseDb db, WriteTransactions writes, IViewerSource viewers, StartThread start, AddPost add, IEnumerable<IHeldThread> rooms, Bell bell, TimeProvider clock)
{
    /// <returns>Where it stands now.</returns>
    public async Task<Result<string>> ApproveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await FindAsync(id, viewer, ct) is not { } held) return Problem.NotFound();
        if (await viewers.FindAsync(held.AuthorId, ct) is not { } author) return Problem.Conflict("held-author-gone");
        if (held.ThreadId is { } thread)
        {
            var answered = await add.ApprovedAsync(new AddPostInput(thread, held.Body, held.ReplyToId, held.FileIds, held.ClientKey),
                (post, token) => SettledAsync(held, post, viewer, token), author, ct);
            if (!answered.Succeeded) return Gone(answered.Problem);
            await bell.RingAsync([held.AuthorId], CancellationToken.None);
            return answered.Value.Address;
        }

        var opened = await OpenAsync(held, author, viewer, ct);
        if (!opened.Succeeded) return Gone(opened.Problem);
        await bell.RingAsync([held.AuthorId], CancellationToken.None);
        return opened;
    }

    private async Task<Result<string>> OpenAsync(HeldPost held, Viewer author, Viewer viewer, CancellationToken ct)
    {
        var input = new StartThreadInput(held.SpaceId, held.Kind, held.Title!, held.Body, held.FileIds, held.ClientKey, Beside: held.Beside);
        if (held.Beside is not null) return await rooms.First(room => room.Kind == held.Kind).OpenAsync(input, held.At, SettleAsync, author, ct);
        var started = await start.ApprovedAsync(input, null, SettleAsync, author, ct);
        return started.Succeeded ? started.Value.Address : Result<string>.From(started.Problems);

        Task<bool> SettleAsync(Post post, CancellationToken token) => SettledAsync(held, post, viewer, token);
    }

    public async Task<Result<Done>> ReviseAsync(Guid id, ReviseHeldInput input, Viewer viewer, CancellationToken ct)
    {
        if (await FindAsync(id, viewer, ct) is not { } held) return Problem.NotFound();
        var problems = new List<Problem>();
        if (PostText.Check(nameof(input.Body), input.Body) is { } wrong) problems.Add(wrong);
        if (held.ThreadId is null && PostText.CheckTitle(nameof(input.Title), input.Title) is { } title) problems.Add(title);
        if (problems.Count > 0) return Result<Done>.From(problems);

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        var kept = await db.HeldPosts.AsTracking().FirstOrDefaultAsync(h => h.Id == id && h.SettledAt == null, ct);
        if (kept is null) return Problem.Conflict("moderation-settled");
        if (!string.IsNullOrEmpty(input.Slug) && await TargetAsync(input.Slug, kept, viewer, ct) is { } target && target != kept.SpaceId)
        {
            if (target == Guid.Empty) return Problem.Invalid(nameof(input.Slug), "held-target");
            kept.SpaceId = target;
        }

        var text = PostText.Clean(input.Body!);
        if (text != kept.Body || (kept.ThreadId is null && input.Title!.Trim() != kept.Title)) kept.EditedBy = viewer.MemberId;
        kept.Body = text;
        if (kept.ThreadId is null) kept.Title = input.Title!.Trim();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.held-revised", await SlugAsync(kept.SpaceId, ct), "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    public async Task<Result<Done>> DeclineAsync(Guid id, string? why, Viewer viewer, CancellationToken ct)
    {
        if (await FindAsync(id, viewer, ct) is not { } held) return Problem.NotFound();
        if (PlainWords.Check("Why", why) is { } wrong) return wrong;
        var (now, me, answer) = (clock.GetUtcNow(), viewer.MemberId, why!.Trim());
        await using var transaction = await writes.BeginAsync(db, ct);
        var done = await db.HeldPosts.Where(h => h.Id == id && h.SettledAt == null).ExecuteUpdateAsync(h => h
            .SetProperty(x => x.SettledAt, now).SetProperty(x => x.SettledBy, me).SetProperty(x => x.Answer, answer), ct);
        if (done == 0) return Problem.Conflict("moderation-settled");
        await db.LogAsync(held.SpaceId, DeedKind.Declined, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(me, "space.held-declined", await SlugAsync(held.SpaceId, ct), "", now));
        await bell.AddAsync([new Notification(held.AuthorId, NotificationKind.HeldDeclined, null, held.SpaceId, null, held.Id, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([held.AuthorId], CancellationToken.None);
        return new Done();
    }

    /// <summary>Undoes declining: it waits again.</summary>
    public async Task<Result<Done>> ReopenAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var (me, moderated) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        await using var transaction = await writes.BeginAsync(db, ct);
        if (!await db.HeldPosts.AnyAsync(h => h.Id == id && h.AuthorId != me && moderated.Any(s => s.Id == h.SpaceId), ct)) return Problem.NotFound();
        var held = await db.HeldPosts.AsTracking().FirstAsync(h => h.Id == id, ct);
        if (held.SettledAt is null || held.PostId is not null) return Problem.Conflict("moderation-settled");
        (held.SettledAt, held.SettledBy, held.Answer) = (null, null, null);
        await db.Notifications.Where(n => n.Kind == NotificationKind.HeldDeclined && n.PostId == id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(me, "space.held-reopened", await SlugAsync(held.SpaceId, ct), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private async Task<HeldPost?> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var (me, moderated) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        return await db.HeldPosts.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id && h.SettledAt == null && h.AuthorId != me && moderated.Any(s => s.Id == h.SpaceId), ct);
    }

    /// <summary>Inside the transaction that writes the post: of two who approve at once, one does.</summary>
    private async Task<bool> SettledAsync(HeldPost held, Post post, Viewer viewer, CancellationToken ct)
    {
        var (id, now, me, postId) = (held.Id, clock.GetUtcNow(), viewer.MemberId, post.Id);
        var done = await db.HeldPosts.Where(h => h.Id == id && h.SettledAt == null).ExecuteUpdateAsync(h => h
            .SetProperty(x => x.SettledAt, now).SetProperty(x => x.SettledBy, me).SetProperty(x => x.PostId, postId), ct);
        if (done == 0) return false;
        await db.LogAsync(held.SpaceId, DeedKind.Approved, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(me, "post.approved", postId.ToString(), "", now));
        await bell.AddAsync([new Notification(held.AuthorId, held.EditedBy is null ? NotificationKind.HeldApproved : NotificationKind.HeldApprovedEdited, null, held.SpaceId, post.ThreadId, postId, now)], ct);
        return true;
    }

    /// <summary>The space it may be filed in; empty when there is none, or its author couldn't write there.</summary>
    private async Task<Guid?> TargetAsync(string slug, HeldPost held, Viewer viewer, CancellationToken ct)
    {
        if (held.ThreadId is not null || held.Beside is not null) return held.SpaceId;
        if (await viewers.FindAsync(held.AuthorId, ct) is not { } author) return Guid.Empty;
        var theirs = db.ReadableSpacesTo(author);
        return await db.ModeratedSpacesTo(viewer).Where(s => s.Slug == slug && s.ArchivedAt == null && theirs.Any(t => t.Id == s.Id)).Select(s => s.Id).FirstOrDefaultAsync(ct);
    }

    private Task<string> SlugAsync(Guid spaceId, CancellationToken ct) => db.Spaces.Where(s => s.Id == spaceId).Select(s => s.Slug).FirstAsync(ct);

    /// <summary>What its author may no longer do, said to the moderator.</summary>
    private static Problem Gone(Problem problem) => problem.Kind == ProblemKind.NotFound ? Problem.Conflict("held-author-gone") : problem;
}
