using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Portability;

/// <param name="Size">Bytes.</param>
/// <param name="Rows">Lines in it.</param>
/// <param name="Waiting">Messages that had not left the house yet.</param>
public sealed record ShelvedExport(Guid Id, Guid OwnerId, long Size, long Rows, long Waiting, DateTimeOffset At);

/// <summary>Exported houses that wait to be fetched, under <c>data/exports</c>: for a day, and for nobody but who asked for them.</summary>
internal sealed class ExportShelf(IOptions<HouseOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Folder => options.Value.DataPath("exports");

    /// <summary>Where a new export goes.</summary>
    public string Place(Guid id)
    {
        Directory.CreateDirectory(Folder);
        return PathOf(id);
    }

    public async Task PutAsync(ShelvedExport export, CancellationToken ct) =>
        await File.WriteAllTextAsync(PathOf(export.Id) + ".json", JsonSerializer.Serialize(export, ExportShelfJson.Default.ShelvedExport), ct);

    /// <summary>The last one somebody asked for; null when there is none or it has lain too long.</summary>
    public ShelvedExport? LastOf(Guid owner) => !Directory.Exists(Folder) ? null : Directory.EnumerateFiles(Folder, "*.json").Select(Read)
        .Where(e => e is not null && e.OwnerId == owner && e.At > clock.GetUtcNow() - Kept && File.Exists(PathOf(e.Id))).MaxBy(e => e!.At);

    public Stream Open(ShelvedExport export) => new FileStream(PathOf(export.Id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        File.Delete(PathOf(id) + ".json");
    }

    /// <summary>Throws away what has lain too long, and what an export that broke off left.</summary>
    public void Sweep()
    {
        var folder = new DirectoryInfo(Folder);
        if (!folder.Exists) return;
        var before = (clock.GetUtcNow() - Kept).UtcDateTime;
        foreach (var file in folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before)) file.Delete();
    }

    private string PathOf(Guid id) => Path.Combine(Folder, $"{id:N}.zip");

    private static ShelvedExport? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ExportShelfJson.Default.ShelvedExport);
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            // Half written, or swept away meanwhile.
            return null;
        }
    }
}

[JsonSerializable(typeof(ShelvedExport))]
internal sealed partial class ExportShelfJson : JsonSerializerContext;
