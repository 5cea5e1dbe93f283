using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Imports;

/// <param name="At">When rows without a time happened; without it such rows are wrong.</param>
/// <param name="Actor">Who imports; null for the command line.</param>
public sealed record ImportTiesInput(string Path, string FileName, DateTimeOffset? At, bool IsDryRun, Guid? Actor);

/// <summary>
/// Brings contacts from any other system (<c>ties.csv</c>) into the ledger. The whole file is read and checked first, so
/// that a wrong file writes nothing. A row's key is made of who, whom, when, kind, weight and its number among equal
/// rows: the same contact from another file, or from the same file again, is known and stays out.
/// </summary>
internal sealed class ImportTies(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const string Kind = "ties";
    private const int Batch = 1000;
    private static readonly string[] Required = ["from", "to"];
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public async Task<ImportReport> HandleAsync(ImportTiesInput input, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tally = new ImportTally();
        var people = await KnownPeople.LoadAsync(db, ct);
        var spaces = await SpacesByNameAsync(ct);

        var total = 0L;
        foreach (var row in Rows(input, people, spaces, now, tally))
        {
            ct.ThrowIfCancellationRequested();
            if (tally.IsFull) break;
            total++;
            tally.Count("ties-rows");
            if (row.Skipped is { } reason) tally.Skip(reason);
        }

        if (tally.HasFaults) return tally.Report(input.IsDryRun);

        var quiet = new ImportTally();
        var known = 0;
        var done = 0L;
        try
        {
            foreach (var batch in Rows(input, people, spaces, now, quiet).Chunk(Batch))
            {
                ct.ThrowIfCancellationRequested();
                known += await WriteAsync([.. batch.Where(row => row.Skipped is null)], tally, input.IsDryRun, ct);
                done += batch.Length;
                progress.Report(new ImportProgress("phase-ties", done, total));
            }
        }
        catch (OperationCanceledException)
        {
            return tally.Report(input.IsDryRun, isCancelled: true);
        }
        finally
        {
            if (known > 0) tally.Skip("skip-known", known);
        }

        if (!input.IsDryRun && tally.Report(false)["ties-written"] > 0)
        {
            db.Audit.Add(new AuditEntry(input.Actor, "ties.imported", input.FileName,
                tally.Report(false)["ties-written"].ToString(CultureInfo.InvariantCulture), now));
            await db.SaveChangesAsync(ct);
        }

        return tally.Report(input.IsDryRun);
    }

    /// <summary>Writes the rows not known yet, all or none of them, and says how many were known.</summary>
    private async Task<int> WriteAsync(List<TieRow> rows, ImportTally tally, bool isDryRun, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        var keys = rows.Select(row => row.Key).ToList();
        var known = (await db.ImportedItems.AsNoTracking().Where(i => i.Source == Kind && keys.Contains(i.Key)).Select(i => i.Key).ToListAsync(ct)).ToHashSet();
        var fresh = rows.Where(row => !known.Contains(row.Key)).ToList();
        if (fresh.Count > 0)
        {
            tally.Count(isDryRun ? "ties-to-write" : "ties-written", fresh.Count);
            if (!isDryRun)
            {
                foreach (var row in fresh)
                {
                    db.Ties.Add(new Tie(row.From, row.To, TieKind.Imported, row.At, row.SpaceId, row.Subject, row.Weight));
                    db.ImportedItems.Add(new ImportedItem(Kind, row.Key, row.Subject));
                }

                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
                db.ChangeTracker.Clear();
            }
        }

        return known.Count;
    }

    private static IEnumerable<TieRow> Rows(ImportTiesInput input, KnownPeople people, Dictionary<string, Guid> spaces, DateTimeOffset now, ImportTally tally)
    {
        var seen = new Dictionary<UInt128, int>();
        using var content = File.OpenRead(input.Path);
        CsvRows csv;
        try
        {
            csv = new CsvRows(content, input.FileName, Required);
        }
        catch (WrongImportFileException wrong)
        {
            tally.Fault(wrong.Fault);
            yield break;
        }

        using (csv)
        {
            while (true)
            {
                TieRow? row;
                try
                {
                    if (!csv.Read()) yield break;
                    row = Row(csv, input, people, spaces, now, tally, seen);
                }
                catch (WrongImportFileException wrong)
                {
                    tally.Fault(wrong.Fault);
                    yield break;
                }

                if (row is not null) yield return row;
            }
        }
    }

    private static TieRow? Row(CsvRows csv, ImportTiesInput input, KnownPeople people, Dictionary<string, Guid> spaces,
        DateTimeOffset now, ImportTally tally, Dictionary<UInt128, int> seen)
    {
        var faults = new List<ImportFault>();
        if (csv["from"].Length == 0) faults.Add(csv.Fault("from", "csv-value-missing"));
        if (csv["to"].Length == 0) faults.Add(csv.Fault("to", "csv-value-missing"));
        var at = At(csv["at"], input.At);
        if (at is null) faults.Add(csv.Fault("at", csv["at"].Length == 0 ? "ties-at-missing" : "ties-at-wrong", csv["at"]));
        else if (at > now + Ahead) faults.Add(csv.Fault("at", "ties-at-ahead", csv["at"]));
        var weight = 1.0;
        if (csv["weight"].Length > 0 && !(double.TryParse(csv["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && double.IsFinite(weight) && weight > 0))
            faults.Add(csv.Fault("weight", "ties-weight-wrong", csv["weight"]));
        if (faults.Count > 0)
        {
            foreach (var fault in faults.TakeWhile(_ => !tally.IsFull)) tally.Fault(fault);
            return null;
        }

        var from = people.ByAnything(csv["from"]);
        var to = people.ByAnything(csv["to"]);
        if (from is null || to is null)
        {
            var unknown = from is null ? csv["from"] : csv["to"];
            tally.Sample("skip-person-unknown", csv.Line.ToString(CultureInfo.InvariantCulture), unknown);
            return new TieRow("skip-person-unknown");
        }

        if (from.Id == to.Id) return new TieRow("skip-self");

        Guid? space = spaces.TryGetValue(csv["space"].ToUpperInvariant(), out var found) ? found : null;
        var plain = string.Create(CultureInfo.InvariantCulture, $"{from.Id:N}{to.Id:N}{at!.Value.UtcTicks}|{csv["kind"].ToLowerInvariant()}|{weight:R}");
        var stem = Hash(plain);
        var number = seen[stem] = seen.GetValueOrDefault(stem) + 1;
        var hash = number == 1 ? stem : Hash($"{plain}|{number}");
        return new TieRow(null, hash.ToString("x32", CultureInfo.InvariantCulture), from.Id, to.Id, at.Value, weight, space, SubjectOf(hash));
    }

    /// <summary>ISO 8601 (without an offset: UTC) or whole seconds since 1970.</summary>
    private static DateTimeOffset? At(string text, DateTimeOffset? otherwise)
    {
        if (text.Length == 0) return otherwise;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return text is [_, _, _, _, '-', _, _, '-', _, _, ..]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
    }

    private static UInt128 Hash(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A name-based id (RFC 9562, version 8) of the row.</summary>
    private static Guid SubjectOf(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private async Task<Dictionary<string, Guid>> SpacesByNameAsync(CancellationToken ct)
    {
        var names = new Dictionary<string, Guid>();
        foreach (var space in await db.Spaces.AsNoTracking().Select(s => new { s.Id, s.Slug, s.Name }).ToListAsync(ct))
        {
            names.TryAdd(space.Name.ToUpperInvariant(), space.Id);
            names[space.Slug.ToUpperInvariant()] = space.Id;
        }

        return names;
    }

    private sealed record TieRow(string? Skipped, string Key, Guid From, Guid To, DateTimeOffset At, double Weight, Guid? SpaceId, Guid Subject)
    {
        public TieRow(string skipped) : this(skipped, "", default, default, default, 0, null, default) { }
    }
}
