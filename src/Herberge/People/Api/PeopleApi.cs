using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.People.Api;

/// <summary>Who is in the house and how it is organised.</summary>
internal static class PeopleApi
{
    public static void MapPeopleApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("People");
        api.MapGet("/people", FindAsync).Operation(TokenScopes.Read, "findPeople", "Active people by name; guests find whom they share a space with").Produces<Page<PersonItem>>();
        api.MapGet("/people/{handle}", async (string handle, SeeProfile see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(handle, viewer, ct), ProfileView.Of))
            .Operation(TokenScopes.Read, "readProfile", "What somebody shows of themselves").Produces<ProfileView>();
        api.MapGet("/units", async (ListUnits list, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await list.HandleAsync(viewer, ct), units => new Page<UnitItem>([.. units.Select(u => new UnitItem(u.Id, u.ParentId, u.Name, u.Path, u.Depth))], null)))
            .Operation(TokenScopes.Read, "listUnits", "The organisation, each unit after the one above it; not for guests").Produces<Page<UnitItem>>();
    }

    private static async Task<IResult> FindAsync(
        [Description("Words of name, title, place, skills or topics, all of which must occur")] string? q,
        [Description("A unit with everything below it")] Guid? unit,
        [Description("Exactly this place")] string? place,
        [Description("Code of a language they speak")] string? language,
        [Description("What they know")] string? skill,
        [Description("The value next gave; a page holds 40")] string? after,
        FindPeople find, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var from = Cursor.Open("people", after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        return reply.Ok<PeoplePage, Page<PersonItem>>(await find.HandleAsync(new FindPeopleInput(q, unit, place, language, skill, from.Value.Key), viewer, ct),
            page => new Page<PersonItem>([.. page.People.Select(PersonItem.Of)], Cursor.Wrap("people", page.Next)));
    }
}
