using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Portability;

/// <param name="Done">Rows and uploaded files written.</param>
/// <param name="Total">Of so many.</param>
internal readonly record struct HouseProgress(long Done, long Total);

/// <summary>
/// Writes the whole house as one archive while it reads one snapshot of it. Rows pass one by one, so that memory does not grow
/// with the house; only the archive's own list of uploaded files does, by some hundred bytes a file.
/// </summary>
internal sealed class HouseWriter(HouseDb db, IDatabaseEngine engine, IEnumerable<ITablePortability> rooms, FileStore files, TimeProvider clock)
{
    private const int Between = 1000;

    public async Task<HouseManifest> WriteAsync(Stream output, bool withPasswords, IProgress<HouseProgress>? progress, CancellationToken ct)
    {
        var format = new HouseFormat(db, rooms);
        await using var snapshot = await engine.BeginSnapshotAsync(db, ct);
        var meter = new Meter(await TotalAsync(format, ct), progress);
        var listed = new List<ManifestFile>();
        await using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var kind in format.Kinds) listed.Add(await RowsAsync(archive, kind, withPasswords, meter, ct));
        listed.Add(await ContentsAsync(archive, meter, ct));
        listed.Add(await WholeAsync(archive, HouseFormat.SchemaFile, JsonSerializer.SerializeToUtf8Bytes(HouseSchemaOf.Of(format, withPasswords), HouseJson.Readable.HouseSchema), ct));
        var manifest = new HouseManifest(HouseFormat.Name, HouseFormat.Version, Product, clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            withPasswords, await db.Outbox.LongCountAsync(m => m.DeliveredAt == null && m.DeadAt == null, ct), listed);
        await WholeAsync(archive, HouseFormat.ManifestFile, JsonSerializer.SerializeToUtf8Bytes(manifest, HouseJson.Readable.HouseManifest), ct);
        meter.End();
        return manifest;
    }

    internal static string Product => typeof(HouseWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private async Task<ManifestFile> RowsAsync(ZipArchive archive, HouseKind kind, bool withPasswords, Meter meter, CancellationToken ct)
    {
        var fields = kind.FieldsOf(withPasswords).ToArray();
        await using var entry = EntryWriter.In(archive, HouseFormat.FileOf(kind));
        await using var command = Command($"SELECT {string.Join(", ", fields.Select(f => $"\"{f.Column}\""))} FROM \"{kind.Table}\" ORDER BY {string.Join(", ", kind.Key.Select(OrderedBy))}");
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            await entry.LineAsync(json =>
            {
                for (var i = 0; i < fields.Length; i++) fields[i].Write(json, fields[i].Read(rows, i));
            }, ct);
            meter.Step();
        }

        return await entry.EndAsync(ct);
    }

    /// <summary>The uploaded files, and then the list of them: an archive is written one file after the other, so the list waits on the disk.</summary>
    private async Task<ManifestFile> ContentsAsync(ZipArchive archive, Meter meter, CancellationToken ct)
    {
        await using var waiting = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        ManifestFile told;
        await using (var list = new EntryWriter(new Unclosed(waiting), HouseFormat.ContentsFile))
        {
            await foreach (var id in db.Files.AsNoTracking().OrderBy(f => f.Id).Select(f => f.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                var content = await ContentAsync(archive, id, ct);
                await list.LineAsync(json =>
                {
                    json.WriteString("id"u8, content.Id);
                    json.WriteNumber("bytes"u8, content.Bytes);
                    json.WriteString("sha256"u8, content.Sha256);
                }, ct);
                meter.Step();
            }

            told = await list.EndAsync(ct);
        }

        waiting.Position = 0;
        await using var entry = archive.CreateEntry(HouseFormat.ContentsFile, CompressionLevel.Optimal).Open();
        await waiting.CopyToAsync(entry, ct);
        return told;
    }

    private async Task<FileContent> ContentAsync(ZipArchive archive, Guid id, CancellationToken ct)
    {
        Stream content;
        try
        {
            content = files.Open(id);
        }
        catch (IOException)
        {
            // The doctor names it; what is gone can't be exported.
            return new FileContent(id, 0, null);
        }

        await using var from = content;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Pictures are packed already; and so nothing here can unfold to more than it weighs.
        await using var entry = archive.CreateEntry(HouseFormat.FileOf(id), CompressionLevel.NoCompression).Open();
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return new FileContent(id, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<ManifestFile> WholeAsync(ZipArchive archive, string path, byte[] content, CancellationToken ct)
    {
        await using var entry = EntryWriter.In(archive, path);
        await entry.AllAsync(content, ct);
        return await entry.EndAsync(ct);
    }

    private async Task<long> TotalAsync(HouseFormat format, CancellationToken ct)
    {
        var total = 0L;
        foreach (var kind in format.Kinds)
        {
            await using var command = Command($"SELECT count(*) FROM \"{kind.Table}\"");
            var rows = (long)(await command.ExecuteScalarAsync(ct))!;
            // An uploaded file is a row and a content.
            total += kind.Type.ClrType == typeof(StoredFile) ? 2 * rows : rows;
        }

        return total;
    }

    /// <summary>The same order on both engines: texts by their bytes, whatever the database's language.</summary>
    private string OrderedBy(HouseField field) => field.Type == typeof(string) ? engine.ByBytes($"\"{field.Column}\"") : $"\"{field.Column}\"";

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        // Names of tables and columns are the model's own.
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private sealed class Meter(long total, IProgress<HouseProgress>? progress)
    {
        private long _done;

        public void Step()
        {
            if (++_done % Between == 0) progress?.Report(new HouseProgress(Math.Min(_done, total), total));
        }

        public void End() => progress?.Report(new HouseProgress(total, total));
    }

    /// <summary>Lets a writer end without ending what it wrote to.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
    }
}
