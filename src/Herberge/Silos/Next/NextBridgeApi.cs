using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Spaces.Introductions;

namespace Herberge.Silos.Next;

/// <summary>The next bridge, for programs: what the page proposes, and its two answers. What can be done for it stands with spaces, threads and introductions.</summary>
internal static class NextBridgeApi
{
    public static void MapNextBridgeApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Silos");
        api.MapGet("/silos/next", async (
                [Description("Depth of the units, from 1; 1 when left out")] int? level,
                [Description("With b, the pair wanted; the best one when left out")] string? a,
                [Description("The other unit")] string? b,
                SeeNextBridge see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await see.HandleAsync(level, a, b, viewer, ct), NextBridgeAnswer.Of))
            .Operation(TokenScopes.Read, "getNextBridge", "One pair of units surely far below chance, with what could be done; for hosts and administrators").Produces<NextBridgeAnswer>();
        api.MapPost("/silos/next/skip", async (PairBody body, SkipBridge skip, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await skip.HandleAsync(body.A ?? "", body.B ?? "", viewer, ct)))
            .Operation(TokenScopes.Write, "skipBridge", "Proposes this pair no more to the caller for some weeks").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/silos/next/done", async (PairBody body, FinishBridge finish, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await finish.HandleAsync(body.A ?? "", body.B ?? "", viewer, ct)))
            .Operation(TokenScopes.Write, "finishBridge", "Something was done for this pair: it is proposed to nobody for some weeks").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>Two units, by their paths.</summary>
public sealed record PairBody(string? A, string? B);

/// <summary>The bridge proposed; null where there is none.</summary>
/// <param name="Others">How many pairs besides could be proposed.</param>
public sealed record NextBridgeAnswer(BridgeAnswer? Bridge, int Others)
{
    internal static NextBridgeAnswer Of(NextBridgeView view) => new(view.Proposal is { } proposal ? BridgeAnswer.Of(proposal, view.View) : null, view.Others);
}

/// <param name="Topics">What both write about.</param>
public sealed record BridgeAnswer(double? Ratio, double? Weight, double? Expected, IReadOnlyList<string> Topics, BridgeSideAnswer A, BridgeSideAnswer B)
{
    internal static BridgeAnswer Of(BridgeProposal proposal, SilosView view) => new(
        proposal.Cell.Ratio, proposal.Cell.Weight, proposal.Cell.Expected, proposal.Topics, BridgeSideAnswer.Of(proposal.One, view), BridgeSideAnswer.Of(proposal.Other, view));
}

/// <param name="Unit">Its path.</param>
/// <param name="Spaces">Open spaces its people write in.</param>
/// <param name="Waiting">Questions there that concern the other unit.</param>
/// <param name="People">Who of them likes to be introduced.</param>
public sealed record BridgeSideAnswer(string Unit, IReadOnlyList<BridgeSpace> Spaces, IReadOnlyList<BridgeQuestion> Waiting, IReadOnlyList<LikesIntroductions> People)
{
    internal static BridgeSideAnswer Of(BridgeSide side, SilosView view) => new(view.Figures.ByUnit[side.Unit].Unit, side.Spaces, side.Waiting, side.People);
}

[JsonSerializable(typeof(NextBridgeAnswer))]
[JsonSerializable(typeof(PairBody))]
internal sealed partial class NextBridgeJson : JsonSerializerContext;
