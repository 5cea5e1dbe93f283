using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <summary>Codes by their names: those in use, and new ones.</summary>
internal static class CodeNames
{
    public static Problem? Check(string field, string? name) => string.IsNullOrWhiteSpace(name) || name.Trim().Length > Code.LongestName
        ? Problem.Invalid(field, "voices-code-name", Code.LongestName)
        : null;

    /// <summary>The code in use that is called so, however it is spelled.</summary>
    public static Task<Code?> FindAsync(HouseDb db, string name, CancellationToken ct)
    {
        var folded = WordForms.Fold(name.Trim());
        return db.Codes.AsTracking().FirstOrDefaultAsync(c => c.FoldedName == folded && c.RetiredAt == null, ct);
    }

    /// <summary>A new code, with a line in the codebook's history. Inside the caller's write.</summary>
    public static async Task<Code> AddAsync(HouseDb db, string name, Guid byId, DateTimeOffset now, CancellationToken ct)
    {
        var code = new Code(Guid.CreateVersion7(now), name, 1 + (await db.Codes.CountAsync(ct) % Code.Hues), now);
        db.Codes.Add(code);
        db.CodeChanges.Add(new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Added, code.Id, null, byId, now));
        return code;
    }
}
