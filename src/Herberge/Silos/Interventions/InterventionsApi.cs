using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Silos.Interventions;

/// <summary>Interventions and their released effects.</summary>
internal static class InterventionsApi
{
    public static void MapInterventionsApi(this IEndpointRouteBuilder app) => app.MapApi("Silos")
        .MapGet("/silos/interventions", async (ListInterventions list, Viewer viewer, Reply reply, CancellationToken ct) =>
            reply.Ok(await list.HandleAsync(viewer, ct), InterventionsAnswer.Of))
        .Operation(TokenScopes.Read, "listInterventions", "What was tried, and the released effect of each on contacts across units; never who took part; for hosts, administrators and the works council")
        .Produces<InterventionsAnswer>();
}

/// <summary>Interventions, newest first.</summary>
public sealed record InterventionsAnswer(IReadOnlyList<InterventionAnswer> Items)
{
    internal static InterventionsAnswer Of(InterventionsView view) => new([.. view.Items.Select(InterventionAnswer.Of)]);
}

/// <summary>An intervention.</summary>
/// <param name="State">What can be said of its effect.</param>
/// <param name="DueOn">The Monday whose release holds the effect.</param>
/// <param name="ReleasedAt">When the effect was released; it never changes afterwards.</param>
/// <param name="Effect">Null where there is nothing to tell.</param>
public sealed record InterventionAnswer(
    Guid Id, InterventionKind Kind, string Title, DateOnly Day, int Days, int Participants, EffectState State, DateOnly DueOn, DateTimeOffset? ReleasedAt,
    EffectAnswer? Effect)
{
    internal static InterventionAnswer Of(InterventionView view) => new(
        view.Id, view.Kind, view.Title, view.Day, view.Days, view.Participants, view.State, view.DueOn, view.ReleasedAt,
        view.Numbers is { } n ? new EffectAnswer(n.Effect, n.Low, n.High, n.PValue, n.Before, n.After, n.OthersBefore, n.OthersAfter, n.Arrangements, (long?)n.Seed) : null);
}

/// <summary>Contacts across units of a participant gained more than comparable others did, with its 90 % range.</summary>
/// <param name="Seed">Null where all arrangements were looked at.</param>
public sealed record EffectAnswer(
    double Value, double Low, double High, double PValue, double Before, double After, double OthersBefore, double OthersAfter, int Arrangements, long? Seed);

[JsonSerializable(typeof(InterventionsAnswer))]
internal sealed partial class InterventionsApiJson : JsonSerializerContext;
