using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.Releases;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>
/// The released figures as files: tables as CSV, charts as SVG and PNG. Made of what the pages are made of, for those who
/// may see the pages, and each one taken is a look in the log.
/// </summary>
internal sealed class SilosExport(SeeSilos see, House house, Format format, IStringLocalizer<SilosWords> words)
{
    /// <param name="name">A table or chart with its format: <c>matrix.csv</c>, <c>trend.png</c>.</param>
    /// <param name="query">Which figures.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<ExportedFile>> HandleAsync(string name, SilosQuery query, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var (what, kind) = name.Split('.') is [var first, var second] ? (first, second) : ("", "");
        if (!IsKnown(what, kind)) return Problem.NotFound("silos-no-export");
        var result = await see.HandleAsync(query, $"/silos/export/{name}", viewer, ct);
        if (!result.Succeeded) return result.Problem;
        var view = result.Value;
        var bytes = kind == "csv" ? Csv(what, view) : Chart(what, view) is { } sheet ? kind == "svg" ? SvgSheet.Write(sheet) : PngSheet.Paint(sheet) : null;
        if (bytes is null) return Problem.NotFound("silos-no-export");
        var monday = ReleaseCalendar.MondayOf(view.Key.To);
        return new ExportedFile(bytes, kind switch { "csv" => "text/csv; charset=utf-8", "svg" => "image/svg+xml", _ => "image/png" },
            FormattableString.Invariant($"silos-{what}-{monday:yyyy-MM-dd}-{view.Key.Days}d-{view.Key.Level}.{kind}"));
    }

    private static bool IsKnown(string what, string kind) => kind switch
    {
        "csv" => ExportTable.Names.Contains(what),
        "svg" or "png" => what is "trend" or "matrix" or "map",
        _ => false,
    };

    private byte[] Csv(string what, SilosView view) => Encoding.UTF8.GetBytes(new ExportTable(view, words).Text(what));

    private ChartSheet? Chart(string what, SilosView view)
    {
        var subtitle = words["export-window", house.Name, format.Date(view.Key.From), format.Date(view.Key.To.AddHours(-12))];
        return what switch
        {
            "trend" => TrendSheet.Of(view, subtitle, words, format),
            "matrix" => MatrixSheet.Of(view, subtitle, words, format),
            _ => MapSheet.Of(view, subtitle, words),
        };
    }
}

/// <summary>A file to be taken away.</summary>
public sealed record ExportedFile(byte[] Bytes, string ContentType, string Name);

internal static class ExportEndpoint
{
    public static void MapSilosExport(this IEndpointRouteBuilder app) => app.MapGet("/silos/export/{name}", async (
        string name, int? days, int? level, string? by, string? kind,
        SilosExport export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        (await export.HandleAsync(name, SilosQuery.Read(days, level, by, kind), viewer, ct))
            .ToHttp(problems, file => TypedResults.File(file.Bytes, file.ContentType, file.Name)));
}
