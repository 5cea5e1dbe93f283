using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <summary>Two codes turn out to be one: every coding of the first becomes one of the second. Can be undone.</summary>
internal sealed class MergeCodes(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <returns>The change, for undoing it.</returns>
    public async Task<Result<Guid>> HandleAsync(Guid from, Guid? into, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var codes = await db.Codes.AsTracking().Where(c => (c.Id == from || c.Id == into) && c.RetiredAt == null).ToListAsync(ct);
        if (codes.Find(c => c.Id == from) is not { } code) return Problem.NotFound();
        if (codes.Find(c => c.Id == into && c.Id != from) is not { } target) return Problem.Invalid("Into", "voices-merge-into");
        if (await db.Codes.AnyAsync(c => c.ParentId == from && c.RetiredAt == null, ct)) return Problem.Conflict("voices-merge-children");

        var change = new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Merged, from, target.Id, viewer.MemberId, now);
        await HideTwinsAsync(change, from, target.Id, ct);
        var moving = await db.CodeMarks.Where(m => m.CodeId == from && m.HiddenBy == null).Select(m => m.Id).ToListAsync(ct);
        db.CodeMoves.AddRange(moving.Select(mark => new CodeMove(change.Id, mark)));
        change.Moved = moving.Count;
        db.CodeChanges.Add(change);
        code.RetiredAt = now;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.codes-merged", code.Name, target.Name, now));
        await db.SaveChangesAsync(ct);
        await db.CodeMarks.Where(m => m.CodeId == from && m.HiddenBy == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.CodeId, target.Id), ct);
        await write.CommitAsync(ct);
        return change.Id;
    }

    /// <summary>Where the same passage has both codes, one coding is enough.</summary>
    private Task<int> HideTwinsAsync(CodeChange change, Guid from, Guid into, CancellationToken ct)
    {
        var others = db.CodeMarks.Where(o => o.CodeId == into && o.HiddenBy == null);
        return db.CodeMarks.Where(m => m.CodeId == from && m.HiddenBy == null && others.Any(o => o.ObservationId == m.ObservationId && o.Start == m.Start && o.Length == m.Length))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.HiddenBy, change.Id), ct);
    }
}
