using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Circles;

/// <summary>Circles by token: one's own, and nobody else's.</summary>
internal static class CirclesApi
{
    public static void MapCirclesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/circles", async (SeeSeasons see, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(new Page<SeasonItem>([.. (await see.HandleAsync(viewer, ct)).Seasons.Select(SeasonItem.Of)], null)))
            .Operation(TokenScopes.Read, "listCircleSeasons", "Seasons of circles and how you take part, with your circle").Produces<Page<SeasonItem>>();
        api.MapPut("/activation/circles/{id:guid}/entry", async (Guid id, CircleEntryInput body, JoinSeason join, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await join.HandleAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "joinCircleSeason", "Signs you up for a circle, or changes how you can meet").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/circles/{id:guid}/entry", async (Guid id, Word<LeaveReason>? reason, LeaveSeason leave, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await leave.HandleAsync(id, reason?.Value ?? LeaveReason.None, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveCircleSeason", "You take part no more; your circle hears that somebody left, never why").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/activation/circles/in/{id:guid}", async (Guid id, SeeCircle see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.HandleAsync(id, viewer, ct), CircleAnswer.Of))
            .Operation(TokenScopes.Read, "readCircle", "Your circle; of anybody else's there is none").Produces<CircleAnswer>();
        api.MapPut("/activation/circles/in/{id:guid}/stay", async (Guid id, AnswerMove answer, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await answer.StayAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "stayInCircle", "You go on, and agree to having been moved").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/circles/in/{id:guid}/stay", async (Guid id, AnswerMove answer, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await answer.DeclineAsync(id, viewer, ct), back => new MoveDeclined(back == Guid.Empty ? null : back)))
            .Operation(TokenScopes.Write, "declineCircleMove", "You don't want to be moved here: back to your circle while it has a place, else to the waiting list").Produces<MoveDeclined>();
        api.MapPut("/activation/circles/in/{id:guid}/weeks/{week:int}/met", async (Guid id, int week, TickWeek tick, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tick.HandleAsync(id, week, viewer, ct)))
            .Operation(TokenScopes.Write, "sayCircleMet", "Your circle met in a week of the guide").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/circles/in/{id:guid}/weeks/{week:int}/met", async (Guid id, int week, TickWeek tick, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tick.TakeBackAsync(id, week, viewer, ct)))
            .Operation(TokenScopes.Write, "takeCircleMetBack", "It has not met after all").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>A season.</summary>
/// <param name="Week">0 before the start, 13 when it is over.</param>
/// <param name="CircleId">Yours; null where you have no place.</param>
public sealed record SeasonItem(Guid Id, string Name, string Text, string Languages, DateOnly StartsOn, DateOnly EndsOn, CircleCadence Cadence, int Week, bool IsDrawn, CircleState State, Guid? CircleId, string? Circle)
{
    internal static SeasonItem Of(SeasonCard card) => new(
        card.Id, card.Name, card.Text, card.Languages, card.StartsOn, card.EndsOn, card.Cadence, card.Week, card.IsDrawn, card.State, card.MyCircle?.Id, card.MyCircle?.Name);
}

/// <summary>Your circle.</summary>
/// <param name="Met">Weeks you met in.</param>
/// <param name="DeclineUntil">Until then you may say that you don't want to be moved here.</param>
public sealed record CircleAnswer(Guid Id, string Name, string Line, Guid SeasonId, int Week, IReadOnlyList<CircleMateAnswer> People, string? Moderator, IReadOnlyList<int> Met, DateTimeOffset? DeclineUntil, string? MovedFrom)
{
    internal static CircleAnswer Of(CircleView view) => new(
        view.Circle.Id, view.Circle.Name, view.Circle.Line, view.Season.Id, view.Week, [.. view.Mates.Select(mate => new CircleMateAnswer(mate.Name, mate.Handle, mate.Unit, mate.Goal))],
        view.Mates.FirstOrDefault(mate => mate.Id == view.ModeratorId)?.Handle, [.. view.Met.Order()], view.DeclineUntil, view.From);
}

/// <summary>Somebody of your circle.</summary>
public sealed record CircleMateAnswer(string Name, string Handle, string? Unit, string Goal);

/// <summary>Where you are now.</summary>
/// <param name="CircleId">Null for the waiting list.</param>
public sealed record MoveDeclined(Guid? CircleId);

[JsonSerializable(typeof(Page<SeasonItem>))]
[JsonSerializable(typeof(CircleEntryInput))]
[JsonSerializable(typeof(CircleAnswer))]
[JsonSerializable(typeof(MoveDeclined))]
internal sealed partial class CirclesApiJson : JsonSerializerContext;
