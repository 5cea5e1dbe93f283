using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Microsoft.Extensions.Options;

namespace Herberge.People.Import;

/// <param name="Digest">To be given back with the order to import.</param>
internal sealed record ImportPreview(ShelvedFile File, ImportPlan Plan, string Digest);

/// <summary>Takes a people file from a browser and says what importing it would do.</summary>
internal sealed class PreviewPeopleImport(ImportShelf shelf, PlanPeopleImport planner, IOptions<HouseOptions> options)
{
    public const string Kind = "people";

    public Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, Viewer viewer, CancellationToken ct) =>
        shelf.PutAsync(content, name, Kind, options.Value.Limits.UploadBytes, viewer, ct);

    public async Task<Result<ImportPreview>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (await shelf.FindAsync(id, Kind, viewer, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content) return Problem.Conflict("import-file-gone");
        var plan = await planner.HandleAsync(content, ct);
        return new ImportPreview(file, plan, PlanDigest.Of(content, plan));
    }
}
