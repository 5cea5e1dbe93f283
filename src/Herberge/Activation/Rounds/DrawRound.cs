using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Matching;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Activation.Rounds;

/// <summary>
/// Draws what is due. The groups are formed before the transaction, which first moves the day of the next draw: of two draws only one gets
/// it, and one that is killed has done nothing.
/// </summary>
internal sealed class DrawRound(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    /// <summary>Its name in the ledger.</summary>
    public const string Occasion = "round";

    /// <summary>Nobody is asked to meet tomorrow.</summary>
    private const int DaysAhead = 2;

    /// <returns>How many rounds were drawn.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = house.DayOf(clock.GetUtcNow());
        var due = await db.RoundProgrammes.AsNoTracking().Where(p => p.NextDrawOn <= today && p.EndedAt == null).OrderBy(p => p.NextDrawOn).ToListAsync(ct);
        var drawn = 0;
        foreach (var programme in due)
        {
            db.ChangeTracker.Clear();
            if (await DrawAsync(programme, today, ct)) drawn++;
        }

        return drawn;
    }

    private async Task<bool> DrawAsync(RoundProgramme programme, DateOnly today, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var table = await RoundTable.ReadAsync(db, programme, now, except: null, ct);
        var result = MeetingRound.Form(table.People, table.Ties, table.Apart, OptionsOf(programme, now), ct);
        var (id, planned, next) = (programme.Id, programme.NextDrawOn, programme.DrawAfter(today));
        var endsAt = house.StartOf(today.AddDays(programme.DaysToMeet));

        await using var write = await writes.BeginAsync(db, ct);
        var claimed = await db.RoundProgrammes.Where(p => p.Id == id && p.NextDrawOn == planned && p.EndedAt == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.NextDrawOn, next), ct);
        if (claimed == 0) return false;
        if (result.Groups.Count == 0)
        {
            await write.CommitAsync(ct);
            return false;
        }

        var number = await db.Rounds.CountAsync(r => r.ProgrammeId == id, ct) + 1;
        var round = new Round(Guid.CreateVersion7(now), id, number, now, endsAt);
        var occasion = new Occasion(Occasion, round.Id, now, endsAt);
        var lines = new List<Notification>();
        foreach (var formed in result.Groups)
        {
            var group = new RoundGroup(Guid.CreateVersion7(now), round.Id, DayOf(formed.Days, today), table.PlaceOf(formed), table.LanguageOf(formed));
            foreach (var member in formed.Members.Select(member => table.Ids[member]))
            {
                group.Add(new RoundSeat(group.Id, member));
                occasion.Add(member);
                lines.Add(new Notification(member, NotificationKind.RoundDrawn, null, null, null, null, now));
            }

            round.Add(group);
            foreach (var (a, b) in MeetingHistory.PairsOf(formed.Members))
            {
                round.Pairs++;
                if (table.People[a].Unit != table.People[b].Unit) round.PairsAcross++;
                if (table.Recent.Contains((a, b))) round.Repeats++;
            }
        }

        (round.People, round.ShareOfBound) = (lines.Count, result.ShareOfBound);
        db.Rounds.Add(round);
        db.Occasions.Add(occasion);
        await NoteLeftOutAsync(id, [.. result.LeftOut.Select(person => table.Ids[person])], [.. table.Ids], ct);
        db.Audit.Add(new AuditEntry(null, "activation.round-drawn", id.ToString(), programme.Name, now));
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId)], CancellationToken.None);
        return true;
    }

    internal static MeetingOptions OptionsOf(RoundProgramme programme, DateTimeOffset now) =>
        new() { Size = programme.Size, LevelDistance = programme.LevelDistance ?? int.MaxValue, Seed = (ulong)now.ToUnixTimeSeconds() };

    /// <summary>The first day from the day after tomorrow on which all of them have time.</summary>
    internal static DateOnly DayOf(uint days, DateOnly today)
    {
        var day = today.AddDays(DaysAhead);
        while ((days & (1u << (((int)day.DayOfWeek + 6) % 7))) == 0) day = day.AddDays(1);
        return day;
    }

    private async Task NoteLeftOutAsync(Guid programmeId, List<Guid> leftOut, List<Guid> taking, CancellationToken ct)
    {
        await db.RoundEntries.Where(e => e.ProgrammeId == programmeId && e.WasLeftOut && taking.Contains(e.MemberId)).ExecuteUpdateAsync(e => e.SetProperty(x => x.WasLeftOut, false), ct);
        await db.RoundEntries.Where(e => e.ProgrammeId == programmeId && leftOut.Contains(e.MemberId)).ExecuteUpdateAsync(e => e.SetProperty(x => x.WasLeftOut, true), ct);
    }
}

/// <summary>Draws, reminds and counts, each once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class RoundsByTheHour(DrawRound draw, NudgeGroups nudge, CountRounds count) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await count.HandleAsync(cancellationToken);
        await draw.HandleAsync(cancellationToken);
        await nudge.HandleAsync(cancellationToken);
    }
}
