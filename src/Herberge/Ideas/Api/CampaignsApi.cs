using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Voting;

namespace Herberge.Ideas.Api;

/// <summary>Campaigns, support and the jury by token: the same use cases as the pages.</summary>
internal static class CampaignsApi
{
    private const string IdeaList = "campaign-ideas";

    public static void MapCampaignsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Ideas");
        MapCampaigns(api);
        MapJudgements(api);
    }

    private static void MapCampaigns(RouteGroupBuilder api)
    {
        api.MapGet("/campaigns", async (ListCampaigns list, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<CampaignItem>([.. (await list.HandleAsync(viewer, ct)).Select(CampaignItem.Of)], null)))
            .Operation(TokenScopes.Read, "listCampaigns", "Campaigns and the open box, those that run first").Produces<Page<CampaignItem>>();
        api.MapGet("/campaigns/{id:guid}", async (Guid id, SeeCampaign see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), CampaignView.Of))
            .Operation(TokenScopes.Read, "readCampaign", "A campaign with its rules and promises").Produces<CampaignView>();
        api.MapPost("/campaigns", async (CampaignBody body, WriteCampaign write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.AddAsync(body.Input, viewer, ct), id => $"/campaigns/{id}", id => new CampaignMade(id)))
            .Operation(TokenScopes.Write, "writeCampaign", "Writes a campaign down, as a draft").Produces<CampaignMade>(StatusCodes.Status201Created);
        api.MapPut("/campaigns/{id:guid}", async (Guid id, CampaignBody body, WriteCampaign write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.EditAsync(id, body.Input, viewer, ct)))
            .Operation(TokenScopes.Write, "changeCampaign", "Changes a campaign, all of it").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/campaigns/{id:guid}/publication", async (Guid id, PublishCampaign publish, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await publish.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "publishCampaign", "Opens a campaign to everybody who reads its space").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/campaigns/{id:guid}/ideas", async (
                Guid id, [Description("support, across-silos or newest")] Word<IdeaOrder>? sort, [Description("all, my-unit or team-wanted")] Word<IdeaFilter>? filter, string? after, int? limit, RankIdeas rank, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var order = sort?.Value ?? IdeaOrder.Support;
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                var place = Cursor.Open($"{IdeaList}-{order}", after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                return reply.Ok(await rank.HandleAsync(id, filter?.Value ?? IdeaFilter.All, order, place.Value.Key, limit ?? RankIdeas.Rows, viewer, ct),
                    ranking => new Page<RankedIdea>([.. ranking.Cards.Select(RankedIdea.Of)], Cursor.Wrap($"{IdeaList}-{order}", ranking.Next)));
            })
            .Operation(TokenScopes.Read, "listIdeasOfCampaign", "The ideas of a campaign, ranked").Produces<Page<RankedIdea>>();
    }

    private static void MapJudgements(RouteGroupBuilder api)
    {
        api.MapGet("/ideas/{id:guid}/support", async (Guid id, SeeSupport see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), SupportReport.Of))
            .Operation(TokenScopes.Read, "readSupport", "Who is behind an idea, by unit as far as that is told").Produces<SupportReport>();
        api.MapPut("/ideas/{id:guid}/support", async (Guid id, SupportBody body, SupportIdea support, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await support.HandleAsync(new SupportIdeaInput(id, body.Count), viewer, ct)))
            .Operation(TokenScopes.Write, "supportIdea", "Supports an idea, or takes that back").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/ideas/{id:guid}/evaluation", async (Guid id, SeeEvaluation see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), EvaluationReport.Of))
            .Operation(TokenScopes.Read, "readEvaluation", "What the jury thinks of an idea, once it has finished").Produces<EvaluationReport>();
        api.MapPut("/ideas/{id:guid}/card", async (Guid id, JudgementBody body, JudgeIdea judge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await judge.HandleAsync(new JudgeIdeaInput(id, body.IsConflicted, body.Scores ?? new Dictionary<Guid, int>(), body.Note), viewer, ct)))
            .Operation(TokenScopes.Write, "judgeIdea", "Gives your card as a juror, or declares a conflict").Produces(StatusCodes.Status204NoContent);
    }
}
