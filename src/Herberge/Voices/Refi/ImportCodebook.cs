using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Refi;

/// <param name="Digest">To be given back with the order to import.</param>
internal sealed record CodebookPreview(ShelvedFile File, CodebookPlan Plan, string Digest);

/// <summary>Brings a codebook of another tool in: see first, then everything or, when one code is wrong, nothing. Each change can be undone as any other.</summary>
internal sealed class ImportCodebook(HouseDb db, WriteTransactions writes, ImportShelf shelf, TimeProvider clock)
{
    public const string Kind = "codebook";

    public Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? shelf.PutAsync(content, name, Kind, ReadCodebook.LargestFile, viewer, viewer.HearsVoices, ct)
        : Task.FromResult<Result<ShelvedFile>>(Problem.Forbidden("voices-for-community-managers"));

    public async Task<Result<CodebookPreview>> PreviewAsync(Guid fileId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await shelf.FindAsync(fileId, Kind, viewer, viewer.HearsVoices, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content) return Problem.Conflict("import-file-gone");
        var plan = PlanCodebook.Make(ReadCodebook.Read(content), await db.Codes.AsNoTracking().ToListAsync(ct));
        return new CodebookPreview(file, plan, Digest(file, plan));
    }

    public async Task<Result<CodebookPlan>> HandleAsync(Guid fileId, string? digest, Viewer viewer, CancellationToken ct)
    {
        var looked = await PreviewAsync(fileId, viewer, ct);
        if (!looked.Succeeded) return looked.Problem;
        var plan = looked.Value.Plan;
        if (plan.Faults.Count > 0) return Problem.Conflict("voices-import-faults");
        if (looked.Value.Digest != digest) return Problem.Conflict("import-house-changed");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await WriteAsync(plan, viewer.MemberId, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.codebook-imported", looked.Value.File.Name, $"{plan.Count(CodeFate.New)}{AuditSentences.Parting}{plan.Count(CodeFate.Changed)}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        shelf.Remove(fileId);
        return plan;
    }

    private async Task WriteAsync(CodebookPlan plan, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var used = await db.Codes.CountAsync(ct);
        var changed = plan.Codes.Where(code => code.Fate == CodeFate.Changed).ToList();
        var tracked = await db.Codes.AsTracking().Where(c => changed.Select(p => p.Id).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var planned in changed) Edit(tracked[planned.Id], planned, by, now);
        // Names may change places, and each is unique at every moment.
        foreach (var planned in changed.Where(p => p.Before!.Name != p.File.Name)) tracked[planned.Id].Rename($"{planned.Id:N}");
        await db.SaveChangesAsync(ct);
        foreach (var planned in changed) tracked[planned.Id].Rename(planned.File.Name);
        foreach (var planned in plan.Codes.Where(code => code.Fate == CodeFate.New))
        {
            var code = new Code(planned.Id, planned.File.Name, RefiXml.HueOf(planned.File.Colour) ?? (1 + (used++ % Code.Hues)), now)
            {
                Definition = planned.File.Definition, Example = planned.File.Example, ParentId = planned.ParentId,
            };
            db.Codes.Add(code);
            db.CodeChanges.Add(new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Added, code.Id, null, by, now));
        }
    }

    private void Edit(Code code, PlannedCode planned, Guid by, DateTimeOffset now)
    {
        db.CodeChanges.Add(new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Edited, code.Id, null, by, now)
        {
            NameBefore = code.Name, DefinitionBefore = code.Definition, ExampleBefore = code.Example, ParentBefore = code.ParentId,
        });
        (code.Definition, code.Example, code.ParentId) = (planned.File.Definition, planned.File.Example, planned.ParentId);
    }

    /// <summary>Of all that was looked at: should the house have changed since, nothing is done.</summary>
    private static string Digest(ShelvedFile file, CodebookPlan plan) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        [file.Sha256, .. plan.Codes.Select(code => $"{code.Id}{code.Fate}{code.ParentId}{code.Before?.Name}\u0001{code.Before?.Definition}\u0001{code.Before?.Example}\u0001{code.Before?.ParentId}")]))));
}
