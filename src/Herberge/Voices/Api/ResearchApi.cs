using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Voices.Agreements;
using Herberge.Voices.Exports;
using Herberge.Voices.Needs;
using Herberge.Voices.Refi;
using Herberge.Voices.Report;
using Herberge.Voices.Segments;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Api;

/// <summary>A list that is told whole.</summary>
public sealed record Items<T>([property: JsonPropertyName("items")] IReadOnlyList<T> All);

/// <summary>What a program is told of a customer need.</summary>
/// <param name="ProjectedCustomers">Projected onto the sizes of segments; null where none is known.</param>
public sealed record NeedItem(
    Guid Id, string Label, string When, string Want, string So, int Importance, int Satisfaction, NeedStatus Status, NeedWeight For, NeedWeight Against, int ChannelsToTell,
    double? ProjectedCustomers, double? ProjectedRevenue)
{
    internal static NeedItem Of(NeedCard card) => new(
        card.Id, card.Label, card.When, card.Want, card.So, card.Importance, card.Satisfaction, card.Status, card.For, card.Against, card.ToTell, card.Reach.Customers, card.Reach.Revenue);
}

/// <summary>Proof that customers were told.</summary>
/// <param name="Observations">One of each customer who was told; without it everybody of the channel.</param>
public sealed record TellBody(VoiceChannel Channel, string? Text, string? Link = null, DateOnly? On = null, IReadOnlyList<Guid>? Observations = null);

/// <summary>An idea that answers a need.</summary>
/// <param name="Idea">One there is; without it a new one is made of the rest.</param>
/// <param name="Quotes">Observations of the need that stand beside the idea for everybody who reads it.</param>
/// <param name="ClientKey">Your own name for a new idea; the same key again gives the same idea.</param>
public sealed record NeedIdeaBody(Guid? Idea, Guid? CampaignId, string? Title, string? Lead, string? Text = null, IReadOnlyList<Guid>? Quotes = null, string? ClientKey = null);

/// <param name="Idea">Which idea now answers the need.</param>
public sealed record NeedIdeaAnswer(Guid Idea);

/// <summary>Needs, samples, the report and files of the customer voices, by token.</summary>
internal static class ResearchApi
{
    public static void MapResearchApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Voices");
        MapNeeds(api);
        MapFiles(api);
        api.MapGet("/voices/samples", async (SeeSamples see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(viewer, ct), list => new Items<SampleLine>(list)))
            .Operation(TokenScopes.Read, "listCodingSamples", "Samples the viewer drew or codes, newest first").Produces<Items<SampleLine>>();
        api.MapGet("/voices/samples/{id:guid}/agreement", async (Guid id, SeeAgreement see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), view => view))
            .Operation(TokenScopes.Read, "readAgreement", "How far those agree who coded a sample: for them alone, once all have finished").Produces<AgreementView>();
        api.MapGet("/voices/report", async ([Description("2026-10; without it the last month that is over")] string? month, SeeReport see, Viewer viewer, Reply reply, CancellationToken ct) =>
                month is not null && ReportDoor.MonthOf(month) is null ? reply.Refuse(Problem.Invalid("month", "voices-month")) : reply.Ok(await see.HandleAsync(ReportDoor.MonthOf(month), viewer, ct), report => report))
            .Operation(TokenScopes.Read, "readVoicesReport", "The figures of a month's report, for community managers and its readers").Produces<VoicesReport>();
    }

    private static void MapNeeds(RouteGroupBuilder api)
    {
        api.MapGet("/voices/needs", async ([Description("A status")] Word<NeedStatus>? status, ListNeeds list, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await list.HandleAsync(status?.Value, int.MaxValue, viewer, ct), cards => new Items<NeedItem>([.. cards.Select(NeedItem.Of)])))
            .Operation(TokenScopes.Read, "listNeeds", "What customers need, the important and badly met first").Produces<Items<NeedItem>>();
        api.MapPost("/voices/needs/{id:guid}/ideas", AnswerNeedAsync)
            .Operation(TokenScopes.Write, "answerNeed", "Makes an idea of a need, or ties one there is to it").Produces<NeedIdeaAnswer>();
        api.MapDelete("/voices/needs/{id:guid}/ideas/{idea:guid}", async (Guid id, Guid idea, GrowIdea grow, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await grow.UntieAsync(id, idea, viewer, ct)))
            .Operation(TokenScopes.Write, "untieNeed", "Takes an idea away from a need; both stay").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/voices/needs/{id:guid}/tellings", async (Guid id, TellBody body, TellCustomers tell, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await tell.HandleAsync(id, new TellInput(body.Channel, body.Text, body.Link, body.On, body.Observations), viewer, ct)))
            .Operation(TokenScopes.Write, "noteTelling", "Notes that customers were told what became of their need").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> AnswerNeedAsync(Guid id, NeedIdeaBody body, GrowIdea grow, Viewer viewer, Reply reply, CancellationToken ct)
    {
        if (body.Idea is not { } known)
            return reply.Ok(await grow.HandleAsync(id, new GrowIdeaInput(body.CampaignId, body.Title, body.Lead, body.Text, body.Quotes, body.ClientKey), viewer, ct), idea => new NeedIdeaAnswer(idea));
        var tied = await grow.TieAsync(id, known, body.Quotes ?? [], viewer, ct);
        return reply.Ok(tied.Succeeded ? known : Result<Guid>.From(tied.Problems), idea => new NeedIdeaAnswer(idea));
    }

    private static void MapFiles(RouteGroupBuilder api)
    {
        api.MapGet("/voices/export/project.qdpx", async ([AsParameters] VoicesQuery query, ExportProject export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
                StreamedFile.Answer(await export.HandleAsync(query.Filter, viewer, ct), problems, ct))
            .Operation(TokenScopes.Read, "exportProject", "The voices as a REFI-QDA project").Produces(StatusCodes.Status200OK, contentType: "application/zip");
        api.MapGet("/voices/export/codebook.qdc", async (ExportCodebook export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) => StreamedFile.Answer(await export.HandleAsync(viewer, ct), problems, ct))
            .Operation(TokenScopes.Read, "exportCodebook", "The codebook as REFI-QDA").Produces(StatusCodes.Status200OK, contentType: "application/xml").ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/voices/export/{name}.csv", async (
                [Description("observations, codings, needs or evidence")] string name, [AsParameters] VoicesQuery query, ExportTable export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
                StreamedFile.Answer(await export.HandleAsync(name, query.Filter, viewer, ct), problems, ct))
            .Operation(TokenScopes.Read, "exportVoicesTable", "A table of the voices").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        api.MapGet("/voices/segments", async (SeeSegments see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(viewer, ct), view => view))
            .Operation(TokenScopes.Read, "listSegments", "Segments with their sizes").Produces<SegmentsView>();
    }
}

[JsonSerializable(typeof(Items<SampleLine>))]
[JsonSerializable(typeof(Items<NeedItem>))]
[JsonSerializable(typeof(AgreementView))]
[JsonSerializable(typeof(VoicesReport))]
[JsonSerializable(typeof(SegmentsView))]
[JsonSerializable(typeof(TellBody))]
[JsonSerializable(typeof(NeedIdeaBody))]
[JsonSerializable(typeof(NeedIdeaAnswer))]
internal sealed partial class ResearchApiJson : JsonSerializerContext;
