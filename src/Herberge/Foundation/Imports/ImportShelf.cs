using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Imports;

/// <param name="Kind">What it is for: <c>people</c>, <c>slack</c>, <c>ties</c>.</param>
/// <param name="Name">As the sender called it, to be shown; never part of a path.</param>
/// <param name="Sha256">Of the content as it came.</param>
public sealed record ShelvedFile(Guid Id, Guid OwnerId, string Kind, string Name, string Sha256, long Size, DateTimeOffset At);

/// <summary>
/// Files that wait to be imported, under <c>data/imports</c>: for a day, and for nobody but who sent them. What is imported
/// is what was looked at, byte by byte. Administrators import; a room whose people do asks by name.
/// </summary>
internal sealed class ImportShelf(IOptions<HouseOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private const int LongestName = 120;

    public Task<Result<ShelvedFile>> PutAsync(Stream? content, string name, string kind, long limit, Viewer viewer, CancellationToken ct) =>
        PutAsync(content, name, kind, limit, viewer, viewer.IsAdministrator, ct);

    /// <param name="mayImport">What the room says about the sender.</param>
    public async Task<Result<ShelvedFile>> PutAsync(Stream? content, string name, string kind, long limit, Viewer viewer, bool mayImport, CancellationToken ct)
    {
        if (!mayImport) return Problem.NotFound();
        if (content is null) return Problem.Invalid("File", "file-missing");
        Sweep();
        Directory.CreateDirectory(options.Value.DataPath("imports"));
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var path = PathOf(id);
        var (size, hash) = await ReceiveAsync(content, path, limit, ct);
        if (size == 0 || size > limit)
        {
            File.Delete(path);
            return size == 0 ? Problem.Invalid("File", "file-empty") : Problem.Invalid("File", "file-too-large", limit / (1024 * 1024));
        }

        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = new string([.. last.Where(c => !char.IsControl(c)).Take(LongestName)]);
        var file = new ShelvedFile(id, viewer.MemberId, kind, shown.Length == 0 ? kind : shown, hash, size, clock.GetUtcNow());
        await File.WriteAllTextAsync(path + ".json", JsonSerializer.Serialize(file, ImportShelfJson.Default.ShelvedFile), ct);
        return file;
    }

    /// <summary>Null when it was never there, is somebody else's or has lain too long.</summary>
    public Task<ShelvedFile?> FindAsync(Guid id, string kind, Viewer viewer, CancellationToken ct) => FindAsync(id, kind, viewer, viewer.IsAdministrator, ct);

    /// <param name="mayImport">What the room says about the sender.</param>
    public async Task<ShelvedFile?> FindAsync(Guid id, string kind, Viewer viewer, bool mayImport, CancellationToken ct)
    {
        if (!mayImport || !File.Exists(PathOf(id) + ".json")) return null;
        var file = JsonSerializer.Deserialize(await File.ReadAllTextAsync(PathOf(id) + ".json", ct), ImportShelfJson.Default.ShelvedFile);
        return file is not null && file.OwnerId == viewer.MemberId && file.Kind == kind && file.At > clock.GetUtcNow() - Kept && File.Exists(PathOf(id)) ? file : null;
    }

    /// <summary>The bytes, or null when they are no longer those that were sent.</summary>
    public async Task<byte[]?> ReadAsync(ShelvedFile file, CancellationToken ct)
    {
        var content = await File.ReadAllBytesAsync(PathOf(file.Id), ct);
        return Convert.ToHexString(SHA256.HashData(content)) == file.Sha256 ? content : null;
    }

    public string PathOf(Guid id) => options.Value.DataPath("imports", id.ToString("N"));

    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        File.Delete(PathOf(id) + ".json");
    }

    /// <summary>Throws away what has lain too long.</summary>
    public void Sweep()
    {
        var folder = new DirectoryInfo(options.Value.DataPath("imports"));
        if (!folder.Exists) return;
        var before = (clock.GetUtcNow() - Kept - TimeSpan.FromHours(1)).UtcDateTime;
        foreach (var file in folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before)) file.Delete();
    }

    private static async Task<(long Size, string Sha256)> ReceiveAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read; size <= limit && (read = await content.ReadAsync(buffer, ct)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return (size, Convert.ToHexString(hash.GetHashAndReset()));
    }
}

[JsonSerializable(typeof(ShelvedFile))]
internal sealed partial class ImportShelfJson : JsonSerializerContext;
