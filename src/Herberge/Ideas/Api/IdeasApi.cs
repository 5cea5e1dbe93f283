using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Api;

/// <summary>Ideas by token: the same use cases as the pages.</summary>
internal static class IdeasApi
{
    public static void MapIdeasApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Ideas");
        api.MapPost("/ideas", async (IdeaBody body, SubmitIdea submit, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(
                    await submit.HandleAsync(new SubmitIdeaInput(body.CampaignId, body.Title!, body.Lead!, body.Text, body.Tags, body.LooksFor, body.Files, ClientKey: body.ClientKey), viewer, ct),
                    made => $"/ideas/{made.Id}", made => new IdeaMade(made.Id, made.ThreadId)))
            .Operation(TokenScopes.Write, "submitIdea", "Hands in an idea for a campaign or the open box").Produces<IdeaMade>(StatusCodes.Status201Created);
        api.MapGet("/ideas/{id:guid}", async (Guid id, ReadIdea read, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await read.HandleAsync(id, viewer, ct), IdeaView.Of))
            .Operation(TokenScopes.Read, "readIdea", "An idea with its team and its way so far").Produces<IdeaView>();
        api.MapPost("/ideas/{id:guid}/moves", async (Guid id, MoveBody body, MoveIdea move, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await move.HandleAsync(new MoveIdeaInput(id, body.Stage, body.Reason), viewer, ct)))
            .Operation(TokenScopes.Write, "moveIdea", "Brings an idea to another stage, by the stage's rule").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/ideas/stages", async (HouseDb db, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(new Page<StageItem>([.. (await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct)).Select(s => StageItem.Of(s, viewer.Language))], null)))
            .Operation(TokenScopes.Read, "listStages", "The stages on the path of ideas, in order").Produces<Page<StageItem>>();
    }
}
