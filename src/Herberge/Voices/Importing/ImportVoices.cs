using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Voices.Importing;

/// <param name="Digest">To be given back with the order to import.</param>
internal sealed record VoicesPreview(ShelvedFile File, IReadOnlyList<string> Columns, VoiceMapping Mapping, VoicesPlan Plan, string Digest);

/// <param name="Source">Name of the source; a new one is made when there is none of this name.</param>
/// <param name="Chosen">Column of each field by <see cref="VoiceMapping.NameOf"/>; null to guess.</param>
internal sealed record VoicesOrder(Guid FileId, string? Source, Func<string, string?>? Chosen, string? Digest = null);

/// <summary>Brings a file of voices in: see first, then everything or, when one line is wrong, nothing. The same file again brings nothing.</summary>
internal sealed class ImportVoices(
    HouseDb db, WriteTransactions writes, ImportShelf shelf, BringIn bring, KnownVoices known, House house, TimeProvider clock, IOptions<HouseOptions> options)
{
    public const string Kind = "voices";

    public Task<Result<ShelvedFile>> UploadAsync(Stream? content, string name, Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? shelf.PutAsync(content, name, Kind, options.Value.Limits.UploadBytes, viewer, viewer.HearsVoices, ct)
        : Task.FromResult<Result<ShelvedFile>>(Problem.Forbidden("voices-for-community-managers"));

    public async Task<Result<VoicesPreview>> PreviewAsync(VoicesOrder order, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await shelf.FindAsync(order.FileId, Kind, viewer, viewer.HearsVoices, ct) is not { } file || await shelf.ReadAsync(file, ct) is not { } content) return Problem.Conflict("import-file-gone");
        var table = SentTable.Read(content);
        var mapping = order.Chosen is { } chosen ? VoiceMapping.Of(chosen, table.Columns) : VoiceMapping.Guess(table.Columns);
        var source = await SourceAsync(order.Source, ct);
        var plan = new PlanVoices(table, mapping, house.TimeZone, clock.GetUtcNow(), house.Language).Make();
        if (source is not null) plan = await known.LeaveOutAsync(plan, source.Id, ct);
        return new VoicesPreview(file, table.Columns, mapping, plan, Digest(content, mapping, order.Source, plan));
    }

    /// <returns>How many observations came in.</returns>
    public async Task<Result<int>> HandleAsync(VoicesOrder order, Viewer viewer, CancellationToken ct)
    {
        if (order.Source?.Trim() is not { Length: > 0 and <= Source.LongestName } name) return Problem.Invalid("Source", "voices-source-name", Source.LongestName);
        var looked = await PreviewAsync(order, viewer, ct);
        if (!looked.Succeeded) return looked.Problem;
        var (plan, preview) = (looked.Value.Plan, looked.Value);
        if (preview.Mapping[VoiceField.Quote] is null) return Problem.Invalid("quote", "voices-import-quote");
        if (plan.Faults.Count > 0) return Problem.Conflict("voices-import-faults");
        if (preview.Digest != order.Digest) return Problem.Conflict("import-house-changed");

        var keys = await bring.KeysAsync(plan, ct);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var source = await SourceAsync(name, ct);
        if (source is null) db.VoiceSources.Add(source = new Source(Guid.CreateVersion7(now), SourceKind.File, name, Source.UsualMonths, now));
        (source.LastRunAt, source.LastBrought, source.LastError) = (now, plan.Voices.Count, null);
        db.SourceRuns.Add(new SourceRun(Guid.CreateVersion7(now), source.Id, now) { Brought = plan.Voices.Count, Known = plan.Known });
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.imported", name, plan.Voices.Count.ToString(CultureInfo.InvariantCulture), now));
        await bring.HandleAsync(plan, keys, source.Id, now, ct);
        await write.CommitAsync(ct);
        shelf.Remove(order.FileId);
        return plan.Voices.Count;
    }

    private Task<Source?> SourceAsync(string? name, CancellationToken ct)
    {
        var called = (name ?? "").Trim();
        return db.VoiceSources.AsTracking().FirstOrDefaultAsync(s => s.Name == called && s.Kind == SourceKind.File, ct);
    }

    /// <summary>Of all that was looked at: should the house have changed since, nothing is done.</summary>
    private static string Digest(byte[] content, VoiceMapping mapping, string? source, VoicesPlan plan) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        [Convert.ToHexString(SHA256.HashData(content)), source?.Trim() ?? "", $"{plan.Voices.Count}/{plan.Known}", .. mapping.Columns.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}")]))));
}
