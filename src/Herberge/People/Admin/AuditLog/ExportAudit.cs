using System.Globalization;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin.AuditLog;

/// <summary>The filtered log as a table for a spreadsheet.</summary>
internal static class ExportAudit
{
    private const int MostLines = 50_000;

    public static async Task<IResult> HandleAsync(
        string? who, string? kind, string? from, string? to, ListAudit list, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct)
    {
        var lines = await list.HandleAsync(new AuditFilter(who, kind, Day(from), Day(to), null), MostLines, viewer, ct);
        return lines.ToHttp(problems, page =>
        {
            var text = new StringBuilder("\uFEFF");
            CsvText.AppendLine(text, "id", "at", "code", "what");
            foreach (var line in page.Lines)
                CsvText.AppendLine(text, line.Id.ToString(CultureInfo.InvariantCulture), line.At.ToString("O", CultureInfo.InvariantCulture), line.Action, line.Sentence);
            return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "audit.csv");
        });
    }

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
