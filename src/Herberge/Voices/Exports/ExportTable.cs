using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Exports;

/// <summary>
/// Observations, codings, needs and evidence as CSV, as far as a filter leaves them: masked, customers as pseudonyms,
/// nothing of who coded. Columns are called as in the views for reporting programs (docs/bi.md). Written as it is read.
/// </summary>
internal sealed class ExportTable(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FilteredVoices filtered, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Names = ["observations", "codings", "needs", "evidence"];

    public async Task<Result<StreamedFile>> HandleAsync(string name, VoicesFilter filter, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (!Names.Contains(name)) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.exported", name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        var separator = viewer.Language == "en" ? ',' : ';';
        return new StreamedFile(string.Create(CultureInfo.InvariantCulture, $"voices-{name}-{now:yyyy-MM-dd}.csv"), "text/csv; charset=utf-8", async (stream, stop) =>
        {
            await using var snapshot = await engine.BeginSnapshotAsync(db, stop);
            await using var flow = new CsvFlow(stream, separator);
            var voices = filtered.For(filter, viewer);
            await (name switch
            {
                "observations" => ObservationsAsync(flow, voices, stop),
                "codings" => CodingsAsync(flow, voices, stop),
                "needs" => NeedsAsync(flow, voices, filter == All, stop),
                _ => EvidenceAsync(flow, voices, stop),
            });
            await flow.PassOnAsync(stop);
        });
    }

    private static VoicesFilter All { get; } = new();

    private async Task ObservationsAsync(CsvFlow flow, IQueryable<Observation> voices, CancellationToken ct)
    {
        flow.Line("observation", "said_at", "channel", "source", "segment", "language", "state", "pressure", "customer", "quote", "context", "place", "link", "memo", "codes");
        await foreach (var portion in voices.PortionsAsync(db, ct))
        {
            var ids = portion.Select(voice => voice.Id).ToList();
            var codes = (await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null && ids.Contains(m.ObservationId))
                .Join(db.Codes, m => m.CodeId, c => c.Id, (m, c) => new { m.ObservationId, c.Name }).Distinct().ToListAsync(ct)).ToLookup(c => c.ObservationId, c => c.Name);
            foreach (var v in portion)
            {
                flow.Line(v.Id.ToString(), At(v.SaidAt), v.Channel.ToString(), v.Source, v.Segment, v.Language, v.State.ToString(), N(v.Pressure), v.AuthorKey, v.Quote, v.Context, v.Place, v.Link,
                    v.Memo, string.Join(" | ", codes[v.Id].Order(StringComparer.Ordinal)));
            }

            await flow.PassOnAsync(ct);
        }
    }

    private async Task CodingsAsync(CsvFlow flow, IQueryable<Observation> voices, CancellationToken ct)
    {
        flow.Line("observation", "said_at", "segment", "code", "code_above", "start", "length", "passage");
        var codes = await db.Codes.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        await foreach (var portion in voices.PortionsAsync(db, ct))
        {
            var ids = portion.Select(voice => voice.Id).ToList();
            var marks = (await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null && ids.Contains(m.ObservationId)).OrderBy(m => m.Id)
                .Select(m => new { m.ObservationId, m.CodeId, m.Start, m.Length }).ToListAsync(ct)).ToLookup(m => m.ObservationId);
            foreach (var (voice, mark) in portion.SelectMany(voice => marks[voice.Id].Select(mark => (voice, mark))))
            {
                var above = codes[mark.CodeId].ParentId is { } parent ? codes[parent].Name : null;
                var passage = mark is { Start: { } start, Length: { } length } && start + length <= voice.Quote.Length ? voice.Quote.Substring(start, length) : null;
                flow.Line(voice.Id.ToString(), At(voice.SaidAt), voice.Segment, codes[mark.CodeId].Name, above, N(mark.Start), N(mark.Length), passage);
            }

            await flow.PassOnAsync(ct);
        }
    }

    /// <summary>Of a part of the observations those needs that stand on it, weighed by it.</summary>
    private async Task NeedsAsync(CsvFlow flow, IQueryable<Observation> voices, bool all, CancellationToken ct)
    {
        flow.Line("need", "when", "want", "so", "importance", "satisfaction", "gap", "status", "outcome", "decided_at", "customers_for", "segments_for", "voices_for", "customers_against", "voices_against");
        var needs = await db.Needs.AsNoTracking().OrderBy(n => n.Number).ToListAsync(ct);
        var weights = await NeedWeight.OfAllAsync(db, needs.ConvertAll(n => n.Id), ct, voices);
        foreach (var n in needs)
        {
            var (speaking, against) = weights[n.Id];
            if (!all && speaking.Voices + against.Voices == 0) continue;
            flow.Line(n.Label, n.When, n.Want, n.So, N(n.Importance), N(n.Satisfaction), N(n.Gap), n.Status.ToString(), n.Outcome, n.DecidedAt is { } at ? At(at) : null,
                N(speaking.Customers), N(speaking.Segments), N(speaking.Voices), N(against.Customers), N(against.Voices));
        }
    }

    private async Task EvidenceAsync(CsvFlow flow, IQueryable<Observation> voices, CancellationToken ct)
    {
        flow.Line("need", "observation", "speaks", "said_at", "channel", "segment", "customer", "quote");
        await foreach (var portion in voices.PortionsAsync(db, ct))
        {
            var ids = portion.Select(voice => voice.Id).ToList();
            var evidence = (await db.NeedEvidence.AsNoTracking().Where(e => ids.Contains(e.ObservationId)).Join(db.Needs, e => e.NeedId, n => n.Id, (e, n) => new { e.ObservationId, n.Number, e.SpeaksAgainst })
                .OrderBy(e => e.Number).ToListAsync(ct)).ToLookup(e => e.ObservationId);
            foreach (var (v, e) in portion.SelectMany(voice => evidence[voice.Id].Select(e => (voice, e))))
                flow.Line(Need.LabelOf(e.Number), v.Id.ToString(), e.SpeaksAgainst ? "against" : "for", At(v.SaidAt), v.Channel.ToString(), v.Segment, v.AuthorKey, v.Quote);
            await flow.PassOnAsync(ct);
        }
    }

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? N(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
