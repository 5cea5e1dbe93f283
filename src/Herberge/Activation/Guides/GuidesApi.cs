using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Guides;

/// <summary>Ambassadors and guides by token, under the rules of their pages.</summary>
internal static class GuidesApi
{
    public static void MapGuidesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/guides", async (SeeGuides see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.ListAsync(viewer, ct), groups => new Page<GuideGroupItem>([.. groups.Select(GuideGroupItem.Of)], null)))
            .Operation(TokenScopes.Read, "listGuideGroups", "Groups of ambassadors and guides you are in, were asked into, or lead").Produces<Page<GuideGroupItem>>();
        api.MapPost("/activation/guides", async (GuideGroupInput body, WriteGuideGroup write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await write.AddAsync(body, viewer, ct), id => new GuideGroupMade(id)))
            .Operation(TokenScopes.Write, "createGuideGroup", "Makes a group; for the community team").Produces<GuideGroupMade>();
        api.MapGet("/activation/guides/{id:guid}", async (Guid id, SeeGuides see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.HandleAsync(id, viewer, ct), GuideGroupAnswer.Of))
            .Operation(TokenScopes.Read, "readGuideGroup", "A group: its steps, what is to do now, who is in it; waves and their sums for those who lead").Produces<GuideGroupAnswer>();
        api.MapPut("/activation/guides/{id:guid}", async (Guid id, GuideGroupInput body, WriteGuideGroup write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.ChangeAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeGuideGroup", "Changes it; for those who lead").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/end", async (Guid id, WriteGuideGroup write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.EndAsync(id, end: true, viewer, ct)))
            .Operation(TokenScopes.Write, "endGuideGroup", "Ends it: nobody is asked any more; for those who lead").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/end", async (Guid id, WriteGuideGroup write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.EndAsync(id, end: false, viewer, ct)))
            .Operation(TokenScopes.Write, "reopenGuideGroup", "Takes it up again").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/steps", async (Guid id, OnboardingBody body, WriteOnboarding write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.HandleAsync(id, [.. (body.Steps ?? []).Select(step => step ?? new OnboardingInput(null, null, null, 0))], viewer, ct)))
            .Operation(TokenScopes.Write, "writeGuideSteps", "Writes the first steps anew; a step that keeps its id keeps who ticked it").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/activation/guides/{id:guid}/waves", async (Guid id, WaveInput body, WriteWave write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.SaveAsync(id, null, body, viewer, ct)))
            .Operation(TokenScopes.Write, "addGuideWave", "Adds a wave of people who begin together").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/waves/{wave:guid}", async (Guid id, Guid wave, WaveInput body, WriteWave write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.SaveAsync(id, wave, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeGuideWave", "Changes a wave that isn't over").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/waves/{wave:guid}", async (Guid id, Guid wave, WriteWave write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.RemoveAsync(id, wave, viewer, ct)))
            .Operation(TokenScopes.Write, "removeGuideWave", "Takes away a wave in which nobody was asked").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/activation/guides/{id:guid}/waves/{wave:guid}/end", async (Guid id, Guid wave, FarewellBody body, EndWave end, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await end.HandleAsync(id, wave, body.Thanks, viewer, ct), thanked => new WaveEnded(thanked)))
            .Operation(TokenScopes.Write, "endGuideWave", "Ends a wave and thanks its people; they are free").Produces<WaveEnded>();
        api.MapPost("/activation/guides/{id:guid}/tasks", async (Guid id, GuideTaskInput body, WriteGuideTask write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.SaveAsync(id, null, body, viewer, ct)))
            .Operation(TokenScopes.Write, "addGuideTask", "Gives the whole group something to do, and tells it once").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/tasks/{task:guid}", async (Guid id, Guid task, GuideTaskInput body, WriteGuideTask write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.SaveAsync(id, task, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeGuideTask", "Changes a task").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/tasks/{task:guid}", async (Guid id, Guid task, WriteGuideTask write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.RemoveAsync(id, task, viewer, ct)))
            .Operation(TokenScopes.Write, "removeGuideTask", "Takes a task away, with its ticks").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/activation/guides/{id:guid}/asked", async (Guid id, AskGuidesBody body, AskGuides ask, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await ask.HandleAsync(id, new AskGuidesInput(body.WaveId, null, [.. (body.Handles ?? []).OfType<string>()]), viewer, ct), asked => new GuidesAsked(asked)))
            .Operation(TokenScopes.Write, "askGuides", "Asks people to join, all or nobody; for those who lead").Produces<GuidesAsked>();
        api.MapPut("/activation/guides/{id:guid}/me", async (Guid id, AnswerGuides answer, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await answer.YesAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "joinGuideGroup", "You say yes to being asked").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/me", async (Guid id, AnswerGuides answer, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await answer.NoAsync(id, viewer, ct) is { Succeeded: true } declined ? declined : await answer.LeaveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveGuideGroup", "You say no, or leave").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/things/{thing:guid}/done", async (Guid id, Guid thing, TickThing tick, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tick.HandleAsync(id, thing, done: true, viewer, ct)))
            .Operation(TokenScopes.Write, "tickGuideThing", "You did a step or a task; nobody but you sees it").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/things/{thing:guid}/done", async (Guid id, Guid thing, TickThing tick, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tick.HandleAsync(id, thing, done: false, viewer, ct)))
            .Operation(TokenScopes.Write, "untickGuideThing", "You have it still to do").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/guides/{id:guid}/help", async (Guid id, CallForHelp help, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await help.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "callForGuideHelp", "You need help; whoever leads is told").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/guides/{id:guid}/help", async (Guid id, Guid? memberId, CallForHelp help, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await help.SettleAsync(id, memberId ?? viewer.MemberId, viewer, ct)))
            .Operation(TokenScopes.Write, "settleGuideHelp", "Your call is settled, or, for those who lead, somebody else's").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>A group.</summary>
