using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Portability;

/// <summary>
/// Fills an empty house from an exported one: everything in one transaction or nothing. The archive is checked before the first row is
/// written, each row while it passes, references when all rows are there.
/// </summary>
internal sealed class HouseReader(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, IEnumerable<ITablePortability> rooms, FileStore files, RebuildSearch search, TimeProvider clock)
{
    private const int Between = 1000;
    private readonly List<Guid> _written = [];

    /// <returns>What the archive says of itself.</returns>
    /// <exception cref="WrongHouseException">The archive is wrong, and where.</exception>
    /// <exception cref="FormatException">The house isn't empty.</exception>
    public async Task<HouseManifest> ReadAsync(string path, IProgress<HouseProgress>? progress, CancellationToken ct)
    {
        var format = new HouseFormat(db, rooms);
        await using var archive = await HouseArchive.OpenAsync(path, format, ct);
        await archive.CheckDigestsAsync(ct);
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            await EmptyAsync(format, ct);
            await engine.BeginFillingAsync(db, ct);
            var total = archive.Manifest.Files.Sum(f => f.Rows);
            var done = 0L;
            foreach (var kind in format.Kinds)
            {
                if (archive.Told(HouseFormat.FileOf(kind)) is not { } told) continue;
                done = await RowsAsync(archive, kind, told, done, total, progress, ct);
            }

            await new ReferenceCheck(db, archive).HandleAsync(format, ct);
            await ContentsAsync(archive, ct);
            db.Audit.Add(new AuditEntry(null, "house.imported", archive.Manifest.Product, archive.Manifest.WrittenAt, clock.GetUtcNow()));
            await engine.EndFillingAsync(db, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch
        {
            foreach (var id in _written) files.Erase(id);
            throw;
        }

        // Made of what is there now; should the program end here, the doctor makes it again.
        await search.HandleAsync(null, ct);
        progress?.Report(new HouseProgress(1, 1));
        return archive.Manifest;
    }

    /// <summary>Nothing may be there but what a house lays out by itself before anybody came; that gives way.</summary>
    private async Task EmptyAsync(HouseFormat format, CancellationToken ct)
    {
        foreach (var kind in format.Kinds)
        {
            if (kind.Decision.IsSeeded) continue;
            await using var asked = Command($"SELECT EXISTS (SELECT 1 FROM \"{kind.Table}\")");
            if (Convert.ToBoolean(await asked.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture))
                throw new FormatException($"The house at {engine.Place} is not empty: there are {kind.Table}. A house is imported into an empty one only; choose another folder with --data, or another database.");
        }

        foreach (var kind in format.Kinds.Where(k => k.Decision.IsSeeded))
        {
            await using var clear = Command($"DELETE FROM \"{kind.Table}\"");
            await clear.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task<long> RowsAsync(HouseArchive archive, HouseKind kind, ManifestFile told, long done, long total, IProgress<HouseProgress>? progress, CancellationToken ct)
    {
        await using var stream = archive.Open(told);
        await using var filler = new RowFiller(db, kind, told.Path);
        var reader = new RowReader(kind, told.Path);
        var rows = 0L;
        await foreach (var line in JsonLines.ReadAsync(stream, told.Path, ct))
        {
            await filler.AddAsync(reader.Read(line), ct);
            rows++;
            if (++done % Between == 0) progress?.Report(new HouseProgress(done, total));
        }

        await filler.EndAsync(ct);
        return rows == told.Rows ? done : throw new WrongHouseException(told.Path, null, null, string.Create(CultureInfo.InvariantCulture, $"it holds {rows} lines and the manifest says {told.Rows}. Export once more."));
    }

    /// <summary>Every uploaded file that has a row has its contents, but for those that were already missing.</summary>
    private async Task ContentsAsync(HouseArchive archive, CancellationToken ct)
    {
        var known = 0L;
        if (archive.Told(HouseFormat.ContentsFile) is { } told)
        {
            await using var stream = archive.Open(told);
            await foreach (var line in JsonLines.ReadAsync(stream, told.Path, ct))
            {
                var content = ContentOf(line);
                if (!await db.Files.AnyAsync(f => f.Id == content.Id, ct)) throw new WrongHouseException(told.Path, line.Number, "id", $"there is no file {content.Id} in {HouseFormat.FileOf("files")}. Export once more.");
                if (content.Sha256 is null) continue;
                known++;
                if (!archive.Has(content.Id)) throw new WrongHouseException(told.Path, line.Number, "id", $"{HouseFormat.FileOf(content.Id)} is missing in the archive. Fetch the archive again, or export once more.");
                _written.Add(content.Id);
                await files.PutBackAsync(content.Id, (to, stop) => archive.CopyAsync(content, to, stop), ct);
            }
        }

        if (archive.ContentsCount != known) throw new WrongHouseException(HouseFormat.ContentsFile, null, null, "there are uploaded files in the archive that it does not list. Do not trust this archive.");
    }

    private static FileContent ContentOf(JsonLine line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line.Utf8.Span, ContentJson.Default.FileContent) is { Bytes: >= 0 } content) return content;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new WrongHouseException(HouseFormat.ContentsFile, line.Number, null, "it can't be read. The file was damaged or changed: export once more.");
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        // Names of tables are the model's own.
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
