using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>
/// Everything the house keeps about somebody, for them alone (Articles 15 and 20 GDPR): one JSON file, and the files they
/// brought in beside it.
/// </summary>
internal sealed class TellMyData(HouseDb db, IEnumerable<IPersonalData> kept, FileStore files)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task HandleAsync(Stream zipped, Viewer viewer, CancellationToken ct)
    {
        var records = new Dictionary<string, IReadOnlyList<object>>();
        foreach (var part in kept)
            foreach (var (name, rows) in await part.TellAsync(viewer.MemberId, ct)) records.Add(name, rows);

        await using var zip = await ZipArchive.CreateAsync(zipped, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await using (var entry = await zip.CreateEntry("herberge.json").OpenAsync(ct))
            await JsonSerializer.SerializeAsync(entry, records, Readable, ct);

        var own = await db.Files.AsNoTracking().Where(f => f.OwnerId == viewer.MemberId).OrderBy(f => f.Id).Select(f => new { f.Id, f.Name }).ToListAsync(ct);
        foreach (var file in own.Where(f => files.Exists(f.Id)))
        {
            await using var entry = await zip.CreateEntry($"files/{file.Id:N}-{file.Name}", CompressionLevel.Fastest).OpenAsync(ct);
            await using var content = files.Open(file.Id);
            await content.CopyToAsync(entry, ct);
        }
    }
}
