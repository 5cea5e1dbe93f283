using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <param name="Observations">Those that go to the new code.</param>
public sealed record SplitCodeInput(Guid CodeId, string? Name, string? Definition, IReadOnlyList<Guid> Observations);

/// <summary>One code turns out to be two: chosen observations get a new one. Can be undone.</summary>
internal sealed class SplitCode(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(SplitCodeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var codeId = input.CodeId;
        if (await db.Codes.AsTracking().SingleOrDefaultAsync(c => c.Id == codeId && c.RetiredAt == null, ct) is not { } code) return Problem.NotFound();
        var problems = new List<Problem>();
        if (CodeNames.Check(nameof(input.Name), input.Name) is { } wrong) problems.Add(wrong);
        else if (await CodeNames.FindAsync(db, input.Name!, ct) is { } other) problems.Add(Problem.Invalid(nameof(input.Name), "voices-code-taken", other.Name));
        if (input.Definition?.Length > Code.LongestText) problems.Add(Problem.Invalid(nameof(input.Definition), "voices-text-long", Code.LongestText));
        var chosen = input.Observations.ToList();
        var moving = await db.CodeMarks.AsTracking().Where(m => m.CodeId == codeId && m.HiddenBy == null && chosen.Contains(m.ObservationId)).ToListAsync(ct);
        if (moving.Count == 0) problems.Add(Problem.Invalid(nameof(input.Observations), "voices-split-which"));
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var part = new Code(Guid.CreateVersion7(now), input.Name!, 1 + (await db.Codes.CountAsync(ct) % Code.Hues), now)
        {
            Definition = string.IsNullOrWhiteSpace(input.Definition) ? null : input.Definition.Trim(),
            ParentId = code.ParentId,
        };
        var change = new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Split, codeId, part.Id, viewer.MemberId, now) { Moved = moving.Count };
        db.Codes.Add(part);
        db.CodeChanges.Add(change);
        db.CodeMoves.AddRange(moving.Select(mark => new CodeMove(change.Id, mark.Id)));
        foreach (var mark in moving) mark.CodeId = part.Id;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.code-split", code.Name, part.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return change.Id;
    }
}
