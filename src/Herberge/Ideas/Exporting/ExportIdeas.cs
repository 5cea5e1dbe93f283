using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Spreadsheets;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Tables;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Exporting;

/// <summary>
/// The ideas a filter leaves, in its order, as a table to take along, and the history of their moves and decisions. Nothing of who
/// voted how; names of those the viewer may know. Written as it is read, some ideas at a time.
/// </summary>
internal sealed class ExportIdeas(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FilteredIdeas filtered, ListTable table, IdeaSheet ideas, HistorySheet history, IStringLocalizer<IdeasWords> words, TimeProvider clock)
{
    public const string Workbook = "ideas.xlsx";
    public const string Table = "ideas.csv";
    public const string History = "history.csv";

    private const int Portion = 500;

    public async Task<Result<StreamedFile>> HandleAsync(string name, IdeasFilter filter, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (name is not (Workbook or Table or History)) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using (var write = await writes.BeginAsync(db, ct))
        {
            db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.exported", name, "", now));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        var file = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{now:yyyy-MM-dd}{Path.GetExtension(name)}");
        return name == Workbook
            ? new StreamedFile(file, SheetFlow.ContentType, (stream, stop) => WorkbookAsync(stream, filter, viewer, stop))
            : new StreamedFile(file, "text/csv; charset=utf-8", (stream, stop) => CsvAsync(stream, name == Table ? ideas : history, filter, viewer, stop));
    }

    private async Task WorkbookAsync(Stream stream, IdeasFilter filter, Viewer viewer, CancellationToken ct)
    {
        await using var snapshot = await engine.BeginSnapshotAsync(db, ct);
        await using var flow = await SheetFlow.StartAsync(stream, ct);
        foreach (var (sheet, title) in new (IIdeaSheet, string)[] { (ideas, words["title"]), (history, words["export-history"]) })
        {
            await flow.SheetAsync(title, sheet.Header, ct);
            await foreach (var portion in PortionsAsync(filter, viewer, ct))
                foreach (var line in await sheet.LinesAsync(portion, viewer, ct)) await flow.LineAsync(line);
        }
    }

    private async Task CsvAsync(Stream stream, IIdeaSheet sheet, IdeasFilter filter, Viewer viewer, CancellationToken ct)
    {
        var (english, culture) = (viewer.Language == "en", CultureInfo.GetCultureInfo(viewer.Language == "en" ? "en-GB" : "de-DE"));
        await using var snapshot = await engine.BeginSnapshotAsync(db, ct);
        await using var flow = new CsvFlow(stream, english ? ',' : ';');
        flow.Line([.. sheet.Header]);
        await foreach (var portion in PortionsAsync(filter, viewer, ct))
        {
            foreach (var line in await sheet.LinesAsync(portion, viewer, ct)) flow.Line([.. line.Select(cell => cell.InCsv(culture))]);
            await flow.PassOnAsync(ct);
        }

        await flow.PassOnAsync(ct);
    }

    /// <summary>In the order of the filter, by key: no reader stays open while more is looked up for a portion.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TableIdea>> PortionsAsync(IdeasFilter filter, Viewer viewer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        while (true)
        {
            var portion = await table.RowsAsync(filtered.For(filter, viewer).After(filter.Sort, after).Sorted(filter.Sort).Take(Portion), viewer, ct);
            if (portion.Count == 0) yield break;
            after = IdeaOrder.KeyOf(filter.Sort, portion[^1]);
            yield return portion;
            if (portion.Count < Portion) yield break;
        }
    }
}

/// <summary>One of the tables an export has.</summary>
internal interface IIdeaSheet
{
    IReadOnlyList<string> Header { get; }

    Task<IReadOnlyList<IReadOnlyList<TableCell>>> LinesAsync(IReadOnlyList<TableIdea> ideas, Viewer viewer, CancellationToken ct);
}
