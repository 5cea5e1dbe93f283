using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <param name="Definition">When it fits, and when not.</param>
public sealed record WriteCodeInput(string? Name, string? Definition, string? Example, Guid? ParentId);

/// <summary>Adds a code to the codebook, or rewrites one; what it said before stays in its history.</summary>
internal sealed class WriteCode(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(WriteCodeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        var problems = await WrongAsync(input, null, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var code = await CodeNames.AddAsync(db, input.Name!, viewer.MemberId, clock.GetUtcNow(), ct);
        Fill(code, input);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return code.Id;
    }

    public async Task<Result<Done>> EditAsync(Guid id, WriteCodeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Codes.AsTracking().SingleOrDefaultAsync(c => c.Id == id && c.RetiredAt == null, ct) is not { } code) return Problem.NotFound();
        var problems = await WrongAsync(input, code, ct);
        if (problems.Count > 0) return Result<Done>.From(problems);
        var change = new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Edited, id, null, viewer.MemberId, now)
        {
            NameBefore = code.Name, DefinitionBefore = code.Definition, ExampleBefore = code.Example, ParentBefore = code.ParentId,
        };
        code.Rename(input.Name!);
        Fill(code, input);
        if (db.Entry(code).State == EntityState.Unchanged) return default(Done);
        db.CodeChanges.Add(change);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static void Fill(Code code, WriteCodeInput input) =>
        (code.Definition, code.Example, code.ParentId) = (Trimmed(input.Definition), Trimmed(input.Example), input.ParentId);

    private async Task<List<Problem>> WrongAsync(WriteCodeInput input, Code? code, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (CodeNames.Check(nameof(input.Name), input.Name) is { } name) problems.Add(name);
        else if (await CodeNames.FindAsync(db, input.Name!, ct) is { } other && other.Id != code?.Id) problems.Add(Problem.Invalid(nameof(input.Name), "voices-code-taken", other.Name));
        if (input.Definition?.Length > Code.LongestText) problems.Add(Problem.Invalid(nameof(input.Definition), "voices-text-long", Code.LongestText));
        if (input.Example?.Length > Code.LongestText) problems.Add(Problem.Invalid(nameof(input.Example), "voices-text-long", Code.LongestText));
        if (input.ParentId is { } parentId)
        {
            // Two levels are enough to find a code, and no circle can be built with them.
            var parent = await db.Codes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == parentId && c.RetiredAt == null, ct);
            var hasChildren = code is not null && await db.Codes.AnyAsync(c => c.ParentId == code.Id && c.RetiredAt == null, ct);
            if (parent is null || parent.ParentId is not null || parent.Id == code?.Id || hasChildren) problems.Add(Problem.Invalid(nameof(input.ParentId), "voices-code-parent"));
        }

        return problems;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
