using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Threads;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <param name="Words">What its author reads; not needed to leave it.</param>
/// <param name="Body">New words of the post, to edit it.</param>
public sealed record SettleCaseInput(Settled Outcome, Reason? Reason = null, string? Words = null, string? Body = null);

/// <summary>A moderator settles a case on the spot: leaves the post, edits it, takes it out, or warns its author.</summary>
internal sealed class SettleCase(
    HouseDb db, WriteTransactions writes, EditPost edit, DeletePost delete, RestorePost restore, DeleteThread deleteThread, RestoreThread restoreThread,
    TakeMeasure measures, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, SettleCaseInput input, Viewer viewer, CancellationToken ct)
    {
        if (await FindAsync(id, viewer, ct) is not { } found) return Problem.NotFound();
        if (found.SettledAt is not null) return Problem.Conflict("moderation-settled");
        var problems = new List<Problem>();
        if (input.Outcome is not (Settled.Left or Settled.Edited or Settled.Withdrawn or Settled.Warned)) problems.Add(Problem.Invalid(nameof(input.Outcome), "moderation-outcome"));
        if (input.Outcome != Settled.Left)
        {
            if (input.Reason is not { } reason || !Enum.IsDefined(reason) || reason == Reason.Word) problems.Add(Problem.Invalid(nameof(input.Reason), "flag-reason-missing"));
            if (PlainWords.Check(nameof(input.Words), input.Words) is { } wrong) problems.Add(wrong);
        }

        if (problems.Count > 0) return Result<Done>.From(problems);
        return input.Outcome switch
        {
            Settled.Edited => await EditAsync(found, input, viewer, ct),
            Settled.Withdrawn => await WithdrawAsync(found, input, viewer, ct),
            Settled.Warned => await measures.HandleAsync(
                new TakeMeasureInput(found.AuthorId, found.SpaceId, MeasureKind.Warning, input.Reason!.Value, input.Words!, PostId: found.PostId, CaseId: found.Id), viewer, ct),
            _ => await LeaveAsync(found, viewer, ct),
        };
    }

    /// <summary>Opens the case again; a post that was taken out stands again.</summary>
    public async Task<Result<Done>> UndoAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await FindAsync(id, viewer, ct) is not { } found) return Problem.NotFound();
        if (found.SettledAt is null || found.Outcome is not (Settled.Left or Settled.Withdrawn)) return Problem.Conflict("moderation-undo");
        if (found.Outcome == Settled.Withdrawn)
        {
            var stood = await PlaceAsync(found.PostId, ct);
            var problem = stood.Number == 1
                ? (await restoreThread.HandleAsync(stood.ThreadId, viewer, ct)) is { Succeeded: false } thread ? thread.Problem : null
                : (await restore.HandleAsync(found.PostId, viewer, ct)) is { Succeeded: false } post ? post.Problem : null;
            if (problem is not null) return problem;
        }

        var (now, postId) = (clock.GetUtcNow(), found.PostId);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Cases.AnyAsync(c => c.PostId == postId && c.SettledAt == null, ct)) return Problem.Conflict("moderation-undo");
        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.SettledAt, (DateTimeOffset?)null).SetProperty(x => x.SettledBy, (Guid?)null).SetProperty(x => x.Outcome, (Settled?)null), ct);
        var me = viewer.MemberId;
        var told = await db.Measures.Where(m => m.PostId == postId && m.Kind == MeasureKind.PostChanged && m.LiftedAt == null).OrderByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (told is not null)
        {
            (told.LiftedAt, told.LiftedBy) = (now, me);
            await db.Notifications.Where(n => n.Kind == NotificationKind.PostModerated && n.PostId == told.Id && n.SeenAt == null).ExecuteDeleteAsync(ct);
        }

        await db.LogAsync(found.SpaceId, DeedKind.Undone, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "post.case-reopened", postId.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private async Task<Result<Done>> LeaveAsync(ModerationCase found, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (!await SettledAsync(found, Settled.Left, viewer, now, ct)) return Problem.Conflict("moderation-settled");
        await db.LogAsync(found.SpaceId, DeedKind.PostLeft, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "post.left-standing", found.PostId.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private async Task<Result<Done>> EditAsync(ModerationCase found, SettleCaseInput input, Viewer viewer, CancellationToken ct)
    {
        var settled = false;
        var done = await edit.ModerateAsync(new EditPostInput(found.PostId, input.Body ?? ""), async token =>
        {
            settled = true;
            var now = clock.GetUtcNow();
            await SettledAsync(found, Settled.Edited, viewer, now, token);
            await TellAsync(found, DeedKind.PostEdited, input, "post.moderated", viewer, now, token);
        }, viewer, ct);
        if (!done.Succeeded) return Result<Done>.From(done.Problems);
        if (!settled) return Problem.Invalid(nameof(input.Body), "moderation-same-words");
        await bell.RingAsync([found.AuthorId], CancellationToken.None);
        return new Done();
    }

    private async Task<Result<Done>> WithdrawAsync(ModerationCase found, SettleCaseInput input, Viewer viewer, CancellationToken ct)
    {
        var stands = await PlaceAsync(found.PostId, ct);
        // With its opening post the whole thread goes.
        var problem = stands.Number == 1
            ? (await deleteThread.ModerateAsync(stands.ThreadId, AlsoAsync, viewer, ct)) is { Succeeded: false } thread ? thread.Problem : null
            : (await delete.ModerateAsync(found.PostId, AlsoAsync, viewer, ct)) is { Succeeded: false } post ? post.Problem : null;
        if (problem is not null) return problem;
        await bell.RingAsync([found.AuthorId], CancellationToken.None);
        return new Done();

        async Task AlsoAsync(CancellationToken token)
        {
            var now = clock.GetUtcNow();
            await SettledAsync(found, Settled.Withdrawn, viewer, now, token);
            await TellAsync(found, DeedKind.PostWithdrawn, input, "post.withdrawn", viewer, now, token);
        }
    }

    private async Task<(Guid ThreadId, int Number)> PlaceAsync(Guid postId, CancellationToken ct)
    {
        var post = await db.Posts.AsNoTracking().Where(p => p.Id == postId).Select(p => new { p.ThreadId, p.Number }).FirstAsync(ct);
        return (post.ThreadId, post.Number);
    }

    /// <summary>The author hears what was done and why; the log names only the reason.</summary>
    private async Task TellAsync(ModerationCase found, DeedKind deed, SettleCaseInput input, string action, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        await db.LogAsync(found.SpaceId, deed, input.Reason, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, found.PostId.ToString(), "", now));
        var told = new Measure(found.SpaceId, found.AuthorId, MeasureKind.PostChanged, input.Reason!.Value, input.Words!.Trim(), viewer.MemberId, now) { PostId = found.PostId };
        db.Measures.Add(told);
        await bell.AddAsync([new Notification(found.AuthorId, NotificationKind.PostModerated, null, null, null, told.Id, now)], ct);
    }

    private async Task<bool> SettledAsync(ModerationCase found, Settled outcome, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var (id, me) = (found.Id, viewer.MemberId);
        return await db.Cases.Where(c => c.Id == id && c.SettledAt == null).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.SettledAt, now).SetProperty(x => x.SettledBy, me).SetProperty(x => x.Outcome, outcome), ct) == 1;
    }

    private async Task<ModerationCase?> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var (me, spaces) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        return await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.AuthorId != me && spaces.Any(s => s.Id == c.SpaceId), ct);
    }
}
