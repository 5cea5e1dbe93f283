using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Segments;

/// <param name="Heard">Customers heard of.</param>
public sealed record SegmentLine(string Name, long? Customers, double? Revenue, string? Period, IReadOnlyDictionary<string, string> Others, int Heard);

/// <param name="Unsized">Segments of voices that no file told the size of.</param>
public sealed record SegmentsView(IReadOnlyList<SegmentLine> Segments, IReadOnlyList<string> OtherColumns, IReadOnlyList<string> Unsized);

/// <summary>Segments with their sizes, and those without.</summary>
internal sealed class SeeSegments(HouseDb db, SegmentReach reach)
{
    private const int MostUnsized = 60;

    public async Task<Result<SegmentsView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var (sizes, heard) = (await reach.SizesAsync(ct), await reach.HeardAsync(ct));
        var known = sizes.Select(s => s.FoldedName).ToHashSet(StringComparer.Ordinal);
        var said = await db.VisibleObservationsTo(viewer).AsNoTracking().Where(o => o.Segment != null).Select(o => o.Segment!).Distinct().OrderBy(s => s).ToListAsync(ct);
        return new SegmentsView(
            [.. sizes.Select(s => new SegmentLine(s.Name, s.Customers, s.Revenue, s.Period, s.OtherNames.Zip(s.OtherValues).ToDictionary(o => o.First, o => o.Second), heard.GetValueOrDefault(s.FoldedName)))],
            sizes.FirstOrDefault()?.OtherNames ?? [], [.. said.Where(s => !known.Contains(WordForms.Fold(s))).Take(MostUnsized)]);
    }

    /// <summary>As CSV, to be worked on and imported again.</summary>
    public async Task<Result<StreamedFile>> FileAsync(Viewer viewer, CancellationToken ct)
    {
        var seen = await HandleAsync(viewer, ct);
        if (!seen.Succeeded) return seen.Problem;
        return new StreamedFile("segments.csv", "text/csv; charset=utf-8", async (stream, stop) =>
        {
            var german = viewer.Language != "en";
            var culture = System.Globalization.CultureInfo.GetCultureInfo(german ? "de-DE" : "en-GB");
            var text = new System.Text.StringBuilder("\uFEFF");
            var others = seen.Value.OtherColumns;
            Herberge.Foundation.Csv.CsvText.AppendLine(text, german ? ';' : ',', ["segment", "customers", "revenue", "period", .. others]);
            foreach (var s in seen.Value.Segments)
                Herberge.Foundation.Csv.CsvText.AppendLine(text, german ? ';' : ',', [s.Name, s.Customers?.ToString(culture), s.Revenue?.ToString("0.##", culture), s.Period, .. others.Select(o => s.Others.GetValueOrDefault(o))]);
            foreach (var name in seen.Value.Unsized) Herberge.Foundation.Csv.CsvText.AppendLine(text, german ? ';' : ',', [name, null, null, null, .. others.Select(_ => (string?)null)]);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text.ToString()), stop);
        });
    }
}
