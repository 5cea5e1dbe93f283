using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Effects;
using Herberge.People;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>What is to be released of an intervention.</summary>
/// <param name="Counted">The participants it rests on.</param>
internal sealed record FoundEffect(EffectState State, EffectNumbers? Numbers, IReadOnlySet<Guid> Counted);

/// <summary>
/// Studies one intervention in the ledger. Whoever left, opted out, has no unit or came after the window before began is no part of
/// it; nothing shows that.
/// </summary>
internal sealed class StudyIntervention(HouseDb db, House house)
{
    /// <summary>One seed for all effects of all houses: another one would be another look at the same draws.</summary>
    private const ulong Seed = 1;

    /// <summary>How much later than its window the first contact of a house may lie.</summary>
    private const int QuietDays = 7;

    public async Task<FoundEffect> HandleAsync(Intervention intervention, ReleaseRules rules, CancellationToken ct)
    {
        var entered = intervention.Participants.Select(participant => participant.MemberId).ToHashSet();
        if (entered.Count < ReleaseEffects.Fewest) return new FoundEffect(EffectState.TooFew, null, new HashSet<Guid>());
        var released = await ReleasedAsync(ct);
        var window = intervention.Study;
        if (OverlapGuard.Forbids(new MeasuredGroup(entered, window), released.Select(one => one.Entered), rules.CellPeople)) return Held();
        if (!await KnowsBeforeAsync(window, ct)) return new FoundEffect(EffectState.NothingBefore, null, new HashSet<Guid>());

        var found = await StudyAsync(window, intervention.Day, entered, ct);
        return OverlapGuard.Forbids(new MeasuredGroup(found.Counted, window), released.Select(one => one.Counted), rules.CellPeople) ? Held() : found;
    }

    private static FoundEffect Held() => new(EffectState.Held, null, new HashSet<Guid>());

    /// <summary>Lists about which something became known, those taken out of the list among them.</summary>
    private async Task<IReadOnlyList<(MeasuredGroup Entered, MeasuredGroup Counted)>> ReleasedAsync(CancellationToken ct)
    {
        var known = await db.Interventions.AsNoTracking().Include(i => i.Participants)
            .Where(i => i.Effect != null && (i.Effect.State == EffectState.Seen || i.Effect.State == EffectState.NotSeen || i.Effect.State == EffectState.TooFew)).ToListAsync(ct);
        return [.. known.Where(i => i.Participants.Count >= ReleaseEffects.Fewest).Select(i => (
            new MeasuredGroup(i.Participants.Select(p => p.MemberId).ToHashSet(), i.Study),
            new MeasuredGroup(i.Participants.Where(p => p.IsCounted).Select(p => p.MemberId).ToHashSet(), i.Study)))];
    }

    private async Task<bool> KnowsBeforeAsync(StudyWindows window, CancellationToken ct)
    {
        var before = ReleaseDays.Start(window.BeforeFrom.AddDays(QuietDays), house.TimeZone);
        return await db.Ties.AnyAsync(tie => tie.At < before, ct);
    }

    private async Task<FoundEffect> StudyAsync(StudyWindows window, DateOnly day, HashSet<Guid> entered, CancellationToken ct)
    {
        var (before, from) = (Start(window.BeforeFrom), Start(day));
        var (after, to) = (Start(window.AfterFrom), Start(window.AfterTo.AddDays(1)));
        var contacts = await HouseContacts.LoadAsync(db, before, to, ct);
        var joined = await db.PeopleForAnalysis().ToDictionaryAsync(person => person.MemberId, person => person.JoinedOn, ct);
        RosterEntry[] placed = [.. contacts.By(GroupedBy.Unit).Tree.Placed.Select(person => contacts.Roster[person])];
        StudyPerson[] people = [.. placed.Select(person => new StudyPerson(
            person.UnitPath!.Split('/')[0],
            Tenure.ClassOf(joined.GetValueOrDefault(person.MemberId), day),
            entered.Contains(person.MemberId),
            !person.IsLeftOut && joined.TryGetValue(person.MemberId, out var since) && (since is null || since <= window.BeforeFrom)))];

        var result = EffectStudy.Of(people, Pairs(before, from), Pairs(after, to), new EffectOptions { Seed = Seed }, ct);
        return new FoundEffect(result.State, result.Numbers, result.Counted.Select(person => placed[person].MemberId).ToHashSet());

        IEnumerable<(int A, int B)> Pairs(DateTimeOffset since, DateTimeOffset until) =>
            contacts.Within(since, until, GroupedBy.Unit).Select(contact => (contact.From, contact.To));
    }

    private DateTimeOffset Start(DateOnly day) => ReleaseDays.Start(day, house.TimeZone);
}
