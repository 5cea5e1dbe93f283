using System.ComponentModel;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.People.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Herberge.People.Api;

/// <param name="Field">Name of the column.</param>
public sealed record PlannedChange(string Field, string Before, string After);

/// <param name="Kind"><c>new</c> or <c>changed</c>.</param>
public sealed record PlannedPersonItem(int Line, string Name, string Kind, IReadOnlyList<PlannedChange> Changes);

public sealed record FaultItem(int Line, string? Column, string Code, string Message);

/// <summary>What an import does or did.</summary>
/// <param name="Applied">False for a plan, and where a fault kept everything out.</param>
/// <param name="People">Those who are new or changed.</param>
/// <param name="Missing">Names of people of earlier files who are not in this one; they are proposed for deactivation.</param>
/// <param name="Faults">One is enough for nothing to be written.</param>
public sealed record ImportAnswer(
    bool Applied, int New, int Changed, int Unchanged, IReadOnlyList<PlannedPersonItem> People, IReadOnlyList<string> NewUnits, IReadOnlyList<string> NewPartners,
    IReadOnlyList<string> IgnoredColumns, IReadOnlyList<string> Missing, IReadOnlyList<FaultItem> Faults)
{
    internal static ImportAnswer Of(ImportPlan plan, bool applied, ImportSentences words) => new(
        applied && plan.Faults.Count == 0, plan.Count(ImportKind.New), plan.Count(ImportKind.Changed), plan.Count(ImportKind.Unchanged),
        [.. plan.People.Where(p => p.Kind != ImportKind.Unchanged).Select(p => new PlannedPersonItem(p.Line, p.Name,
            p.Kind == ImportKind.New ? "new" : "changed", [.. p.Changes.Select(c => new PlannedChange(c.Field, c.Before, c.After))]))],
        plan.NewUnits, plan.NewPartners, plan.IgnoredColumns, [.. plan.Missing.Select(m => m.Name)],
        [.. plan.Faults.Select(f => new FaultItem(f.Line, f.Column, f.Code, words.What(f)))]);
}

/// <summary>The people file by program: see first, then do.</summary>
internal static class ImportApi
{
    public static void MapImportApi(this IEndpointRouteBuilder app)
    {
        var largest = app.ServiceProvider.GetRequiredService<IOptions<HouseOptions>>().Value.Limits.UploadBytes;
        var api = app.MapApi("Administration");
        api.MapPost("/admin/people-import/plan", async (Stream file, PlanPeopleImport plan, ImportSentences words, CancellationToken ct) =>
                TypedResults.Ok(ImportAnswer.Of(await plan.HandleAsync(await WholeBody.ReadAsync(file, ct), ct), applied: false, words)))
            .Operation(TokenScopes.Admin, "planPeopleImport", "Says what a people file would change and changes nothing")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().WithMetadata(new RequestSizeLimitAttribute(largest));
        api.MapPost("/admin/people-import", async (Stream file, [Description("Name of the file, for the record")] string? name, ImportPeople import, ImportSentences words, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(ImportAnswer.Of(await import.HandleAsync(await WholeBody.ReadAsync(file, ct), name ?? "people.csv", viewer.MemberId, null, ct), applied: true, words)))
            .Operation(TokenScopes.Admin, "importPeople", "Brings a people file in: all of it or, with a fault, nothing")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().WithMetadata(new RequestSizeLimitAttribute(largest));
    }
}
