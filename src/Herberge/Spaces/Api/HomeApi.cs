using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Api;

/// <summary>What is new for the token's member, what the bell says, and what they are writing.</summary>
internal static class HomeApi
{
    public static void MapHomeApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Home");
        api.MapGet("/home", async (Home home, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok<HomeView, HomeAnswer>(await home.HandleAsync(withBridge: true, viewer, ct), HomeAnswer.Of))
            .Operation(TokenScopes.Read, "readHome", "What is new for you, as on the start page").Produces<HomeAnswer>();
        api.MapGet("/me/unread", async (MyRooms rooms, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok<MyRoomsView, UnreadAnswer>(await rooms.OfAsync(viewer, ct), UnreadAnswer.Of))
            .Operation(TokenScopes.Read, "readUnread", "How much is unread in your spaces").Produces<UnreadAnswer>();
        api.MapPost("/me/read", async (MarkAllRead read, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await read.HandleAsync(viewer, ct)))
            .Operation(TokenScopes.Write, "markAllRead", "Nothing in your spaces is new any more").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/bell", BellAsync)
            .Operation(TokenScopes.Read, "listBell", "What concerns you, newest first").Produces<Page<BellItem>>();
        api.MapPost("/bell/seen", async (SeenBody body, MarkSeen seen, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await seen.HandleAsync(body.ThreadId, viewer, ct)))
            .Operation(TokenScopes.Write, "markSeen", "Marks lines behind the bell as seen").Produces(StatusCodes.Status204NoContent);
        MapDrafts(api);
    }

    private static void MapDrafts(RouteGroupBuilder api)
    {
        api.MapGet("/me/drafts/{key}", async (string key, Drafts drafts, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await drafts.FindAsync(key, viewer, ct), draft => draft))
            .Operation(TokenScopes.Read, "readDraft", "What you are writing at a place").Produces<DraftView>();
        api.MapPut("/me/drafts/{key}", async (string key, DraftInput body, Drafts drafts, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await drafts.SaveAsync(key, body, viewer, ct)))
            .Operation(TokenScopes.Write, "saveDraft", "Keeps what you are writing; nobody else sees it").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/me/drafts/{key}", async (string key, Drafts drafts, Viewer viewer, CancellationToken ct) =>
            {
                await drafts.DropAsync(key, viewer, ct);
                return TypedResults.NoContent();
            })
            .Operation(TokenScopes.Write, "dropDraft", "Throws a draft away").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> BellAsync(
        [Description("The value next gave; a page holds 60")] string? after, ShowBell bell, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var from = Cursor.Open("bell", after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        Guid? before = Guid.TryParse(from.Value.Key, out var id) ? id : null;
        return reply.Ok<BellView, Page<BellItem>>(await bell.HandleAsync(before, viewer, ct), view => new Page<BellItem>(
            [.. view.Groups.SelectMany(g => g.Lines).OrderByDescending(l => l.Id).Select(BellItem.Of)], Cursor.Wrap("bell", view.Older?.ToString())));
    }
}
