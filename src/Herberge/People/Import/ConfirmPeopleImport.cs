using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;

namespace Herberge.People.Import;

/// <param name="Digest">Of the preview that was looked at.</param>
/// <param name="Leaving">Who of the missing shall be deactivated; the others stay proposed.</param>
public sealed record ConfirmPeopleImportInput(Guid Id, string? Digest, IReadOnlyList<Guid> Leaving);

/// <summary>Carries out exactly the preview somebody looked at, or nothing.</summary>
internal sealed class ConfirmPeopleImport(ImportShelf shelf, ImportPeople import)
{
    public async Task<Result<ImportPlan>> HandleAsync(ConfirmPeopleImportInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (await shelf.FindAsync(input.Id, PreviewPeopleImport.Kind, viewer, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content)
            return Problem.Conflict("import-file-gone");

        var order = new ImportOrder(input.Digest ?? "", input.Leaving.ToHashSet());
        var done = await import.RunAsync(content, file.Name, viewer.MemberId, order, null, ct);
        if (done.Succeeded) shelf.Remove(file.Id);
        return done;
    }
}
