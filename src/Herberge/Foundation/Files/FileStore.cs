using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Files;

/// <summary>
/// Keeps files under <c>data/files/xx/</c>, named by id alone: nothing a sender chose ever reaches the file system.
/// </summary>
public sealed class FileStore(HouseDb db, TimeProvider clock, IOptions<HouseOptions> options)
{
    private const int LongestName = 120;

    private static readonly int[] ThumbnailEdges = [64, 160, 320, 640, 1280];

    /// <summary>Checks, renews and keeps a file; only <paramref name="owner"/> sees it until it is attached.</summary>
    public async Task<Result<StoredFile>> SaveAsync(Stream content, string name, Viewer owner, CancellationToken ct)
    {
        if (!owner.IsSignedIn) return Problem.Forbidden();
        var limit = options.Value.Limits.UploadBytes;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var path = PathOf(id);
        var incoming = path + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            var size = await ReceiveAsync(content, incoming, limit, ct);
            if (size > limit) return Problem.Invalid("file", "file-too-large", limit / (1024 * 1024));
            if (size == 0) return Problem.Invalid("file", "file-empty");
            if (await SniffAsync(incoming, name, ct) is not { } kind) return Problem.Invalid("file", "file-kind-refused");

            StoredFile file;
            if (kind.IsPicture)
            {
                if (Pictures.Renew(await File.ReadAllBytesAsync(incoming, ct), kind.ContentType) is not { } picture)
                    return Problem.Invalid("file", "file-picture-broken");
                await File.WriteAllBytesAsync(incoming, picture.Bytes, ct);
                file = new StoredFile(id, owner.MemberId, CleanName(name, picture.ContentType), picture.ContentType,
                    picture.Bytes.Length, picture.Width, picture.Height, clock.GetUtcNow());
            }
            else
            {
                file = new StoredFile(id, owner.MemberId, CleanName(name, null), kind.ContentType, size, null, null, clock.GetUtcNow());
            }

            // The file is whole before its row exists: a row without a file can't come from a crash.
            File.Move(incoming, path);
            db.Files.Add(file);
            await db.SaveChangesAsync(ct);
            return file;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <exception cref="FileNotFoundException">The row is there but not the file; <c>doctor</c> names it.</exception>
    public Stream Open(Guid id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    /// <summary>A copy no larger than the next thumbnail size above <paramref name="edge"/>; made once, then kept.</summary>
    public Stream OpenThumbnail(StoredFile file, int edge)
    {
        var size = ThumbnailEdges.FirstOrDefault(e => e >= edge, Pictures.LongestEdge);
        if (size >= Math.Max(file.Width ?? 0, file.Height ?? 0) || file.ContentType == "image/gif") return Open(file.Id);
        var path = $"{PathOf(file.Id)}.w{size}";
        if (!File.Exists(path))
        {
            using var own = Open(file.Id);
            if (Pictures.Shrink(own, file.ContentType, size) is not { } small) return Open(file.Id);
            var made = $"{path}.{Guid.CreateVersion7():N}";
            File.WriteAllBytes(made, small.Bytes);
            File.Move(made, path, overwrite: true);
        }

        return File.OpenRead(path);
    }

    public bool Exists(Guid id) => File.Exists(PathOf(id));

    /// <summary>Writes a file whose row comes from an exported house.</summary>
    internal async Task PutBackAsync(Guid id, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        await write(file, ct);
    }

    /// <summary>Deletes row, file and thumbnails.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken ct)
    {
        await db.Files.Where(f => f.Id == id).ExecuteDeleteAsync(ct);
        Erase(id);
    }

    /// <summary>Deletes the file and its thumbnails; the row is already gone.</summary>
    internal void Erase(Guid id)
    {
        var path = PathOf(id);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return;
        foreach (var copy in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")) File.Delete(copy);
    }

    /// <summary>Spreads by the last byte: version 7 ids of one day share their first ones.</summary>
    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return options.Value.DataPath("files", name[^2..], name);
    }

    private static async Task<long> ReceiveAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read; size <= limit && (read = await content.ReadAsync(buffer, ct)) > 0; size += read)
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        return size;
    }

    private static async Task<FileKind?> SniffAsync(string path, string name, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[FileKind.SniffedBytes];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return FileKind.Of(head.AsSpan(0, length), name);
    }

    /// <summary>For people to read and for downloads: the last part of what was sent, without control characters, with an extension that is true.</summary>
    private static string CleanName(string name, string? pictureType)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?')
            && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]).Trim(' ', '.');
        var extension = pictureType switch
        {
            "image/jpeg" => ".jpg",
            "image/png" => ".png",
            "image/webp" => ".webp",
            "image/gif" => ".gif",
            _ => Path.GetExtension(clean),
        };
        var stem = Path.GetFileNameWithoutExtension(clean);
        if (stem.Length == 0) stem = "datei";
        if (extension.Length > 12) extension = "";
        return stem[..Math.Min(stem.Length, LongestName)] + extension;
    }
}
