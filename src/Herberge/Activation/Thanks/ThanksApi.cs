using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Thanks;

/// <summary>Thanks by token: those somebody got and gave themselves.</summary>
internal static class ThanksApi
{
    public static void MapThanksApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/thanks", async (SeeOwnWay see, Viewer viewer, CancellationToken ct) =>
            {
                var own = await see.HandleAsync(viewer, ct);
                return TypedResults.Ok(new ThanksAnswer(own.Got, own.Given));
            })
            .Operation(TokenScopes.Read, "listThanks", "Thanks you got and gave, the newest first; nobody else reads them").Produces<ThanksAnswer>();
        api.MapPost("/activation/thanks", async (ThanksBody body, GiveThanks give, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await give.HandleAsync(body.To, body.Text, viewer, ct)))
            .Operation(TokenScopes.Write, "giveThanks", "Says thanks to somebody").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/thanks/{id:guid}", async (Guid id, GiveThanks give, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await give.RemoveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "removeThanks", "Takes back what you gave, or throws away what you got").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>A word of thanks.</summary>
/// <param name="To">Handle.</param>
public sealed record ThanksBody(string? To, string? Text);

/// <summary>Your thanks.</summary>
public sealed record ThanksAnswer(IReadOnlyList<ThankView> Got, IReadOnlyList<ThankView> Given);

[JsonSerializable(typeof(ThanksAnswer))]
[JsonSerializable(typeof(ThanksBody))]
internal sealed partial class ThanksApiJson : JsonSerializerContext;
