using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Rounds;

/// <summary>Rounds by token: taking part, one's own groups, and figures for those who run them.</summary>
internal static class RoundsApi
{
    public static void MapRoundsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/rounds", async (SeeRounds see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(RoundsAnswer.Of(await see.HandleAsync(viewer, ct))))
            .Operation(TokenScopes.Read, "listRounds", "Rounds you may take part in, and your groups that still have time").Produces<RoundsAnswer>();
        api.MapPost("/activation/rounds", async (ProgrammeInput body, WriteProgramme write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.AddAsync(body, viewer, ct), id => $"/activation/rounds/{id}", id => new ProgrammeMade(id)))
            .Operation(TokenScopes.Write, "makeRounds", "Makes a programme of rounds; for hosts and community managers").Produces<ProgrammeMade>(StatusCodes.Status201Created);
        api.MapPut("/activation/rounds/{id:guid}", async (Guid id, ProgrammeInput body, WriteProgramme write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.ChangeAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeRounds", "Changes a programme, but not for whom it is").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/activation/rounds/{id:guid}/figures", async (Guid id, SeeRoundFigures see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), FiguresAnswer.Of))
            .Operation(TokenScopes.Read, "readRoundFigures", "How rounds fare, as sums over whole rounds; groups under five and what could be subtracted from them are not told").Produces<FiguresAnswer>();
        api.MapPut("/activation/rounds/{id:guid}/entry", async (Guid id, EntryInput body, JoinProgramme join, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await join.HandleAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "joinRounds", "Takes part, or changes how").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/rounds/{id:guid}/entry", async (Guid id, JoinProgramme join, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await join.LeaveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveRounds", "Takes part no more").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/groups/{id:guid}/met", async (Guid id, SayMet say, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await say.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "sayMet", "Your group has met").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/groups/{id:guid}/met", async (Guid id, SayMet say, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await say.TakeBackAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "takeMetBack", "Your group has not met after all").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/groups/{id:guid}/seat", async (Guid id, DropOut drop, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await drop.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "dropOut", "You can't come this time; whoever would be alone joins another group").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>What was made.</summary>
public sealed record ProgrammeMade(Guid Id);

/// <summary>Programmes and your groups.</summary>
public sealed record RoundsAnswer(IReadOnlyList<ProgrammeAnswer> Items, IReadOnlyList<GroupAnswer> Groups)
{
    internal static RoundsAnswer Of(RoundsView view) => new([.. view.Programmes.Select(ProgrammeAnswer.Of)], [.. view.Now.Select(GroupAnswer.Of)]);
}

/// <summary>A programme.</summary>
/// <param name="Space">The space it is for; null for the house.</param>
/// <param name="State">How you take part.</param>
public sealed record ProgrammeAnswer(Guid Id, string Name, string Text, RoundKind Kind, int Size, RoundRhythm Rhythm, string? Space, DateOnly? NextDrawOn, EntryState State)
{
    internal static ProgrammeAnswer Of(ProgrammeCard card) => new(card.Id, card.Name, card.Text, card.Kind, card.Size, card.Rhythm, card.Space, card.NextDrawOn, card.State);
}

/// <summary>Your group.</summary>
/// <param name="Place">Null for online.</param>
public sealed record GroupAnswer(Guid Id, Guid ProgrammeId, IReadOnlyList<MateAnswer> Others, DateOnly Day, string? Place, string Language, DateTimeOffset? MetAt, DateTimeOffset EndsAt)
{
    internal static GroupAnswer Of(GroupView group) =>
        new(group.Id, group.ProgrammeId, [.. group.Others.Select(mate => new MateAnswer(mate.Name, mate.Handle, mate.Unit))], group.Day, group.Place, group.Language, group.MetAt, group.EndsAt);
}

/// <summary>Somebody of your group.</summary>
public sealed record MateAnswer(string Name, string Handle, string? Unit);

/// <summary>Figures of a programme.</summary>
public sealed record FiguresAnswer(PreviewAnswer? Preview, IReadOnlyList<RoundAnswer> Items)
{
    internal static FiguresAnswer Of(ProgrammeFigures figures) => new(
        figures.Preview is { } preview ? new PreviewAnswer(preview.People, preview.Groups, ShareAnswer.Of(preview.Across)) : null,
        [.. figures.Rounds.Select(round => new RoundAnswer(round.Number, round.DrawnAt, round.EndsAt, round.People, round.Pairs, ShareAnswer.Of(round.Across), round.Repeats, ShareAnswer.Of(round.Met)))]);
}

/// <summary>What would come of a draw now.</summary>
/// <param name="People">Null for fewer than five.</param>
public sealed record PreviewAnswer(int? People, int Groups, ShareAnswer? Across);

/// <summary>A round.</summary>
/// <param name="Met">Pairs that met ÷ pairs made; null until the round is over.</param>
public sealed record RoundAnswer(int Number, DateTimeOffset DrawnAt, DateTimeOffset EndsAt, int? People, int? Pairs, ShareAnswer? Across, int Repeats, ShareAnswer? Met);

/// <summary>A share between two bounds, which are the same where it may be told exactly.</summary>
public sealed record ShareAnswer(double From, double To)
{
    internal static ShareAnswer? Of(ShownShare? share) => share is { } shown ? new ShareAnswer(Math.Round(shown.From, 3), Math.Round(shown.To, 3)) : null;
}

[JsonSerializable(typeof(RoundsAnswer))]
[JsonSerializable(typeof(ProgrammeInput))]
[JsonSerializable(typeof(ProgrammeMade))]
[JsonSerializable(typeof(EntryInput))]
[JsonSerializable(typeof(FiguresAnswer))]
internal sealed partial class RoundsApiJson : JsonSerializerContext;
