using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Herberge.Texts.Trends;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

public sealed record JourneyCard(Guid Id, string Name, JourneyTrigger Trigger, JourneyGoal Goal, int Steps, bool Runs);

/// <param name="Guided">Of those who got the steps, what part got to the goal within thirty days; null while too few.</param>
/// <param name="HeldOut">The same of those who got nothing.</param>
/// <param name="Difference">Guided − held out with its 90 % interval; null while too few in either.</param>
public sealed record JourneyEffect(ShownShare? Guided, ShownShare? HeldOut, ShareChange? Difference);

/// <param name="Begun">How many began it; null for fewer than five.</param>
/// <param name="LastMonth">How many would have begun it in the last thirty days; null for fewer than five.</param>
/// <param name="WouldGet">For each step with conditions, how many of the last thirty days' people they hold of.</param>
public sealed record JourneyReading(
    JourneyCard Card, int HeldOutOf100, IReadOnlyList<JourneyStep> Steps, bool IsBegun, int? Begun, int? LastMonth, JourneyEffect Effect, IReadOnlyDictionary<int, AboutSoMany> WouldGet, StepOffer Offer);

/// <summary>How many of a group, as it may be told: by fives, and neither fewer than five nor all but fewer than five.</summary>
/// <param name="Least">Null for fewer than five, or for nothing to be said.</param>
/// <param name="IsNearlyAll">All, or fewer than five less.</param>
public readonly record struct AboutSoMany(int? Least, bool IsNearlyAll)
{
    public static AboutSoMany Of(int part, int whole) =>
        whole < ShownShare.Fewest || part < ShownShare.Fewest ? new AboutSoMany(null, false)
        : whole - part < ShownShare.Fewest ? new AboutSoMany(null, true)
        : new AboutSoMany(part / ShownShare.Fewest * ShownShare.Fewest, false);
}

/// <param name="Name">For whom.</param>
public sealed record HostTaskLine(Guid Id, string Subject, string Text, DateTimeOffset At, string Name, string Handle, int? Hue, string? Unit);

/// <summary>
/// Journeys as those see them who write them: no person on a journey, only sums; and what hosts are to do in person. Sums end on Mondays,
/// so that nobody learns from two looks a day apart who got somewhere; the effect leaves out who doesn't want to be analysed.
/// </summary>
internal sealed class SeeJourneys(HouseDb db, FindTravellers find, MoveTravellers move, CheckConditions conditions, StepChoices choices, House house, TimeProvider clock)
{
    /// <summary>Smaller arms say nothing about a difference.</summary>
    public const int FewestPerArm = 10;

    public const int GoalDays = 30;

    public async Task<Result<IReadOnlyList<JourneyCard>>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        return await db.Journeys.AsNoTracking().OrderByDescending(j => j.RunsSince != null).ThenBy(j => j.Name)
            .Select(j => new JourneyCard(j.Id, j.Name, j.Trigger, j.Goal, j.Steps.Count, j.RunsSince != null)).ToListAsync(ct);
    }

    public async Task<Result<JourneyReading>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        if (await db.Journeys.AsNoTracking().Include(j => j.Steps).FirstOrDefaultAsync(j => j.Id == id, ct) is not { } journey) return Problem.NotFound();
        var until = ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone);
        var isBegun = await db.Travellers.AnyAsync(t => t.JourneyId == id, ct);
        var travellers = await db.Travellers.AsNoTracking().Where(t => t.JourneyId == id && t.BegunAt < until).ToListAsync(ct);
        var leftOut = (await db.LeftOutOfAnalysis().ToListAsync(ct)).ToHashSet();
        var lately = (await find.HandleAsync(journey.Trigger, until.AddDays(-GoalDays), until, ct)).Where(b => b.At < until).Select(b => b.MemberId).Distinct().ToList();
        var would = new Dictionary<int, AboutSoMany>();
        foreach (var step in journey.Steps.Where(s => s.Conditions.Length > 0))
            would[step.Number] = AboutSoMany.Of((await conditions.WhoAsync(StepCondition.ReadAll(step.Conditions), lately, until, ct)).Count, lately.Count);
        return new JourneyReading(
            new JourneyCard(journey.Id, journey.Name, journey.Trigger, journey.Goal, journey.Steps.Count, journey.RunsSince is not null), journey.HeldOut, [.. journey.Steps.OrderBy(s => s.Number)],
            isBegun, Told(travellers.Count), Told(lately.Count),
            await EffectAsync(journey.Goal, [.. travellers.Where(t => t.BegunAt.AddDays(GoalDays) <= until && !leftOut.Contains(t.MemberId))], ct), would, await choices.HandleAsync(viewer, ct));
    }

    public async Task<Result<IReadOnlyList<HostTaskLine>>> TasksAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        return await (
            from t in db.HostTasks.AsNoTracking()
            where t.DoneAt == null
            join m in db.Set<Member>() on t.MemberId equals m.Id
            where m.State == MemberState.Active
            orderby t.At
            select new HostTaskLine(t.Id, t.Subject, t.Text, t.At, m.Name, m.Handle, m.Unit!.Hue, m.Unit.Name)).ToListAsync(ct);
    }

    private async Task<JourneyEffect> EffectAsync(JourneyGoal goal, List<Traveller> over, CancellationToken ct)
    {
        var there = await move.ReachedAsync(goal, over, ct, GoalDays);
        int Part(bool heldOut) => over.Count(t => t.IsHeldOut == heldOut && there.Contains(t.MemberId));
        int Whole(bool heldOut) => over.Count(t => t.IsHeldOut == heldOut);
        var (guided, held) = (ShownShare.Of(Part(false), Whole(false)), ShownShare.Of(Part(true), Whole(true)));
        var tells = guided is { IsExact: true } && held is { IsExact: true } && Whole(false) >= FewestPerArm && Whole(true) >= FewestPerArm;
        return new JourneyEffect(guided, held, tells ? ShareChange.Of(Part(true), Whole(true), Part(false), Whole(false)) : null);
    }

    private static int? Told(int count) => count >= ShownShare.Fewest ? count : null;
}
