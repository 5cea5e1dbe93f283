using System.ComponentModel;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Csv;
using Herberge.Ideas.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Herberge.Ideas.Api;

/// <summary>Where ideas of a file come in, and the names of its columns.</summary>
internal sealed class IdeasImportQuery
{
    [FromQuery(Name = "campaign"), Description("Where they come in; the open box when left out")] public Guid? Campaign { get; set; }
    [FromQuery(Name = "name"), Description("Name of the file, for the record")] public string? Name { get; set; }
    [FromQuery(Name = "title"), Description("Column of the title. When left out, all columns are guessed")] public string? Title { get; set; }
    [FromQuery(Name = "lead"), Description("Column of the short text")] public string? Lead { get; set; }
    [FromQuery(Name = "text"), Description("Column of the text")] public string? Text { get; set; }
    [FromQuery(Name = "key"), Description("Column of the number: what came in once comes in never again")] public string? Key { get; set; }
    [FromQuery(Name = "author"), Description("Column of the author: mail address, handle or name")] public string? Author { get; set; }
    [FromQuery(Name = "date"), Description("Column of the day it was handed in")] public string? Date { get; set; }
    [FromQuery(Name = "stage"), Description("Column of the stage")] public string? Stage { get; set; }
    [FromQuery(Name = "reason"), Description("Column of the reason for the stage")] public string? Reason { get; set; }
    [FromQuery(Name = "tags"), Description("Column of the tags")] public string? Tags { get; set; }

    public async Task<IdeasFile> FileAsync(Stream content, CancellationToken ct) =>
        new(await WholeBody.ReadAsync(content, ct), Name ?? "ideas", Campaign, Title is null ? null : ColumnOf);

    private string? ColumnOf(string field) => Enum.Parse<IdeaField>(field, ignoreCase: true) switch
    {
        IdeaField.Title => Title,
        IdeaField.Lead => Lead,
        IdeaField.Text => Text,
        IdeaField.Key => Key,
        IdeaField.Author => Author,
        IdeaField.Date => Date,
        IdeaField.Stage => Stage,
        IdeaField.Reason => Reason,
        IdeaField.Tags => Tags,
        _ => null,
    };
}

public sealed record IdeaFaultItem(int Line, string? Column, string Code, string Message);

/// <summary>What a file of ideas does or did.</summary>
/// <param name="Applied">False for a plan, and where a fault kept everything out.</param>
/// <param name="Columns">Which column was taken for what.</param>
/// <param name="Ideas">New ones.</param>
/// <param name="Known">Rows that came in before, or stand in the file twice.</param>
/// <param name="WithoutAuthor">Ideas under your own name, because the house knows nobody by what stands there.</param>
/// <param name="Placed">Ideas that go on to another stage.</param>
/// <param name="Faults">One is enough for nothing to be written.</param>
public sealed record IdeasImportAnswer(
    bool Applied, Guid Campaign, IReadOnlyDictionary<string, string> Columns, int Ideas, int Known, int WithoutAuthor, int Placed, IReadOnlyList<IdeaFaultItem> Faults)
{
    internal static IdeasImportAnswer Of(IdeasPreview looked, bool applied, Func<CsvFault, string> say) => new(
        applied && looked.Plan.Faults.Count == 0, looked.Campaign.Id, looked.Mapping.Columns.ToDictionary(c => IdeaMapping.NameOf(c.Key), c => c.Value),
        looked.Plan.Ideas.Count, looked.Plan.Known, looked.Plan.WithoutAuthor, looked.Plan.Placed,
        [.. looked.Plan.Faults.Select(f => new IdeaFaultItem(f.Line, f.Column, f.Code, say(f)))]);
}

/// <summary>A file of ideas by program: see first, then do.</summary>
internal static class IdeasImportApi
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapIdeasImportApi(this IEndpointRouteBuilder app)
    {
        var largest = app.ServiceProvider.GetRequiredService<IOptions<HouseOptions>>().Value.Limits.UploadBytes;
        var api = app.MapApi("Ideas");
        api.MapPost("/ideas/import/plan", async (Stream file, [AsParameters] IdeasImportQuery query, ImportIdeas import, FaultSentences say, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await import.PlanAsync(await query.FileAsync(file, ct), viewer, ct), looked => IdeasImportAnswer.Of(looked, applied: false, say.Of)))
            .Operation(TokenScopes.Write, "planIdeasImport", "Says what a file of ideas would bring and brings nothing")
            .Accepts<string>("text/csv", Workbook).Produces<IdeasImportAnswer>().WithMetadata(new RequestSizeLimitAttribute(largest));
        api.MapPost("/ideas/import", async (Stream file, [AsParameters] IdeasImportQuery query, ImportIdeas import, FaultSentences say, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await import.BringAsync(await query.FileAsync(file, ct), viewer, ct), looked => IdeasImportAnswer.Of(looked, applied: true, say.Of)))
            .Operation(TokenScopes.Write, "importIdeas", "Brings a file of ideas in: all of it or, with a fault, nothing")
            .Accepts<string>("text/csv", Workbook).Produces<IdeasImportAnswer>().WithMetadata(new RequestSizeLimitAttribute(largest));
    }
}
