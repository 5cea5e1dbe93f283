using System.Globalization;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.Interventions;
using Herberge.Silos.Releases;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>What is to be taken away.</summary>
/// <param name="Name">A table or chart with its format: <c>matrix.csv</c>, <c>trend.png</c>.</param>
/// <param name="Query">Which figures.</param>
/// <param name="A">One unit of a pair, its path.</param>
/// <param name="B">The other unit.</param>
/// <param name="Id">One intervention; null for all.</param>
internal sealed record ExportRequest(string Name, SilosQuery Query, string? A = null, string? B = null, Guid? Id = null);

/// <summary>
/// The released figures as files: tables as CSV, charts as SVG and PNG. Made of what the pages are made of, for those who
/// may see the pages, and each one taken is a look in the log.
/// </summary>
internal sealed class SilosExport(
    SeeSilos see, SeePair seePair, ListInterventions list, SeeIntervention seeOne, House house, Format format, IStringLocalizer<SilosWords> words)
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["trend"] = ["svg", "png", "csv"],
        ["units"] = ["svg", "png", "csv"],
        ["matrix"] = ["svg", "png", "csv"],
        ["spaces"] = ["svg", "png", "csv"],
        ["map"] = ["svg", "png", "csv"],
        ["pair"] = ["svg", "png", "csv"],
        ["effects"] = ["svg", "png", "csv"],
    };

    public async Task<Result<ExportedFile>> HandleAsync(ExportRequest request, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var (what, kind) = request.Name.Split('.') is [var first, var second] ? (first, second) : ("", "");
        if (!Known.TryGetValue(what, out var kinds) || !kinds.Contains(kind)) return Problem.NotFound("silos-no-export");
        return what switch
        {
            "pair" => await PairAsync(request, kind, viewer, ct),
            "effects" => await EffectsAsync(request, kind, viewer, ct),
            _ => await FiguresAsync(request, what, kind, viewer, ct),
        };
    }

    private async Task<Result<ExportedFile>> FiguresAsync(ExportRequest request, string what, string kind, Viewer viewer, CancellationToken ct)
    {
        var result = await see.HandleAsync(request.Query, $"/silos/export/{request.Name}", viewer, ct);
        if (!result.Succeeded) return result.Problem;
        var view = result.Value;
        return File(FormattableString.Invariant($"silos-{what}-{Monday(view)}-{view.Key.Days}d-{view.Key.Level}.{kind}"), kind,
            () => new ExportTable(view, words).Text(what), () => Chart(what, view, Subtitle(view)));
    }

    private async Task<Result<ExportedFile>> PairAsync(ExportRequest request, string kind, Viewer viewer, CancellationToken ct)
    {
        var result = await seePair.HandleAsync(request.Query, request.A ?? "", request.B ?? "", $"/silos/export/{request.Name}", viewer, ct);
        if (!result.Succeeded) return result.Problem;
        var pair = result.Value;
        return File(FormattableString.Invariant($"silos-pair-{Monday(pair.View)}-{pair.View.Key.Level}.{kind}"), kind,
            () => ExportTable.Of(pair, words), () => TrendSheet.Of(pair, house.Name, words, format));
    }

    private async Task<Result<ExportedFile>> EffectsAsync(ExportRequest request, string kind, Viewer viewer, CancellationToken ct)
    {
        IReadOnlyList<InterventionView> items;
        if (request.Id is { } id)
        {
            var one = await seeOne.HandleAsync(id, viewer, ct);
            if (!one.Succeeded) return one.Problem;
            items = [one.Value.View];
        }
        else
        {
            var all = await list.HandleAsync(viewer, ct);
            if (!all.Succeeded) return all.Problem;
            items = all.Value.Items;
        }

        var export = new EffectsExport(words, format);
        return File($"silos-effects.{kind}", kind, () => export.Table(items), () => export.Chart(items, house.Name));
    }

    private static Result<ExportedFile> File(string name, string kind, Func<string> table, Func<ChartSheet?> chart)
    {
        if (kind == "csv") return new ExportedFile(Encoding.UTF8.GetBytes(table()), "text/csv; charset=utf-8", name);
        if (chart() is not { } sheet) return Problem.NotFound("silos-no-export");
        return kind == "svg" ? new ExportedFile(SvgSheet.Write(sheet), "image/svg+xml", name) : new ExportedFile(PngSheet.Paint(sheet), "image/png", name);
    }

    private ChartSheet? Chart(string what, SilosView view, string subtitle) => what switch
    {
        "trend" => TrendSheet.Of(view, house.Name, words, format),
        "matrix" => MatrixSheet.Of(view, subtitle, words, format),
        "units" => BarSheet.OfUnits(view, subtitle, words, format),
        "spaces" => BarSheet.OfSpaces(view, subtitle, words, format),
        _ => MapSheet.Of(view, subtitle, words),
    };

    private string Subtitle(SilosView view) => words["export-window", house.Name, format.Date(view.Key.From), format.Date(view.Key.To.AddHours(-12))];

    private static string Monday(SilosView view) => ReleaseCalendar.MondayOf(view.Key.To).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A file to be taken away.</summary>
public sealed record ExportedFile(byte[] Bytes, string ContentType, string Name);

internal static class ExportEndpoint
{
    public static void MapSilosExport(this IEndpointRouteBuilder app) => app.MapGet("/silos/export/{name}", async (
        string name, int? days, int? level, string? by, string? kind, string? a, string? b, Guid? id,
        SilosExport export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        (await export.HandleAsync(new ExportRequest(name, SilosQuery.Read(days, level, by, kind), a, b, id), viewer, ct))
            .ToHttp(problems, file => TypedResults.File(file.Bytes, file.ContentType, file.Name)));
}
