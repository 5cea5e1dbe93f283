using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Runs;

/// <summary>Takes an archive from a browser, and starts, stops and goes on with its import.</summary>
internal sealed class StartConversationImport(ImportShelf shelf, ImportRuns runs)
{
    public static readonly IReadOnlyList<string> Kinds = [.. ImportConversations.Sources, ImportTies.Kind];

    public async Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, string? kind, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (kind is null || !Kinds.Contains(kind)) return Problem.Invalid("Kind", "import-kind");
        return await shelf.PutAsync(content, name, kind, LargeUploadAttribute.MostBytes, viewer, ct);
    }

    /// <summary>The file as it lies there, or as it lay there before its import was done.</summary>
    public async Task<Result<ShelvedFile>> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (runs.Of(id) is { } run && run.File.OwnerId == viewer.MemberId) return run.File;
        foreach (var kind in Kinds)
            if (await shelf.FindAsync(id, kind, viewer, ct) is { } file) return file;
        return Problem.Conflict("import-file-gone");
    }

    public async Task<Result<Done>> StartAsync(Guid id, ImportChoices choices, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(id, viewer, ct);
        if (!found.Succeeded) return found.Problem;
        if (runs.Of(id) is { IsOver: false }) return new Done();
        if (!File.Exists(shelf.PathOf(id))) return Problem.Conflict("import-file-gone");
        return runs.Start(found.Value, choices, viewer.Language);
    }

    public async Task<Result<Done>> StopAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(id, viewer, ct);
        if (!found.Succeeded) return found.Problem;
        if (runs.Of(id) is not { IsOver: false } run) return Problem.Conflict("import-not-running");
        run.Stop();
        return new Done();
    }
}
