using System.ComponentModel;
using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Discovery.Api;

/// <summary>One's own bookmarks and saved searches, tags, and conversations in two spaces.</summary>
internal static class DiscoveryApi
{
    public static void MapDiscoveryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Finding again");
        api.MapGet("/bookmarks", BookmarksAsync).Operation(TokenScopes.Read, "listBookmarks", "Your bookmarks, the newest first").Produces<Page<BookmarkLine>>();
        api.MapPut("/posts/{id:guid}/bookmark", async (Guid id, BookmarkBody body, KeepBookmarks keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await keep.SaveAsync(new BookmarkInput(id, body.Note, body.RemindOn), viewer, ct)))
            .Operation(TokenScopes.Write, "bookmarkPost", "Keeps a post for you alone, or changes note and reminder").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/posts/{id:guid}/bookmark", async (Guid id, KeepBookmarks keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await keep.RemoveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "removeBookmark", "Keeps it no more").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/searches", async (KeepSearches keep, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<SavedSearchLine>(await keep.ListAsync(viewer, ct), null)))
            .Operation(TokenScopes.Read, "listSavedSearches", "Your saved searches, with how much is new in each").Produces<Page<SavedSearchLine>>();
        api.MapPost("/searches", async (SavedSearchBody body, KeepSearches keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await keep.SaveAsync(new SaveSearchInput(body.Name, body.Query, body.Alerts), viewer, ct), id => $"/searches/{id}", id => new SavedSearchMade(id)))
            .Operation(TokenScopes.Write, "saveSearch", "Saves a search for you alone").Produces<SavedSearchMade>(StatusCodes.Status201Created);
        api.MapDelete("/searches/{id:guid}", async (Guid id, KeepSearches keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await keep.RemoveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "removeSavedSearch", "Removes a saved search").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/tags", async (SeeTags see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<TagLine>(await see.AllAsync(viewer, ct), null)))
            .Operation(TokenScopes.Read, "listTags", "Tags of conversations you may read, with their other words").Produces<Page<TagLine>>();
        api.MapGet("/threads/{id:guid}/tags", async (Guid id, ReadThread read, SeeTags see, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var tags = await see.OfThreadAsync(id, viewer, ct);
                return reply.Found(await read.HeadAsync(id, viewer, ct), _ => new Page<string>(tags, null));
            })
            .Operation(TokenScopes.Read, "listThreadTags", "Tags of a thread").Produces<Page<string>>();
        api.MapPut("/threads/{id:guid}/tags", async (Guid id, TagsBody body, TagThread tag, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await tag.HandleAsync(id, string.Join(',', body.Tags ?? []), viewer, ct)))
            .Operation(TokenScopes.Write, "tagThread", "Says by which words a thread is found; your own, any as a host").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/threads/{id:guid}/second-space", async (Guid id, SecondSpaceBody body, ShareInSecondSpace share, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await share.HandleAsync(id, body.Slug, viewer, ct)))
            .Operation(TokenScopes.Write, "shareThread", "Puts a conversation into a second space").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/threads/{id:guid}/second-space", async (Guid id, ShareInSecondSpace share, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await share.UndoAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "unshareThread", "Takes it out of the second space").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> BookmarksAsync([Description("The value next gave; a page holds 30")] string? after, KeepBookmarks keep, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var from = Cursor.Open("bookmarks", after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        DateTimeOffset? before = long.TryParse(from.Value.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero) : null;
        var list = await keep.ListAsync(before, viewer, ct);
        return TypedResults.Ok(new Page<BookmarkLine>(list.Items, Cursor.Wrap("bookmarks", list.Next?.UtcTicks.ToString(CultureInfo.InvariantCulture))));
    }
}
