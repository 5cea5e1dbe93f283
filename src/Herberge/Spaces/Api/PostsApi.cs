using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Moderation.Api;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Api;

/// <summary>What is said in threads.</summary>
internal static class PostsApi
{
    private const int Usual = 20;

    public static void MapPostsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Posts");
        api.MapGet("/threads/{id:guid}/posts", ListAsync).Operation(TokenScopes.Read, "listPosts", "Posts of a thread by number").Produces<Page<PostItem>>();
        api.MapPost("/threads/{id:guid}/posts", AddAsync)
            .Operation(TokenScopes.Write, "addPost", "Answers in a thread; 202 when it waits for a moderator").Produces<PostMade>(StatusCodes.Status201Created).Produces<HeldMade>(StatusCodes.Status202Accepted);
        api.MapGet("/posts/{id:guid}", ReadAsync).Operation(TokenScopes.Read, "readPost", "A post").Produces<PostItem>();
        api.MapPut("/posts/{id:guid}", EditAsync)
            .Operation(TokenScopes.Write, "editPost", "Changes what you wrote; what stood there before stays readable").Produces<PostMade>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapDelete("/posts/{id:guid}", async (Guid id, DeletePost delete, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await delete.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "deletePost", "Takes an answer out of its thread; its place stays, empty").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/posts/{id:guid}/restore", async (Guid id, RestorePost restore, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await restore.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "restorePost", "Undoes a deletion").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/posts/{id:guid}/history", async (Guid id, PostHistory history, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await history.HandleAsync(id, viewer, ct),
                    view => new Page<PostVersionItem>([.. view.Versions.Select(v => new PostVersionItem(v.Html, v.From))], null)))
            .Operation(TokenScopes.Read, "readHistory", "What a post said before, the newest first").Produces<Page<PostVersionItem>>();
        MapAnswering(api);
    }

    private static void MapAnswering(RouteGroupBuilder api)
    {
        api.MapPut("/posts/{id:guid}/reactions/{kind}", async (Guid id, Word<ReactionKind> kind, React react, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await react.HandleAsync(new ReactInput(id, kind.Value, On: true), viewer, ct)))
            .Operation(TokenScopes.Write, "react", "Says a word under a post").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/posts/{id:guid}/reactions/{kind}", async (Guid id, Word<ReactionKind> kind, React react, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await react.HandleAsync(new ReactInput(id, kind.Value, On: false), viewer, ct)))
            .Operation(TokenScopes.Write, "takeReactionBack", "Takes a word under a post back").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/posts/{id:guid}/accepted", async (Guid id, AcceptAnswer accept, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await accept.HandleAsync(id, accept: true, viewer, ct)))
            .Operation(TokenScopes.Write, "acceptAnswer", "Marks the answer that settled your question").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/posts/{id:guid}/accepted", async (Guid id, AcceptAnswer accept, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await accept.HandleAsync(id, accept: false, viewer, ct)))
            .Operation(TokenScopes.Write, "withdrawAnswer", "Takes the mark away again").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> AddAsync(Guid id, PostBody body, AddPost add, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var added = await add.HandleAsync(new AddPostInput(id, body.Body!, body.ReplyToId, body.Files, body.ClientKey), viewer, ct);
        return added is { Succeeded: true, Value.HeldId: { } held }
            ? TypedResults.Accepted($"{ApiGroup.Prefix}/held/{held}", new HeldMade(held))
            : reply.Created(added, post => $"/posts/{post.PostId}", PostMade.Of);
    }

    private static async Task<IResult> ReadAsync(Guid id, ReadPosts read, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var post = await read.OneAsync(id, viewer, ct);
        if (post is not null) reply.Tag(Edition.Of(post.Body));
        return reply.Found(post, PostItem.Of);
    }

    private static async Task<IResult> EditAsync(
        Guid id, PostChange body, [FromHeader(Name = "If-Match")] string? ifMatch, EditPost edit, Viewer viewer, Reply reply, CancellationToken ct) =>
        reply.Ok(await edit.HandleAsync(new EditPostInput(id, body.Body!, body.Title, body.Files, Reply.EditionIn(ifMatch)), viewer, ct), PostMade.Of);

    private static async Task<IResult> ListAsync(
        Guid id,
        [Description("Number of the last post you know; the opening post is number 1")] int? after,
        [Description("Most rows, 1 to 100; 20 when left out")] int? limit,
        ReadPosts read, Viewer viewer, Reply reply, CancellationToken ct)
    {
        if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
        return reply.Found(await read.HandleAsync(new ReadPostsInput(id, after ?? 0, limit ?? Usual), viewer, ct),
            posts => new Page<PostItem>([.. posts.Posts.Select(PostItem.Of)], posts.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
