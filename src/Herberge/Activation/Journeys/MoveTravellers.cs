using System.Buffers.Binary;
using System.Security.Cryptography;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Introductions;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Activation.Journeys;

/// <summary>
/// Lets people begin the journeys that run, and does what is due. Each step is one transaction, which first moves the traveller on: of two
/// who try only one does it, and whatever is killed, it is done once or comes up again.
/// </summary>
internal sealed class MoveTravellers(
    HouseDb db, WriteTransactions writes, FindTravellers find, CheckConditions conditions, StepChoices choices, PickCompanion pick, ProposeIntroduction introduce, Bell bell, TimeProvider clock)
{
    /// <returns>How many steps were done.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var done = 0;
        foreach (var journey in await db.Journeys.AsNoTracking().Include(j => j.Steps).Where(j => j.RunsSince != null).OrderBy(j => j.CreatedAt).ToListAsync(ct))
        {
            await BeginAsync(journey, now, ct);
            var id = journey.Id;
            var due = await db.Travellers.AsNoTracking().Where(t => t.JourneyId == id && t.DueAt <= now).OrderBy(t => t.DueAt).ToListAsync(ct);
            var there = await ReachedAsync(journey.Goal, due, ct);
            var passed = await PassedOverAsync(journey, due, now, ct);
            foreach (var traveller in due)
                if (await StepAsync(journey, traveller, there.Contains(traveller.MemberId), passed.Contains(traveller.MemberId), now, ct)) done++;
        }

        return done;
    }

    /// <summary>Of those travelling, who has done since they began what the journey is meant to bring about.</summary>
    internal async Task<HashSet<Guid>> ReachedAsync(JourneyGoal goal, IReadOnlyCollection<Traveller> travellers, CancellationToken ct, int? within = null)
    {
        if (travellers.Count == 0) return [];
        var (ids, first) = (travellers.Select(t => t.MemberId).ToList(), travellers.Min(t => t.BegunAt));
        var acts = (await Towards(db.Acts.AsNoTracking(), goal).Where(a => ids.Contains(a.MemberId) && a.At > first).Select(a => new { a.MemberId, a.At }).ToListAsync(ct)).ToLookup(a => a.MemberId, a => a.At);
        return [.. travellers.Where(t => acts[t.MemberId].Any(at => at > t.BegunAt && (within is not { } days || at <= t.BegunAt.AddDays(days)))).Select(t => t.MemberId)];
    }

    internal static IQueryable<Act> Towards(IQueryable<Act> acts, JourneyGoal goal) => goal switch
    {
        JourneyGoal.Writes => acts.Where(a => a.Kind == ActKind.StartedThread || a.Kind == ActKind.Posted),
        JourneyGoal.SubmitsIdea => acts.Where(a => a.Kind == ActKind.SubmittedIdea),
        JourneyGoal.Comes => acts.Where(a => a.Kind == ActKind.CheckedIn),
        _ => acts.Where(a => a.Kind != ActKind.SignedIn),
    };

    /// <summary>Of those a step is due for, for whom its conditions don't hold.</summary>
    private async Task<HashSet<Guid>> PassedOverAsync(Journey journey, List<Traveller> due, DateTimeOffset now, CancellationToken ct)
    {
        var passed = new HashSet<Guid>();
        foreach (var step in journey.Steps.Where(s => s.Conditions.Length > 0))
        {
            var people = due.Where(t => t.Done + 1 == step.Number).Select(t => t.MemberId).ToList();
            if (people.Count > 0) passed.UnionWith(people.Except(await conditions.WhoAsync(StepCondition.ReadAll(step.Conditions), people, now, ct)));
        }

        return passed;
    }

    private async Task BeginAsync(Journey journey, DateTimeOffset now, CancellationToken ct)
    {
        var id = journey.Id;
        var found = await find.HandleAsync(journey.Trigger, journey.RunsSince!.Value, now, ct);
        if (found.Count == 0) return;
        await using var write = await writes.BeginAsync(db, ct);
        // Holds the journey until the commit, so that nobody begins it twice.
        if (await db.Journeys.Where(j => j.Id == id && j.RunsSince != null).ExecuteUpdateAsync(j => j.SetProperty(x => x.HeldOut, x => x.HeldOut), ct) == 0) return;
        var known = (await db.Travellers.Where(t => t.JourneyId == id).Select(t => t.MemberId).ToListAsync(ct)).ToHashSet();
        foreach (var one in found.Where(f => !known.Contains(f.MemberId)))
        {
            var heldOut = DrawsLot(id, one.MemberId) < journey.HeldOut;
            db.Travellers.Add(new Traveller(id, one.MemberId, one.At, heldOut) { DueAt = heldOut || journey.Steps.Count == 0 ? null : one.At.AddDays(journey.Steps.Min(s => (s.Number, s.AfterDays)).AfterDays) });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> StepAsync(Journey journey, Traveller traveller, bool isThere, bool isPassed, DateTimeOffset now, CancellationToken ct)
    {
        var (id, memberId, done) = (journey.Id, traveller.MemberId, traveller.Done);
        var step = journey.Steps.FirstOrDefault(s => s.Number == done + 1);
        var after = journey.Steps.FirstOrDefault(s => s.Number == done + 2);
        var goesOn = step is not null && !isThere;
        DateTimeOffset? next = goesOn && after is not null ? now.AddDays(after.AfterDays) : null;
        await using var write = await writes.BeginAsync(db, ct);
        var claimed = await db.Travellers.Where(t => t.JourneyId == id && t.MemberId == memberId && t.Done == done && t.DueAt <= now)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Done, goesOn ? done + 1 : done).SetProperty(x => x.DueAt, next), ct);
        var name = await db.Set<Member>().Where(m => m.Id == memberId && m.State == MemberState.Active).Select(m => m.Name).FirstOrDefaultAsync(ct);
        if (claimed == 0) return false;
        var told = goesOn && !isPassed && name is not null ? await DoAsync(step!, memberId, name, now, ct) : null;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
        if (told is { Length: > 0 }) await bell.RingAsync(told, CancellationToken.None);
        return told is not null;
    }

    /// <returns>Whose bell rings; null where there was nothing to do, because nobody fits or the person is there already.</returns>
    private async Task<Guid[]?> DoAsync(JourneyStep step, Guid memberId, string name, DateTimeOffset now, CancellationToken ct)
    {
        var (subject, text) = (Named(step.Subject, name), Named(step.Text, name));
        string? address = null;
        switch (step.Kind)
        {
            case StepKind.HostTask:
                db.HostTasks.Add(new HostTask(Guid.CreateVersion7(now), step.JourneyId, memberId, subject, text, now));
                return [];
            case StepKind.Introduction:
                if (await pick.HandleAsync(step.JourneyId, memberId, ct) is not { } companion) return null;
                var reason = step.Text.Replace("{topic}", companion.Topic, StringComparison.Ordinal);
                return await introduce.WithoutNamesAsync(memberId, companion.MemberId, reason, now, ct) ? [memberId, companion.MemberId] : null;
            case StepKind.Invitation:
                address = StepTarget.Read(step.Target) is { } target ? await choices.AddressAsync(target, memberId, ct) : null;
                if (address is null) return null;
                break;
        }

        var message = new JourneyMessage(Guid.CreateVersion7(now), step.JourneyId, memberId, subject, text, step.Place, now, address);
        db.JourneyMessages.Add(message);
        await bell.AddAsync([new Notification(memberId, NotificationKind.JourneyWord, null, null, null, null, now) { SubjectId = message.Id }], ct);
        return [memberId];
    }

    internal static string Named(string text, string name) => text.Replace("{name}", name.Split(' ', 2)[0], StringComparison.Ordinal);

    /// <summary>0 … 99, evenly, and for one person on one journey always the same: whatever is repeated, nobody changes sides.</summary>
    internal static int DrawsLot(Guid journeyId, Guid memberId)
    {
        Span<byte> both = stackalloc byte[32], hash = stackalloc byte[32];
        journeyId.TryWriteBytes(both);
        memberId.TryWriteBytes(both[16..]);
        SHA256.HashData(both, hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % 100);
    }
}

[DisallowConcurrentExecution]
internal sealed class MoveTravellersByTheHour(MoveTravellers move) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await move.HandleAsync(cancellationToken);
}
