using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Api;

/// <summary>Spaces and how one gets into them.</summary>
internal static class SpacesApi
{
    private const int Usual = 25;

    public static void MapSpacesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Spaces");
        api.MapGet("/spaces", ListAsync).Operation(TokenScopes.Read, "listSpaces", "Spaces you may know of").Produces<Page<SpaceItem>>();
        api.MapPost("/spaces", async (SpaceBody body, CreateSpace create, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await create.HandleAsync(new CreateSpaceInput(body.Name!, body.Purpose!, body.Kind, body.WithPartners), viewer, ct),
                    space => $"/spaces/{space.Slug}", SpaceKept.Of))
            .Operation(TokenScopes.Write, "createSpace", "Opens a space; you become its first host").Produces<SpaceKept>(StatusCodes.Status201Created);
        api.MapGet("/spaces/{slug}", async (string slug, ReadSpace read, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await read.HandleAsync(slug, viewer, ct), SpaceView.Of))
            .Operation(TokenScopes.Read, "readSpace", "A space, its hosts and what you are in it").Produces<SpaceView>();
        api.MapPut("/spaces/{slug}", async (string slug, SpaceBody body, EditSpace edit, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await edit.HandleAsync(slug, new EditSpaceInput(body.Name!, body.Purpose!, body.Kind, body.WithPartners), viewer, ct), SpaceKept.Of))
            .Operation(TokenScopes.Write, "editSpace", "Changes name, purpose and door of a space; for its hosts").Produces<SpaceKept>();
        api.MapPost("/spaces/{slug}/archive", async (string slug, ArchiveSpace archive, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await archive.HandleAsync(slug, archive: true, viewer, ct)))
            .Operation(TokenScopes.Write, "archiveSpace", "Closes a space for writing; what was said stays readable").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/spaces/{slug}/reopen", async (string slug, ArchiveSpace archive, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await archive.HandleAsync(slug, archive: false, viewer, ct)))
            .Operation(TokenScopes.Write, "reopenSpace", "Opens an archived space again").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        [Description("Words of name or purpose, all of which must occur")] string? q,
        [Description("Only spaces with this door")] Word<SpaceKind>? kind,
        [Description("Only spaces with partners")] bool? partners,
        [Description("Archived spaces instead of living ones")] bool? archived,
        [Description("Order; only name is steady while people write")] Word<SpaceOrder>? sort,
        [Description("Most rows, 1 to 100; 25 when left out")] int? limit,
        [Description("The value next gave")] string? after,
        ListSpaces list, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var key = $"spaces.{sort?.Value}";
        if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
        var from = Cursor.Open(key, after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        var input = new ListSpacesInput(q, kind?.Value, partners == true, archived == true, sort?.Value ?? SpaceOrder.Activity, from.Value.Key, limit ?? Usual);
        return reply.Ok<SpaceListing, Page<SpaceItem>>(await list.PageAsync(input, viewer, ct),
            listing => new Page<SpaceItem>([.. listing.Spaces.Select(SpaceItem.Of)], Cursor.Wrap(key, listing.Next)));
    }
}
