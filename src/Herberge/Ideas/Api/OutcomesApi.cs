using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Outcomes;

namespace Herberge.Ideas.Api;

/// <summary>Decisions about ideas and what comes of them, by token.</summary>
internal static class OutcomesApi
{
    public static void MapOutcomesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Ideas");
        api.MapGet("/ideas/{id:guid}/decisions", async (Guid id, SeeDecision see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), decided => new Page<DecisionItem>([.. decided.All.Select(DecisionItem.Of)], null)))
            .Operation(TokenScopes.Read, "listDecisions", "What was decided about an idea: what stands first, then what was reopened").Produces<Page<DecisionItem>>();
        api.MapPost("/ideas/{id:guid}/decisions", async (Guid id, DecideIdeaInput body, DecideIdea decide, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await decide.HandleAsync(id, body, viewer, ct), _ => $"/ideas/{id}/decisions", made => new ThingMade(made)))
            .Operation(TokenScopes.Write, "decideIdea", "Decides about an idea in public, with a reason").Produces<ThingMade>(StatusCodes.Status201Created);
        api.MapPost("/ideas/{id:guid}/decisions/reopen", async (Guid id, ReopenBody body, ReopenIdea reopen, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await reopen.HandleAsync(id, body.Reason, viewer, ct)))
            .Operation(TokenScopes.Write, "reopenIdea", "Takes a decided idea up again, with a reason").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/ideas/{id:guid}/outcome", async (Guid id, SeeOutcome see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), OutcomeItem.Of))
            .Operation(TokenScopes.Read, "readOutcome", "Who carries an idea out, its steps and what it brought").Produces<OutcomeItem>();
        api.MapPut("/ideas/{id:guid}/plan", async (Guid id, PlanIdeaInput body, PlanIdea plan, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await plan.HandleAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "planIdea", "Says who carries an idea out, where and for when").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/ideas/{id:guid}/milestones", async (Guid id, MilestoneInput body, Milestones milestones, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await milestones.AddAsync(id, body, viewer, ct), _ => $"/ideas/{id}/outcome", made => new ThingMade(made)))
            .Operation(TokenScopes.Write, "addMilestone", "Adds a step of carrying an idea out").Produces<ThingMade>(StatusCodes.Status201Created);
        api.MapPut("/ideas/{id:guid}/milestones/{step:guid}", async (Guid id, Guid step, ReachedBody body, Milestones milestones, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await milestones.ReachAsync(id, step, body.Reached, viewer, ct)))
            .Operation(TokenScopes.Write, "reachMilestone", "Marks a step as reached, or as open after all").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/ideas/{id:guid}/milestones/{step:guid}", async (Guid id, Guid step, Milestones milestones, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await milestones.RemoveAsync(id, step, viewer, ct)))
            .Operation(TokenScopes.Write, "removeMilestone", "Removes a step").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/ideas/{id:guid}/benefits", async (Guid id, BenefitInput body, Benefits benefits, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await benefits.NoteAsync(id, body, viewer, ct), _ => $"/ideas/{id}/outcome", made => new ThingMade(made)))
            .Operation(TokenScopes.Write, "noteBenefit", "Notes an expected or a measured benefit, with day and source").Produces<ThingMade>(StatusCodes.Status201Created);
        api.MapDelete("/ideas/{id:guid}/benefits/{benefit:guid}", async (Guid id, Guid benefit, Benefits benefits, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await benefits.RemoveAsync(id, benefit, viewer, ct)))
            .Operation(TokenScopes.Write, "removeBenefit", "Removes a benefit; the log keeps that it was there").Produces(StatusCodes.Status204NoContent);
    }
}

public sealed record ThingMade(Guid Id);

/// <param name="Reason">What is new, for everybody to read.</param>
public sealed record ReopenBody(string? Reason);

public sealed record ReachedBody([property: JsonRequired] bool Reached);

/// <param name="ReopenedAt">Null while it stands.</param>
public sealed record DecisionItem(
    Guid Id, Verdict Verdict, string Headline, string Reason, string By, DateTimeOffset At, string? OnBehalfOf, string? Conditions, string? Budget, DateOnly? From, DateOnly? Until,
    string? StopCriterion, DateOnly? ReviewOn, DateTimeOffset? ReopenedAt, string? ReopenedBy, string? ReopenReason)
{
    internal static DecisionItem Of(DecisionCard card) => new(
        card.Decision.Id, card.Decision.Verdict, card.Decision.Headline, card.Decision.Reason, card.By, card.Decision.At, card.Decision.OnBehalfOf, card.Decision.Conditions,
        card.Decision.Budget, card.Decision.From, card.Decision.Until, card.Decision.StopCriterion, card.Decision.ReviewOn, card.Decision.ReopenedAt, card.ReopenedBy, card.Decision.ReopenReason);
}

public sealed record BenefitItem(Guid Id, bool IsMeasured, string Text, decimal? Amount, string? Unit, DateOnly On, string Source);

public sealed record StepItem(Guid Id, string Title, string? Owner, DateOnly? DueOn, DateTimeOffset? DoneAt);

public sealed record OutcomeItem(string? Owner, string? WorkLink, DateOnly? From, DateOnly? Until, IReadOnlyList<StepItem> Steps, IReadOnlyList<BenefitItem> Benefits, string? StoryHtml)
{
    internal static OutcomeItem Of(OutcomeView view) => new(
        view.Owner, view.WorkLink, view.From, view.Until, [.. view.Steps.Select(s => new StepItem(s.Id, s.Title, s.Owner, s.DueOn, s.DoneAt))],
        [.. view.Benefits.Select(b => new BenefitItem(b.Id, b.IsMeasured, b.Text, b.Amount, b.Unit, b.On, b.Source))], view.StoryHtml);
}

[JsonSerializable(typeof(DecideIdeaInput))]
[JsonSerializable(typeof(ReopenBody))]
[JsonSerializable(typeof(PlanIdeaInput))]
[JsonSerializable(typeof(MilestoneInput))]
[JsonSerializable(typeof(ReachedBody))]
[JsonSerializable(typeof(BenefitInput))]
[JsonSerializable(typeof(ThingMade))]
[JsonSerializable(typeof(Page<DecisionItem>))]
[JsonSerializable(typeof(OutcomeItem))]
internal sealed partial class OutcomesApiJson : JsonSerializerContext;
