using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Spaces.Introductions;

namespace Herberge.Spaces.Api;

/// <summary>What leads people of different units to each other: introductions, passing threads on, inviting a unit into a space.</summary>
internal static class BridgesApi
{
    public static void MapBridgesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Bridges");
        api.MapPost("/threads/{id:guid}/pass-on", async (Guid id, PassOnBody body, PassOnThread pass, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await pass.HandleAsync(new PassOnInput(id, body.Space ?? "", body.Title ?? "", body.Text ?? "", body.Key), viewer, ct), made => new PassedOn(made.ThreadId)))
            .Operation(TokenScopes.Write, "passThreadOn", "Starts a thread in another space, in one's own words, with a signpost to this one").Produces<PassedOn>();
        api.MapPost("/spaces/{slug}/suggest", async (string slug, SuggestBody body, SuggestSpace suggest, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await suggest.HandleAsync(new SuggestSpaceInput(slug, body.Unit ?? ""), viewer, ct), told => new Suggested(told)))
            .Operation(TokenScopes.Write, "suggestSpace", "Tells the people of a unit of an open space; for its hosts, hosts and administrators").Produces<Suggested>();
        api.MapGet("/introductions", async (SeeIntroductions see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(await see.HandleAsync(viewer, ct)))
            .Operation(TokenScopes.Read, "listIntroductions", "Whom the caller was asked to meet, and what they proposed; never anybody's answer").Produces<IntroductionsView>();
        api.MapPost("/introductions", async (IntroductionBody body, ProposeIntroduction propose, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await propose.HandleAsync(new ProposeIntroductionInput(body.OneId, body.OtherId, body.Reason ?? ""), viewer, ct)))
            .Operation(TokenScopes.Write, "proposeIntroduction", "Asks two people who like to be introduced, each alone; for hosts and administrators").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/introductions/{id:guid}/answer", async (Guid id, IntroductionReply body, AnswerIntroduction answer, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await answer.HandleAsync(id, body.Accepts, viewer, ct), space => new IntroductionAnswered(space)))
            .Operation(TokenScopes.Write, "answerIntroduction", "Says yes or no; the second yes opens a space for the two").Produces<IntroductionAnswered>();
    }
}

/// <param name="Space">The slug of the space it is passed on to.</param>
/// <param name="Title">What the new thread is called there.</param>
/// <param name="Text">Why it concerns the people there.</param>
/// <param name="Key">The same key twice makes one thread.</param>
public sealed record PassOnBody(string? Space, string? Title, string? Text, string? Key);

/// <summary>The new thread.</summary>
public sealed record PassedOn(Guid Id);

/// <param name="Unit">The path of the unit whose people are told, with everything below it.</param>
public sealed record SuggestBody(string? Unit);

/// <param name="Told">How many are told.</param>
public sealed record Suggested(int Told);

/// <param name="Reason">What the two might talk about; both read it.</param>
public sealed record IntroductionBody(Guid OneId, Guid OtherId, string? Reason);

/// <summary>Yes or no.</summary>
public sealed record IntroductionReply(bool Accepts);

/// <param name="Space">The address of their space when both agreed now.</param>
public sealed record IntroductionAnswered(string? Space);
