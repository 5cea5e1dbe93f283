using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <param name="Target">What an invitation leads to, as “Space:ID”, “Gathering:ID” or “Season:ID”.</param>
/// <param name="Conditions">What must hold of somebody, as “Has:Writes”, “HasNot:Comes”, “Speaks:de”, “OfUnit:ID”, “InSpace:ID” or “NotInSpace:ID”.</param>
public sealed record StepInput(StepKind Kind, int AfterDays, string? Subject, string? Text, StepPlace Place, string? Target = null, IReadOnlyList<string?>? Conditions = null);

/// <param name="HeldOut">0 to <see cref="Journey.MostHeldOut"/> of a hundred people.</param>
public sealed record JourneyInput(string? Name, JourneyTrigger Trigger, JourneyGoal Goal, int HeldOut, IReadOnlyList<StepInput>? Steps);

/// <summary>Writes a journey, lets it run and stops it. Whoever is on the way when it changes goes on with the new steps.</summary>
internal sealed class WriteJourney(HouseDb db, WriteTransactions writes, StepChoices choices, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(JourneyInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        if (Wrong(input, await choices.HandleAsync(viewer, ct)) is { Count: > 0 } wrong) return Result<Guid>.From(wrong);
        var now = clock.GetUtcNow();
        var journey = new Journey(Guid.CreateVersion7(now), viewer.MemberId, now);
        Fill(journey, input);
        await using var write = await writes.BeginAsync(db, ct);
        db.Journeys.Add(journey);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.journey-made", journey.Id.ToString(), journey.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return journey.Id;
    }

    /// <summary>What begins it stays once somebody is on the way: they began by the rule as it was.</summary>
    public async Task<Result<Done>> ChangeAsync(Guid id, JourneyInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Journeys.AsTracking().Include(j => j.Steps).FirstOrDefaultAsync(j => j.Id == id, ct) is not { } journey) return Problem.NotFound();
        if (await db.Travellers.AnyAsync(t => t.JourneyId == id, ct)) input = input with { Trigger = journey.Trigger, Goal = journey.Goal, HeldOut = journey.HeldOut };
        if (Wrong(input, await choices.HandleAsync(viewer, ct)) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        await db.JourneySteps.Where(s => s.JourneyId == id).ExecuteDeleteAsync(ct);
        foreach (var step in journey.Steps.ToList()) db.Entry(step).State = EntityState.Detached;
        journey.Steps.Clear();
        Fill(journey, input);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.journey-changed", id.ToString(), journey.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>From now on what happens begins it, or nothing does; who is on the way waits while it does not run.</summary>
    public async Task<Result<Done>> RunAsync(Guid id, bool run, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        DateTimeOffset now = clock.GetUtcNow(), since = now;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Journeys.Where(j => j.Id == id).Select(j => j.Name).FirstOrDefaultAsync(ct) is not { } name) return Problem.NotFound();
        var changed = run
            ? await db.Journeys.Where(j => j.Id == id && j.RunsSince == null).ExecuteUpdateAsync(j => j.SetProperty(x => x.RunsSince, since), ct)
            : await db.Journeys.Where(j => j.Id == id && j.RunsSince != null).ExecuteUpdateAsync(j => j.SetProperty(x => x.RunsSince, (DateTimeOffset?)null), ct);
        if (changed == 0) return default(Done);
        db.Audit.Add(new AuditEntry(viewer.MemberId, run ? "activation.journey-started" : "activation.journey-stopped", id.ToString(), name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static void Fill(Journey journey, JourneyInput input)
    {
        (journey.Name, journey.Trigger, journey.Goal, journey.HeldOut) = (Line(input.Name), input.Trigger, input.Goal, input.HeldOut);
        var number = 0;
        foreach (var step in input.Steps ?? [])
        {
            var isMessage = step.Kind is StepKind.Message;
            journey.Steps.Add(new JourneyStep(journey.Id, ++number)
            {
                Kind = step.Kind, AfterDays = step.AfterDays, Subject = Line(step.Subject), Text = Plain(step.Text), Place = isMessage ? step.Place : StepPlace.Nowhere,
                Target = step.Kind == StepKind.Invitation ? StepTarget.Read(step.Target)?.ToString() : null, Conditions = string.Join(';', ConditionsOf(step).Distinct()),
            });
        }
    }

    private static List<Problem> Wrong(JourneyInput input, StepOffer offer)
    {
        var problems = new List<Problem>();
        if (Line(input.Name).Length is 0 or > Journey.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "journey-name", Journey.LongestName));
        if (!Enum.IsDefined(input.Trigger)) problems.Add(Problem.Invalid(nameof(input.Trigger), "journey-trigger"));
        if (!Enum.IsDefined(input.Goal)) problems.Add(Problem.Invalid(nameof(input.Goal), "journey-goal"));
        if (input.HeldOut is < 0 or > Journey.MostHeldOut) problems.Add(Problem.Invalid(nameof(input.HeldOut), "journey-held-out", Journey.MostHeldOut));
        var steps = input.Steps ?? [];
        if (steps.Count is 0 or > Journey.MostSteps) problems.Add(Problem.Invalid(nameof(input.Steps), "journey-steps", Journey.MostSteps));
        for (var at = 0; at < steps.Count; at++)
        {
            var step = steps[at];
            if (!Enum.IsDefined(step.Kind) || !Enum.IsDefined(step.Place)) problems.Add(Problem.Invalid($"Steps[{at}].Kind", "journey-step-kind"));
            // That somebody has gone quiet is nobody's business but theirs: no task tells a host.
            else if (step.Kind == StepKind.HostTask && input.Trigger == JourneyTrigger.Quiet) problems.Add(Problem.Invalid($"Steps[{at}].Kind", "journey-quiet-task"));
            if (step.Kind == StepKind.Introduction && $"{step.Subject}{step.Text}".Contains("{name}", StringComparison.Ordinal)) problems.Add(Problem.Invalid($"Steps[{at}].Text", "journey-introduction-name"));
            if (step.Kind == StepKind.Introduction && Plain(step.Text).Length > Journey.LongestIntroduction) problems.Add(Problem.Invalid($"Steps[{at}].Text", "journey-step-text", Journey.LongestIntroduction));
            if (step.Kind == StepKind.Invitation && (StepTarget.Read(step.Target) is not { } target || offer.NameOf(target) is null)) problems.Add(Problem.Invalid($"Steps[{at}].Target", "journey-step-target"));
            problems.AddRange(WrongConditions(step, at, offer));
            if (step.AfterDays is < 0 or > Journey.MostDays) problems.Add(Problem.Invalid($"Steps[{at}].AfterDays", "journey-step-days", Journey.MostDays));
            if (Line(step.Subject).Length is 0 or > Journey.LongestSubject) problems.Add(Problem.Invalid($"Steps[{at}].Subject", "journey-step-subject", Journey.LongestSubject));
            if (Plain(step.Text).Length is 0 or > Journey.LongestText) problems.Add(Problem.Invalid($"Steps[{at}].Text", "journey-step-text", Journey.LongestText));
        }

        return problems;
    }

    private static IEnumerable<Problem> WrongConditions(StepInput step, int at, StepOffer offer)
    {
        var field = $"Steps[{at}].Conditions";
        var conditions = ConditionsOf(step).ToList();
        if (conditions.Count != (step.Conditions ?? []).Count(c => !string.IsNullOrWhiteSpace(c)) || conditions.Count > StepCondition.Most
            || conditions.Exists(c => c.Kind is ConditionKind.OfUnit or ConditionKind.InSpace or ConditionKind.NotInSpace && offer.NameOf(c) is null)) yield return Problem.Invalid(field, "journey-step-condition", StepCondition.Most);
        // A task that comes only to those who did something, or didn't, would tell a host who they are.
        else if (step.Kind == StepKind.HostTask && conditions.Exists(c => c.IsAboutActs)) yield return Problem.Invalid(field, "journey-task-acts");
    }

    private static IEnumerable<StepCondition> ConditionsOf(StepInput step) => (step.Conditions ?? []).Select(StepCondition.Read).OfType<StepCondition>();

    private static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
