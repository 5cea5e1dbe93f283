using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

/// <summary>Says that a question was asked before, or takes it back. By who asked, or a host. Both threads stay as they are.</summary>
internal sealed class MarkDuplicate(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, Guid ofId, Viewer viewer, CancellationToken ct)
    {
        var may = await MayAsync(threadId, viewer, ct);
        if (!may.Succeeded) return Result<Done>.From(may.Problems);
        if (threadId == ofId) return Problem.Invalid(nameof(ofId), "duplicate-itself");
        if (!await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == ofId, ct)) return Problem.Invalid(nameof(ofId), "duplicate-where");

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        // One step at most: what is a duplicate itself, or has some, gathers no more and points nowhere.
        if (await db.DuplicateQuestions.AnyAsync(d => d.ThreadId == ofId, ct)) return Problem.Invalid(nameof(ofId), "duplicate-of-duplicate");
        if (await db.DuplicateQuestions.AnyAsync(d => d.OfId == threadId, ct)) return Problem.Conflict("duplicate-has-duplicates");
        await db.DuplicateQuestions.Where(d => d.ThreadId == threadId).ExecuteDeleteAsync(ct);
        db.DuplicateQuestions.Add(new DuplicateQuestion(threadId, ofId, viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.marked-duplicate", threadId.ToString(), may.Value.Thread.Title, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> UndoAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var may = await MayAsync(threadId, viewer, ct);
        if (!may.Succeeded) return Result<Done>.From(may.Problems);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.DuplicateQuestions.Where(d => d.ThreadId == threadId).ExecuteDeleteAsync(ct) == 0) return default(Done);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.unmarked-duplicate", threadId.ToString(), may.Value.Thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Result<ThreadStanding>> MayAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.Thread.AuthorId != viewer.MemberId && !standing.MayHost) return Problem.Forbidden("thread-of-another");
        if (standing.Thread.Kind != ThreadKind.Question) return Problem.Conflict("thread-no-question");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        return standing;
    }
}
