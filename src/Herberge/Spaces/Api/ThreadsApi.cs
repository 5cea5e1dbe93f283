using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Moderation.Api;

namespace Herberge.Spaces.Api;

/// <summary>Conversations: finding, starting, following and running them.</summary>
internal static class ThreadsApi
{
    private const int Usual = 25;

    public static void MapThreadsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Threads");
        api.MapGet("/spaces/{slug}/threads", ListAsync).Operation(TokenScopes.Read, "listThreads", "Threads of a space, pinned ones first").Produces<Page<ThreadSummary>>();
        api.MapPost("/spaces/{slug}/threads", StartAsync).Operation(TokenScopes.Write, "startThread", "Starts a discussion, asks a question or, as a host, announces something")
            .Produces<ThreadMade>(StatusCodes.Status201Created).Produces<HeldMade>(StatusCodes.Status202Accepted);
        api.MapGet("/threads/{id:guid}", async (Guid id, ReadThread read, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await read.HeadAsync(id, viewer, ct), ThreadView.Of))
            .Operation(TokenScopes.Read, "readThread", "A thread without its posts").Produces<ThreadView>();
        api.MapDelete("/threads/{id:guid}", async (Guid id, DeleteThread delete, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await delete.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "deleteThread", "Deletes a thread: your own while nobody answered, any as a host").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/threads/{id:guid}/follow", async (Guid id, FollowBody body, FollowThread follow, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await follow.HandleAsync(id, body.State, viewer, ct)))
            .Operation(TokenScopes.Write, "followThread", "Follows a thread, mutes it, or neither").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/threads/{id:guid}/read", async (Guid id, ReadBody body, ReadUpTo read, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await read.HandleAsync(id, body.Number, viewer, ct)))
            .Operation(TokenScopes.Write, "markRead", "Says how far you have read a thread; only you see it").Produces(StatusCodes.Status204NoContent);
        MapHosting(api);
    }

    private static void MapHosting(RouteGroupBuilder api)
    {
        api.MapPut("/threads/{id:guid}/pin", async (Guid id, PinThread pin, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await pin.HandleAsync(id, on: true, viewer, ct)))
            .Operation(TokenScopes.Write, "pinThread", "Puts a thread at the top of its space; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/threads/{id:guid}/pin", async (Guid id, PinThread pin, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await pin.HandleAsync(id, on: false, viewer, ct)))
            .Operation(TokenScopes.Write, "unpinThread", "Lets a pinned thread down again; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/threads/{id:guid}/lock", async (Guid id, LockThread close, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await close.HandleAsync(id, on: true, viewer, ct)))
            .Operation(TokenScopes.Write, "lockThread", "Closes a thread for further answers; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/threads/{id:guid}/lock", async (Guid id, LockThread close, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await close.HandleAsync(id, on: false, viewer, ct)))
            .Operation(TokenScopes.Write, "unlockThread", "Opens a locked thread again; for hosts").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        string slug,
        [Description("Which threads; all when left out")] Word<ThreadFilter>? filter,
        [Description("Order; only newest is steady while people answer")] Word<ThreadSort>? sort,
        [Description("Most rows, 1 to 100; 25 when left out")] int? limit,
        [Description("The value next gave")] string? after,
        ReadSpace spaces, ListThreads list, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var key = $"threads.{filter?.Value}.{sort?.Value}";
        if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
        var from = Cursor.Open(key, after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        var space = await spaces.InsideAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        var request = new ThreadListRequest(space.Value.Id, filter?.Value ?? ThreadFilter.All, sort?.Value ?? ThreadSort.Moved, from.Value.Key, limit ?? Usual);
        return reply.Ok<ThreadListing, Page<ThreadSummary>>(await list.HandleAsync(request, viewer, ct),
            listing => new Page<ThreadSummary>([.. listing.Threads.Select(ThreadSummary.Of)], Cursor.Wrap(key, listing.Next)));
    }

    private static async Task<IResult> StartAsync(string slug, ThreadBody body, ReadSpace spaces, StartThread start, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var space = await spaces.InsideAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        var input = new StartThreadInput(space.Value.Id, body.Kind, body.Title!, body.Body!, body.Files, body.ClientKey);
        var started = await start.HandleAsync(input, viewer, ct);
        if (started is { Succeeded: true, Value.HeldId: { } held }) return TypedResults.Accepted($"{ApiGroup.Prefix}/held/{held}", new HeldMade(held));
        return reply.Created(started, made => $"/threads/{made.ThreadId}", made => new ThreadMade(made.ThreadId, made.PostId));
    }
}
