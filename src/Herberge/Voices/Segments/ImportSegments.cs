using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Segments;

internal sealed record SegmentsPreview(ShelvedFile File, SegmentsPlan Plan);

/// <summary>Brings the sizes of segments in: see first, then all of the file in place of what was there, or with one wrong cell nothing.</summary>
internal sealed class ImportSegments(HouseDb db, WriteTransactions writes, ImportShelf shelf, SegmentReach reach, TimeProvider clock)
{
    public const string Kind = "segments";
    private const long Largest = 1024 * 1024;

    public Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? shelf.PutAsync(content, name, Kind, Largest, viewer, viewer.HearsVoices, ct)
        : Task.FromResult<Result<ShelvedFile>>(Problem.Forbidden("voices-for-community-managers"));

    public async Task<Result<SegmentsPreview>> PreviewAsync(Guid fileId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await shelf.FindAsync(fileId, Kind, viewer, viewer.HearsVoices, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content) return Problem.Conflict("import-file-gone");
        return new SegmentsPreview(file, SegmentsFile.Read(content));
    }

    /// <returns>How many segments have a size now.</returns>
    public async Task<Result<int>> HandleAsync(Guid fileId, Viewer viewer, CancellationToken ct)
    {
        var looked = await PreviewAsync(fileId, viewer, ct);
        if (!looked.Succeeded) return looked.Problem;
        if (looked.Value.Plan.Faults.Count > 0 || looked.Value.Plan.Segments.Count == 0) return Problem.Conflict("voices-import-faults");
        var written = await WriteAsync(looked.Value.Plan, looked.Value.File.Name, viewer, ct);
        shelf.Remove(fileId);
        return written;
    }

    private async Task<int> WriteAsync(SegmentsPlan plan, string file, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await db.SegmentSizes.ExecuteDeleteAsync(ct);
        db.SegmentSizes.AddRange(plan.Segments.Select(s => new SegmentSize(Guid.CreateVersion7(now), s.Name, s.Customers, s.Revenue, s.Period, s.Others)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.segments-imported", file, plan.Segments.Count.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        reach.Forget();
        return plan.Segments.Count;
    }
}
