using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Portability;

/// <summary>Looks for a row that names another which isn't there, and finds its line again, so that a person can look it up.</summary>
internal sealed class ReferenceCheck(HouseDb db, HouseArchive archive)
{
    /// <exception cref="WrongHouseException">Names file, line and field.</exception>
    public async Task HandleAsync(HouseFormat format, CancellationToken ct)
    {
        foreach (var kind in format.Kinds)
        {
            foreach (var reference in kind.References)
            {
                if (await DanglingAsync(kind, reference, ct) is not { } key) continue;
                var path = HouseFormat.FileOf(kind);
                var fields = string.Join(", ", reference.Properties.Select(p => kind.Field(p).Name));
                throw new WrongHouseException(path, await LineOfAsync(kind, key, ct), fields, $"names something that is not in {HouseFormat.FileOf(reference.PrincipalEntityType.GetTableName()!)}. The archive was changed: export once more.");
            }
        }
    }

    /// <summary>The key of the first such row, as the format tells it.</summary>
    private async Task<string?> DanglingAsync(HouseKind kind, IForeignKey reference, CancellationToken ct)
    {
        var pairs = reference.Properties.Zip(reference.PrincipalKey.Properties, (from, to) => (From: from.GetColumnName(), To: to.GetColumnName())).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        // Names of tables and columns are the model's own.
        command.CommandText = $"""
            SELECT {string.Join(", ", kind.Key.Select(f => $"f.\"{f.Column}\""))} FROM "{kind.Table}" AS f
            WHERE {string.Join(" AND ", pairs.Select(p => $"f.\"{p.From}\" IS NOT NULL"))}
            AND NOT EXISTS (SELECT 1 FROM "{reference.PrincipalEntityType.GetTableName()}" AS t WHERE {string.Join(" AND ", pairs.Select(p => $"t.\"{p.To}\" = f.\"{p.From}\""))}) LIMIT 1
            """;
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? Told(kind.Key.Select((field, i) => (field, field.Read(rows, i)))) : null;
    }

    private async Task<long?> LineOfAsync(HouseKind kind, string key, CancellationToken ct)
    {
        var told = archive.Told(HouseFormat.FileOf(kind))!;
        var places = kind.Key.Select(f => (Field: f, Place: kind.Fields.ToList().IndexOf(f))).ToList();
        var reader = new RowReader(kind, told.Path);
        await using var stream = archive.Open(told);
        await foreach (var line in JsonLines.ReadAsync(stream, told.Path, ct))
        {
            var row = reader.Read(line);
            if (Told(places.Select(p => (p.Field, row[p.Place]))) == key) return line.Number;
        }

        return null;
    }

    private static string Told(IEnumerable<(HouseField Field, object? Value)> key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (field, value) in key) field.Write(json, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
