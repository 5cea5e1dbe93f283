using System.ComponentModel;
using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.Spaces.Moderation.Api;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Api;

/// <summary>Ideas by token: the same use cases as the pages.</summary>
internal static class IdeasApi
{
    public static void MapIdeasApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Ideas");
        api.MapPost("/ideas", SubmitAsync)
            .Operation(TokenScopes.Write, "submitIdea", "Hands in an idea for a campaign or the open box; 202 when it waits for a moderator")
            .Produces<IdeaMade>(StatusCodes.Status201Created).Produces<HeldMade>(StatusCodes.Status202Accepted);
        api.MapGet("/ideas", ListAsync).Operation(TokenScopes.Read, "listIdeas", "Ideas you may read, newest first").Produces<Page<IdeaItem>>();
        api.MapGet("/ideas/mine", async (ListIdeas list, Viewer viewer, CancellationToken ct) => TypedResults.Ok(MyIdeasAnswer.Of(await list.MineAsync(viewer, ct))))
            .Operation(TokenScopes.Read, "listMyIdeas", "Ideas you had, help with, are asked to join or support").Produces<MyIdeasAnswer>();
        api.MapPut("/ideas/{id:guid}", async (Guid id, CardBody body, EditIdea edit, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await edit.HandleAsync(new EditIdeaInput(id, body.Lead, body.Tags, body.LooksFor), viewer, ct)))
            .Operation(TokenScopes.Write, "editIdea", "Changes what stands on an idea’s card; title and text change with its first post").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/ideas/{id:guid}", async (Guid id, ReadIdea read, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await read.HandleAsync(id, viewer, ct), IdeaView.Of))
            .Operation(TokenScopes.Read, "readIdea", "An idea with its team and its way so far").Produces<IdeaView>();
        api.MapPost("/ideas/{id:guid}/moves", async (Guid id, MoveBody body, MoveIdea move, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await move.HandleAsync(new MoveIdeaInput(id, body.Stage, body.Reason), viewer, ct)))
            .Operation(TokenScopes.Write, "moveIdea", "Brings an idea to another stage, by the stage's rule").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/ideas/moves", async (MovesBody body, MoveManyIdeas move, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await move.HandleAsync(new MoveManyInput(body.Ideas ?? [], body.Stage, body.Reason), viewer, ct), moved => new MovesDone(moved)))
            .Operation(TokenScopes.Write, "moveIdeas", "Brings many ideas to one stage: all of them by its rule, or none").Produces<MovesDone>();
        api.MapGet("/ideas/stages", async (HouseDb db, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(new Page<StageItem>([.. (await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct)).Select(s => StageItem.Of(s, viewer.Language))], null)))
            .Operation(TokenScopes.Read, "listStages", "The stages on the path of ideas, in order").Produces<Page<StageItem>>();
    }

    private static async Task<IResult> SubmitAsync(IdeaBody body, SubmitIdea submit, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var input = new SubmitIdeaInput(body.CampaignId, body.Title!, body.Lead, body.Text, body.Tags, body.LooksFor, body.Files, ClientKey: body.ClientKey);
        var submitted = await submit.HandleAsync(input, viewer, ct);
        if (submitted is { Succeeded: true, Value.HeldId: { } held }) return TypedResults.Accepted($"{ApiGroup.Prefix}/held/{held}", new HeldMade(held));
        return reply.Created(submitted, made => $"/ideas/{made.Id}", made => new IdeaMade(made.Id, made.ThreadId));
    }

    private static async Task<IResult> ListAsync(
        [Description("Only those of this campaign")] Guid? campaign, [Description("Only those that stand at this stage")] Guid? stage,
        [Description("Most rows, 1 to 100; 25 when left out")] int? limit, [Description("The value next gave")] string? after,
        ListIdeas list, Viewer viewer, Reply reply, CancellationToken ct)
    {
        if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
        var key = $"ideas.{campaign}.{stage}";
        var from = Cursor.Open(key, after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        var most = limit ?? ListIdeas.Usual;
        var before = int.TryParse(from.Value.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var lines = await list.PageAsync(before, campaign, stage, most + 1, viewer, ct);
        var next = lines.Count > most ? lines[most - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<IdeaItem>([.. lines.Take(most).Select(IdeaItem.Of)], Cursor.Wrap(key, next)));
    }
}
