using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Spaces.Moderation.Threads;

namespace Herberge.Spaces.Moderation.Api;

/// <summary>Flags, the queue, measures, rearranging and the house rules.</summary>
internal static class ModerationApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Moderation");
        api.MapPut("/posts/{id:guid}/flag", async (Guid id, FlagBody body, FlagPost flag, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await flag.HandleAsync(new FlagPostInput(id, body.Reason, body.Text), viewer, ct)))
            .Operation(TokenScopes.Write, "flagPost", "Asks moderators to look at a post; its author never learns who did").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/posts/{id:guid}/flag", async (Guid id, FlagPost flag, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await flag.TakeBackAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "takeFlagBack", "Takes your flag back").Produces(StatusCodes.Status204NoContent);
        MapQueue(api);
        MapMeasures(api);
        MapThreads(api);
        MapRules(api);
    }

    private static void MapQueue(RouteGroupBuilder api)
    {
        api.MapGet("/moderation", async (ReadQueue queue, Viewer viewer, CancellationToken ct) => TypedResults.Ok(await queue.HandleAsync(null, viewer, ct)))
            .Operation(TokenScopes.Read, "readQueue", "What waits for you as a moderator, the longest waiting first").Produces<ModerationQueue>();
        api.MapPost("/moderation/cases/{id:guid}/settle", async (Guid id, SettleCaseInput body, SettleCase settle, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await settle.HandleAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "settleCase", "Leaves the post, edits it, takes it out or warns its author").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/moderation/cases/{id:guid}/undo", async (Guid id, SettleCase settle, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await settle.UndoAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "undoCase", "Opens a settled case again").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/held", async (SeeHeld held, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<HeldView>(await held.MineAsync(viewer, ct), null)))
            .Operation(TokenScopes.Read, "listHeld", "What you wrote and is waiting for a moderator").Produces<Page<HeldView>>();
        api.MapGet("/held/{id:guid}", async (Guid id, SeeHeld held, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await held.HandleAsync(id, viewer, ct), h => h))
            .Operation(TokenScopes.Read, "readHeld", "Something that waits; for its author and those who judge it").Produces<HeldView>();
        api.MapPut("/held/{id:guid}", async (Guid id, ReviseHeldInput body, SettleHeld settle, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await settle.ReviseAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "reviseHeld", "Changes or re-files it before approval").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/held/{id:guid}/approve", async (Guid id, SettleHeld settle, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await settle.ApproveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "approveHeld", "Writes it as if just sent").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/held/{id:guid}/decline", async (Guid id, WordsBody body, SettleHeld settle, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await settle.DeclineAsync(id, body.Words, viewer, ct)))
            .Operation(TokenScopes.Write, "declineHeld", "Declines it with a reason its author reads").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapMeasures(RouteGroupBuilder api)
    {
        api.MapGet("/measures", async (SeeMeasure see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<MeasureView>(await see.MineAsync(viewer, ct), null)))
            .Operation(TokenScopes.Read, "listMeasures", "What moderators decided about you").Produces<Page<MeasureView>>();
        api.MapPost("/measures", async (TakeMeasureInput body, TakeMeasure take, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await take.HandleAsync(body, viewer, ct)))
            .Operation(TokenScopes.Write, "takeMeasure", "Warns, pauses or removes somebody in a space you moderate").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/measures/{id:guid}", async (Guid id, SeeMeasure see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.HandleAsync(id, viewer, ct), m => m))
            .Operation(TokenScopes.Read, "readMeasure", "A measure, for the person concerned and the space's moderators").Produces<MeasureView>();
        api.MapDelete("/measures/{id:guid}", async (Guid id, LiftMeasure lift, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await lift.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "liftMeasure", "Takes a measure back before its time").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/measures/{id:guid}/appeal", async (Guid id, WordsBody body, Appeals appeals, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await appeals.ObjectAsync(id, body.Words, viewer, ct)))
            .Operation(TokenScopes.Write, "appeal", "Objects to a measure, once").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/measures/{id:guid}/appeal", async (Guid id, AppealBody body, Appeals appeals, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await appeals.AnswerAsync(id, body.Uphold, body.Words, viewer, ct)))
            .Operation(TokenScopes.Write, "answerAppeal", "Answers an appeal against what another moderator decided").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapThreads(RouteGroupBuilder api)
    {
        api.MapPost("/threads/{id:guid}/move", async (Guid id, MoveBody body, MoveThread move, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await move.HandleAsync(new MoveThreadInput(id, body.Slug ?? "", body.Wider), viewer, ct)))
            .Operation(TokenScopes.Write, "moveThread", "Takes a thread to another space; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/threads/{id:guid}/split", async (Guid id, SplitBody body, SplitThread split, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await split.HandleAsync(new SplitThreadInput(id, body.Numbers ?? [], body.Title ?? ""), viewer, ct), made => $"/threads/{made}", made => new SplitMade(made)))
            .Operation(TokenScopes.Write, "splitThread", "Makes a thread of its own of chosen posts; for hosts").Produces<SplitMade>(StatusCodes.Status201Created);
        api.MapPost("/threads/{id:guid}/merge", async (Guid id, MergeBody body, MergeThreads merge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await merge.HandleAsync(new MergeThreadsInput(id, body.IntoId, body.Wider), viewer, ct)))
            .Operation(TokenScopes.Write, "mergeThreads", "Puts a thread's posts into another one; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/rearrangements/{id:guid}", async (Guid id, UndoRearrangement undo, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await undo.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "undoRearrangement", "Undoes a move, a split or a merge").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/threads/{id:guid}/archive", async (Guid id, TendThread tend, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tend.ArchiveAsync(id, on: true, viewer, ct)))
            .Operation(TokenScopes.Write, "archiveThread", "Puts a thread away: readable, not in lists, closed; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/threads/{id:guid}/archive", async (Guid id, TendThread tend, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tend.ArchiveAsync(id, on: false, viewer, ct)))
            .Operation(TokenScopes.Write, "unarchiveThread", "Takes a thread out again; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/threads/{id:guid}/slow", async (Guid id, SlowBody body, TendThread tend, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tend.SlowAsync(id, body.Seconds, viewer, ct)))
            .Operation(TokenScopes.Write, "slowThread", "Seconds between two posts of one person; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/spaces/{slug}/care", async (string slug, CareInput body, CareForSpace care, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await care.HandleAsync(slug, body, viewer, ct)))
            .Operation(TokenScopes.Write, "careForSpace", "Slow mode, guests' first words and watched words of a space; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/log", LogAsync).Operation(TokenScopes.Read, "readLog", "What moderators did in a space, without names").Produces<Page<DeedView>>();
    }

    private static void MapRules(RouteGroupBuilder api)
    {
        api.MapGet("/house-rules", async (HouseRulesUse rules, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await rules.SeeAsync(null, viewer, ct), r => r))
            .Operation(TokenScopes.Read, "readHouseRules", "The house rules, newest edition").Produces<RulesView>();
        api.MapPost("/house-rules", async (RulesBody body, HouseRulesUse rules, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await rules.WriteAsync(body.Body, body.Words, viewer, ct), _ => "/house-rules", version => new RulesMade(version)))
            .Operation(TokenScopes.Write, "writeHouseRules", "A new edition; for hosts of the house").Produces<RulesMade>(StatusCodes.Status201Created);
        api.MapPut("/house-rules/{version:int}/read", async (int version, HouseRulesUse rules, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await rules.ReadAsync(version, viewer, ct)))
            .Operation(TokenScopes.Write, "readRules", "Says that you read an edition").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> LogAsync(string slug, ReadLog log, Viewer viewer, Reply reply, CancellationToken ct) =>
        await log.HandleAsync(slug, viewer, ct) is not (var standing, var deeds) ? reply.Refuse(Problem.NotFound())
        : standing.MayRead ? TypedResults.Ok(new Page<DeedView>(deeds, null))
        : reply.Refuse(Problem.Forbidden());
}
