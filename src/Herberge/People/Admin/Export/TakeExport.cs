using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;

namespace Herberge.People.Admin.Export;

/// <summary>Exports for administrators: start one, stop it, fetch it, throw it away. Fetching stands in the audit log each time.</summary>
internal sealed class TakeExport(HouseDb db, WriteTransactions writes, ExportRuns runs, ExportShelf shelf, TimeProvider clock)
{
    /// <param name="understood">What the file holds and who answers for it was read.</param>
    public Result<Done> Start(bool understood, Viewer viewer) =>
        !viewer.IsAdministrator ? Problem.NotFound()
        : !understood ? Problem.Invalid("Understood", "export-not-understood")
        : runs.Start(viewer.MemberId);

    public Result<Done> Stop(Viewer viewer) => !viewer.IsAdministrator ? Problem.NotFound() : runs.Stop() ? new Done() : Problem.Conflict("export-over");

    public Result<Done> Remove(Viewer viewer)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (shelf.LastOf(viewer.MemberId) is { } export) shelf.Remove(export.Id);
        return new Done();
    }

    public async Task<Result<StreamedFile>> FetchAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || shelf.LastOf(viewer.MemberId) is not { } export) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "house.export-fetched", export.Id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new StreamedFile(string.Create(CultureInfo.InvariantCulture, $"house-{export.At:yyyy-MM-dd}.zip"), "application/zip", async (stream, stop) =>
        {
            await using var file = shelf.Open(export);
            await file.CopyToAsync(stream, stop);
        });
    }
}