/// <param name="Mine">What you are in it; null for nothing.</param>
public sealed record GuideGroupItem(Guid Id, GuideKind Kind, string Name, string Purpose, int HoursPerMonth, bool IsEnded, bool Leads, GuideState? Mine)
{
    internal static GuideGroupItem Of(GuideGroupCard card) => new(card.Id, card.Kind, card.Name, card.Purpose, card.HoursPerMonth, card.IsEnded, card.Leads, card.Mine);
}

/// <summary>A group with what you see of it.</summary>
/// <param name="Lead">Handle of who leads it; null for nobody any more.</param>
/// <param name="Space">Where the group talks, where you may know it.</param>
/// <param name="NeedsHelp">You wait for help.</param>
/// <param name="People">Handles of who said yes; for those in the group, too.</param>
/// <param name="Waves">For those who lead; else none.</param>
/// <param name="WantHelp">Handles, for those who lead.</param>
public sealed record GuideGroupAnswer(
    Guid Id, GuideKind Kind, string Name, string Purpose, int HoursPerMonth, bool IsEnded, string? Lead, string? Space, bool MayLead, bool IsIn, bool IsAsked, bool NeedsHelp,
    IReadOnlyList<GuideStepAnswer> Steps, IReadOnlyList<GuideTaskAnswer> Tasks, IReadOnlyList<string> People, IReadOnlyList<GuideWaveAnswer> Waves, IReadOnlyList<string> WantHelp)
{
    internal static GuideGroupAnswer Of(GuideGroupReading reading) => new(
        reading.Group.Id, reading.Group.Kind, reading.Group.Name, reading.Group.Purpose, reading.Group.HoursPerMonth, reading.Group.EndedAt is not null, reading.Lead?.Handle, reading.Space?.Slug,
        reading.MayLead, reading.IsIn, reading.IsAsked, reading.NeedsHelp, [.. reading.Steps.Select(s => new GuideStepAnswer(s.Id, s.Text, s.Link, s.WithinDays, s.DueOn, s.IsDone))],
        [.. reading.Tasks.Select(t => new GuideTaskAnswer(t.Task.Id, t.Task.Text, t.Task.Link, t.Task.StartsOn, t.Task.EndsOn, t.IsDone))], [.. reading.People.Select(p => p.Handle)],
        [.. reading.Waves.Select(w => new GuideWaveAnswer(w.Wave.Id, w.Wave.Name, w.Wave.StartsOn, w.Wave.EndsOn, w.Wave.EndedAt is not null, w.Whole, [.. w.Sums.Select(s => s.Part)]))],
        [.. reading.WantHelp.Select(p => p.Handle)]);
}

/// <summary>A first step.</summary>
/// <param name="DueOn">For you; null for those who are not in.</param>
/// <param name="IsDone">You ticked it.</param>
public sealed record GuideStepAnswer(Guid Id, string Text, string? Link, int WithinDays, DateOnly? DueOn, bool IsDone);

/// <summary>Something the whole group does.</summary>
/// <param name="IsDone">You ticked it.</param>
public sealed record GuideTaskAnswer(Guid Id, string Text, string? Link, DateOnly StartsOn, DateOnly EndsOn, bool IsDone);

/// <summary>A wave, as those see it who lead.</summary>
/// <param name="Whole">Who said yes until the last Monday.</param>
/// <param name="Done">How many of them did each first step, in the order of the steps; null where that may not be told.</param>
public sealed record GuideWaveAnswer(Guid Id, string Name, DateOnly StartsOn, DateOnly? EndsOn, bool IsOver, int Whole, IReadOnlyList<int?> Done);

/// <summary>The group is there.</summary>
public sealed record GuideGroupMade(Guid Id);

/// <summary>The first steps of a group, all of them.</summary>
public sealed record OnboardingBody(IReadOnlyList<OnboardingInput?>? Steps);

/// <summary>A word of thanks to everybody in the wave.</summary>
public sealed record FarewellBody(string? Thanks);

/// <summary>How many were thanked.</summary>
public sealed record WaveEnded(int Thanked);

/// <summary>Who is asked.</summary>
/// <param name="WaveId">With whom they would begin.</param>
public sealed record AskGuidesBody(Guid WaveId, IReadOnlyList<string?>? Handles);

/// <summary>How many are asked who were not before.</summary>
public sealed record GuidesAsked(int Asked);

[JsonSerializable(typeof(Page<GuideGroupItem>))]
[JsonSerializable(typeof(GuideGroupInput))]
[JsonSerializable(typeof(GuideGroupMade))]
[JsonSerializable(typeof(GuideGroupAnswer))]
[JsonSerializable(typeof(OnboardingBody))]
[JsonSerializable(typeof(WaveInput))]
[JsonSerializable(typeof(FarewellBody))]
[JsonSerializable(typeof(WaveEnded))]
[JsonSerializable(typeof(GuideTaskInput))]
[JsonSerializable(typeof(AskGuidesBody))]
[JsonSerializable(typeof(GuidesAsked))]
internal sealed partial class GuidesApiJson : JsonSerializerContext;
