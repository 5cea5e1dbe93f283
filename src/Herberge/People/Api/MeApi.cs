using System.Security.Claims;
using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;

namespace Herberge.People.Api;

/// <summary>The token's member: who they are, what they show, which tokens they have. Tokens are made in the settings, where a password stands before them.</summary>
internal static class MeApi
{
    public static void MapMeApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Me");
        api.MapGet("/me", async (SeeProfile see, House house, ClaimsPrincipal token, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.OwnAsync(viewer, ct), profile => new WhoAmI(profile.Id, profile.Handle, profile.Name, viewer.IsGuest, Words(viewer.Roles), viewer.Language,
                    [.. TokenScopes.All.Where(scope => TokenScopes.Grants(token, scope))], house.Name)))
            .Operation(TokenScopes.Read, "whoAmI", "Who the token belongs to and what it may do").Produces<WhoAmI>();
        api.MapGet("/me/profile", async (SeeProfile see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.OwnAsync(viewer, ct), ProfileView.Of))
            .Operation(TokenScopes.Read, "readMyProfile", "What you show of yourself").Produces<ProfileView>();
        api.MapPut("/me/profile", async (ProfileBody body, WriteProfile write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await write.HandleAsync(new WriteProfileInput(body.Title, body.Place, Joined(body.Languages), Joined(body.Skills), body.AskMeAbout, body.LookingFor, body.About), viewer, ct)))
            .Operation(TokenScopes.Write, "writeMyProfile", "Writes what you show of yourself").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/me/tokens", async (ListTokens list, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(new Page<TokenItem>([.. (await list.HandleAsync(viewer, ct))
                    .Select(t => new TokenItem(t.Id, t.Name, t.Scopes.Split(' '), t.CreatedAt, t.ExpiresAt, t.LastUsedAt))], null)))
            .Operation(TokenScopes.Read, "listTokens", "Your tokens, without their secrets").Produces<Page<TokenItem>>();
        api.MapDelete("/me/tokens/{id:guid}", async (Guid id, RevokeToken revoke, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await revoke.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "revokeToken", "Ends one of your tokens at once").Produces(StatusCodes.Status204NoContent);
    }

    private static List<string> Words(HouseRoles roles) =>
        [.. Enum.GetValues<HouseRoles>().Where(role => role != HouseRoles.None && roles.HasFlag(role)).Select(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()))];

    private static string? Joined(IReadOnlyList<string>? words) => words is null ? null : string.Join(", ", words);
}
