using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>
/// Buttons on threads and posts that only act. Pressed without script they lead back to the post; fetched, they answer
/// with nothing, or with what stood in the way.
/// </summary>
internal static class ThreadActions
{
    public static void MapThreadActions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/posts/{id:guid}", PermalinkAsync);
        app.MapGet("/threads/{threadId:guid}/posts/{id:guid}", PermalinkAsync);

        app.MapPost("/posts/{id:guid}/reactions", async (Guid id, [FromForm] string? kind, React react, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await react.HandleAsync(new ReactInput(id, ReactionWords.Parse(kind) ?? 0), viewer, ct), done => Address(done.ThreadId, done.Number)));
        app.MapPost("/posts/{id:guid}/delete", async (Guid id, DeletePost delete, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await delete.HandleAsync(id, viewer, ct), done => Address(done.ThreadId, done.Number)));
        app.MapPost("/posts/{id:guid}/restore", async (Guid id, RestorePost restore, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await restore.HandleAsync(id, viewer, ct), done => Address(done.ThreadId, done.Number)));
        app.MapPost("/posts/{id:guid}/accept", async (Guid id, AcceptAnswer accept, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await accept.HandleAsync(id, accept: true, viewer, ct), done => Address(done.ThreadId, done.Number)));
        app.MapPost("/posts/{id:guid}/withdraw", async (Guid id, AcceptAnswer accept, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await accept.HandleAsync(id, accept: false, viewer, ct), done => Address(done.ThreadId, done.Number)));

        app.MapPost("/threads/{id:guid}/follow", async (Guid id, [FromForm] string? state, FollowThread follow, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await follow.HandleAsync(id, FollowOf(state), viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/pin", async (Guid id, [FromForm] bool on, PinThread pin, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await pin.HandleAsync(id, on, viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/lock", async (Guid id, [FromForm] bool on, LockThread close, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await close.HandleAsync(id, on, viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/delete", async (Guid id, DeleteThread delete, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await delete.HandleAsync(id, viewer, ct), slug => $"/spaces/{slug}"));

        app.MapPost("/preview", ([FromForm] string? markdown, MarkdownRenderer renderer) =>
            TypedResults.Content(renderer.Render(Cut(markdown ?? "")).Html, "text/html; charset=utf-8"));

        app.MapGet("/drafts/{key}", async (string key, Drafts drafts, Viewer viewer, CancellationToken ct) =>
            await drafts.FindAsync(key, viewer, ct) is { } draft ? Results.Ok(draft) : Results.NotFound());
        app.MapPut("/drafts/{key}", async (string key, DraftInput input, Drafts drafts, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            (await drafts.SaveAsync(key, input, viewer, ct)).ToHttp(problems, _ => TypedResults.NoContent()));
        app.MapDelete("/drafts/{key}", async (string key, Drafts drafts, Viewer viewer, CancellationToken ct) =>
        {
            await drafts.DropAsync(key, viewer, ct);
            return TypedResults.NoContent();
        });
    }

    /// <summary>Where a post stands: its page of the thread, its place on it.</summary>
    public static string Address(Guid threadId, int number) => ReadThread.PageOf(number) is var page and > 1
        ? $"/threads/{threadId}?page={page}#post-{number}"
        : $"/threads/{threadId}#post-{number}";

    private static async Task<IResult> PermalinkAsync(Guid id, HouseDb db, Viewer viewer, CancellationToken ct)
    {
        var post = await db.VisiblePostsTo(viewer).Where(p => p.Id == id).Select(p => new { p.ThreadId, p.Number }).FirstOrDefaultAsync(ct);
        return post is null ? TypedResults.NotFound() : TypedResults.LocalRedirect(Address(post.ThreadId, post.Number));
    }

    private static FollowState? FollowOf(string? state) => state switch
    {
        "following" => FollowState.Following,
        "muted" => FollowState.Muted,
        _ => null,
    };

    private static string Cut(string text) => text.Length > PostText.Longest ? text[..PostText.Longest] : text;
}
