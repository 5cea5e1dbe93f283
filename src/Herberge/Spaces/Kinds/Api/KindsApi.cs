using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Api;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Spaces.Kinds.Questions;

namespace Herberge.Spaces.Kinds.Api;

/// <summary>Polls, announcements, open questions and knowledge pages.</summary>
internal static class KindsApi
{
    public static void MapKindsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Kinds of threads");
        MapStarts(api);
        api.MapGet("/threads/{id:guid}/poll", async (Guid id, SeePoll see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), poll => poll))
            .Operation(TokenScopes.Read, "readPoll", "A poll, its result as far as you may see it, and how it was counted").Produces<PollView>();
        api.MapPut("/threads/{id:guid}/poll/vote", async (Guid id, VoteBody body, VoteInPoll vote, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await vote.HandleAsync(new VoteInPollInput(id, body.Choice ?? []), viewer, ct)))
            .Operation(TokenScopes.Write, "vote", "Votes; in an open poll again until it is over").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/threads/{id:guid}/poll/close", async (Guid id, ClosePoll close, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await close.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "closePoll", "Ends a poll before its day; your own, any as a host").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/threads/{id:guid}/announcement", async (Guid id, SeeAnnouncement see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), view => view))
            .Operation(TokenScopes.Read, "readAnnouncement", "Whether you acknowledged; for hosts, how many did, never who").Produces<AnnouncementView>();
        api.MapPut("/threads/{id:guid}/acknowledgement", async (Guid id, AcknowledgeBody body, Acknowledge acknowledge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await acknowledge.HandleAsync(id, body.Acknowledged, viewer, ct)))
            .Operation(TokenScopes.Write, "acknowledge", "Says that you read an announcement, or takes it back").Produces(StatusCodes.Status204NoContent);
        MapQuestions(api);
        MapPages(api);
    }

    private static void MapStarts(RouteGroupBuilder api)
    {
        api.MapPost("/spaces/{slug}/polls", (string slug, PollBody body, ReadSpace spaces, StartPoll start, Viewer viewer, Reply reply, CancellationToken ct) =>
                MadeAsync(slug, space => start.HandleAsync(new StartPollInput(space, body.Title ?? "", body.Body, body.Options ?? [], body.Method, body.IsSecret, body.ClosesOn, ClientKey: body.ClientKey), viewer, ct), spaces, viewer, reply, ct))
            .Operation(TokenScopes.Write, "startPoll", "Opens a poll").Produces<ThreadMade>(StatusCodes.Status201Created);
        api.MapPost("/spaces/{slug}/announcements", (string slug, AnnouncementBody body, ReadSpace spaces, StartAnnouncement start, Viewer viewer, Reply reply, CancellationToken ct) =>
                MadeAsync(slug, space => start.HandleAsync(new StartAnnouncementInput(space, body.Title ?? "", body.Body ?? "", body.AsksToAcknowledge, body.LastDay, ClientKey: body.ClientKey), viewer, ct), spaces, viewer, reply, ct))
            .Operation(TokenScopes.Write, "announce", "Announces something; for hosts").Produces<ThreadMade>(StatusCodes.Status201Created);
        api.MapPost("/spaces/{slug}/pages", (string slug, PageBody body, ReadSpace spaces, StartPage start, Viewer viewer, Reply reply, CancellationToken ct) =>
                MadeAsync(slug, space => start.HandleAsync(new StartPageInput(space, body.Title ?? "", body.Body ?? "", body.ReviewMonths, body.IsOpen, body.FromThreadId, ClientKey: body.ClientKey), viewer, ct), spaces, viewer, reply, ct))
            .Operation(TokenScopes.Write, "startPage", "Writes down knowledge as a page").Produces<ThreadMade>(StatusCodes.Status201Created);
    }

    private static void MapQuestions(RouteGroupBuilder api)
    {
        api.MapGet("/questions", ListAsync).Operation(TokenScopes.Read, "listOpenQuestions", "Questions nobody has answered, the oldest first").Produces<Page<OpenQuestionItem>>();
        api.MapPut("/threads/{id:guid}/duplicate", async (Guid id, DuplicateBody body, MarkDuplicate mark, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await mark.HandleAsync(id, body.OfId, viewer, ct)))
            .Operation(TokenScopes.Write, "markDuplicate", "Says that a question was asked before").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/threads/{id:guid}/duplicate", async (Guid id, MarkDuplicate mark, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await mark.UndoAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "unmarkDuplicate", "Takes that back").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapPages(RouteGroupBuilder api)
    {
        api.MapGet("/threads/{id:guid}/page", async (Guid id, SeePage see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), view => view))
            .Operation(TokenScopes.Read, "readPage", "Who answers for a page, when it is reviewed, and where it comes from").Produces<PageView>();
        api.MapGet("/threads/{id:guid}/versions", async (Guid id, PageVersions versions, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await versions.HandleAsync(id, viewer, ct), view => new Page<PageVersionEntry>([.. view.Versions.Select(v => new PageVersionEntry(v.Number, v.By, v.At, v.Body))], null)))
            .Operation(TokenScopes.Read, "listPageVersions", "What a page said before, the newest first").Produces<Page<PageVersionEntry>>();
        api.MapPost("/threads/{id:guid}/versions/{number:int}/restore", async (Guid id, [Description("Number of the version")] int number, PageVersions versions, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await versions.RestoreAsync(id, number, viewer, ct)))
            .Operation(TokenScopes.Write, "restorePageVersion", "Writes an earlier version once more").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/threads/{id:guid}/reviewed", async (Guid id, ChangePage change, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await change.ReviewedAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "reviewPage", "Says that a page still holds").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/threads/{id:guid}/sources", async (Guid id, SourceBody body, DistillThread distill, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await distill.PutIntoAsync(body.ThreadId, id, viewer, ct)))
            .Operation(TokenScopes.Write, "addPageSource", "Links a thread with the page it went into").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        [Description("Address of a space; all when left out")] string? space, [Description("The value next gave; a page holds 25")] string? after,
        ReadSpace spaces, ListOpenQuestions list, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var from = Cursor.Open("questions", after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        Guid? id = null;
        if (space is not null)
        {
            var found = await spaces.InsideAsync(space, viewer, ct);
            if (!found.Succeeded) return reply.Refuse(found.Problem);
            id = found.Value.Id;
        }

        var open = await list.HandleAsync(id, Guid.TryParse(from.Value.Key, out var key) ? key : null, viewer, ct);
        return TypedResults.Ok(new Page<OpenQuestionItem>(
            [.. open.Items.Select(q => new OpenQuestionItem(q.Id, q.Title, q.AskedAt, q.SpaceSlug, q.SpaceName))], Cursor.Wrap("questions", open.Next?.ToString())));
    }

    private static async Task<IResult> MadeAsync(string slug, Func<Guid, Task<Result<ThreadStarted>>> start, ReadSpace spaces, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var space = await spaces.InsideAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        return reply.Created(await start(space.Value.Id), made => $"/threads/{made.ThreadId}", made => new ThreadMade(made.ThreadId, made.PostId));
    }
}
