using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <summary>Takes a change of the codebook back. What happened later to the same codes must be taken back first.</summary>
internal sealed class UndoCodeChange(HouseDb db, WriteTransactions writes, CodeCounts counts, TimeProvider clock)
{
    private const int Portion = 500;

    public async Task<Result<Done>> HandleAsync(Guid changeId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.CodeChanges.AsTracking().SingleOrDefaultAsync(c => c.Id == changeId, ct) is not { } change) return Problem.NotFound();
        if (change.UndoneAt is not null) return default(Done);
        if (await IsBuiltUponAsync(change, ct)) return Problem.Conflict("voices-undo-later");
        var code = await db.Codes.AsTracking().SingleAsync(c => c.Id == change.CodeId, ct);
        var problem = change.Kind switch
        {
            CodeChangeKind.Added => await RetireAsync(code, now, ct),
            CodeChangeKind.Edited => await RestoreAsync(code, change, ct),
            CodeChangeKind.Merged => await ReviveAsync(code, change, ct),
            CodeChangeKind.Promoted => await TakeBackAsync(code, change, now, ct),
            _ => await RejoinAsync(change, now, ct),
        };
        if (problem is not null) return problem;
        change.UndoneAt = now;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.code-change-undone", code.Name, change.Kind.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        counts.Forget();
        return default(Done);
    }

    private Task<bool> IsBuiltUponAsync(CodeChange change, CancellationToken ct)
    {
        var (one, two) = (change.CodeId, change.OtherId ?? change.CodeId);
        return db.CodeChanges.AnyAsync(c => c.UndoneAt == null && c.At > change.At && c.Kind != CodeChangeKind.Added
            && (c.CodeId == one || c.CodeId == two || c.OtherId == one || c.OtherId == two), ct);
    }

    private async Task<Problem?> RetireAsync(Code code, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.CodeMarks.AnyAsync(m => m.CodeId == code.Id, ct) || await db.Codes.AnyAsync(c => c.ParentId == code.Id && c.RetiredAt == null, ct))
            return Problem.Conflict("voices-undo-in-use", code.Name);
        code.RetiredAt = now;
        return null;
    }

    private async Task<Problem?> RestoreAsync(Code code, CodeChange change, CancellationToken ct)
    {
        if (await TakenAsync(change.NameBefore!, code, ct) is { } taken) return taken;
        code.Rename(change.NameBefore!);
        (code.Definition, code.Example, code.ParentId) = (change.DefinitionBefore, change.ExampleBefore, change.ParentBefore);
        return null;
    }

    private async Task<Problem?> ReviveAsync(Code code, CodeChange change, CancellationToken ct)
    {
        if (await TakenAsync(code.Name, code, ct) is { } taken) return taken;
        code.RetiredAt = null;
        await MoveBackAsync(change, change.OtherId!.Value, code.Id, ct);
        await db.CodeMarks.Where(m => m.HiddenBy == change.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.HiddenBy, (Guid?)null), ct);
        return null;
    }

    private async Task<Problem?> RejoinAsync(CodeChange change, DateTimeOffset now, CancellationToken ct)
    {
        var part = await db.Codes.AsTracking().SingleAsync(c => c.Id == change.OtherId, ct);
        await MoveBackAsync(change, part.Id, change.CodeId, ct);
        return await RetireAsync(part, now, ct);
    }

    /// <summary>What nobody coded otherwise waits again.</summary>
    private async Task<Problem?> TakeBackAsync(Code code, CodeChange change, DateTimeOffset now, CancellationToken ct)
    {
        var given = db.CodeMoves.Where(m => m.ChangeId == change.Id).Select(m => m.MarkId);
        var observations = await db.CodeMarks.Where(m => m.CodeId == code.Id && given.Contains(m.Id)).Select(m => m.ObservationId).ToListAsync(ct);
        await db.CodeMarks.Where(m => m.CodeId == code.Id && given.Contains(m.Id)).ExecuteDeleteAsync(ct);
        if (await RetireAsync(code, now, ct) is { } problem) return problem;
        var marks = db.CodeMarks.Where(m => m.HiddenBy == null);
        foreach (var some in observations.Chunk(Portion))
        {
            await db.Observations.Where(o => some.Contains(o.Id) && o.State == ObservationState.Coded && !marks.Any(m => m.ObservationId == o.Id))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.State, ObservationState.Open), ct);
        }

        return null;
    }

    private Task<int> MoveBackAsync(CodeChange change, Guid from, Guid to, CancellationToken ct)
    {
        var moved = db.CodeMoves.Where(m => m.ChangeId == change.Id).Select(m => m.MarkId);
        return db.CodeMarks.Where(m => m.CodeId == from && moved.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.CodeId, to), ct);
    }

    private async Task<Problem?> TakenAsync(string name, Code code, CancellationToken ct) =>
        await CodeNames.FindAsync(db, name, ct) is { } other && other.Id != code.Id ? Problem.Conflict("voices-code-taken", other.Name) : null;
}
