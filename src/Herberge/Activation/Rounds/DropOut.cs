using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Matching;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>
/// Somebody can't come this time. Two or more who are left meet without them; one who would be alone joins another group that has
/// not met yet. The house mends it by itself, so that nobody has to see who is in which group.
/// </summary>
internal sealed class DropOut(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    public async Task<Result<Done>> HandleAsync(Guid groupId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.GroupsOf(viewer).AnyAsync(g => g.Id == groupId, ct)) return Problem.NotFound();
        var group = await db.RoundGroups.Include(g => g.Seats).Include(g => g.Round).SingleAsync(g => g.Id == groupId, ct);
        if (group.MetAt is not null || group.Round!.EndsAt <= now) return Problem.Conflict("rounds-over");
        group.Seats.Single(s => s.MemberId == me).GoneAt = now;
        List<RoundSeat> left = [.. group.Seats.Where(s => s.GoneAt == null)];
        List<Guid> told = [.. left.Select(s => s.MemberId)];
        if (left.Count == 1) told.AddRange(await MoveAsync(left[0], group.Round!, now, ct));
        await bell.AddAsync([.. told.Select(person => new Notification(person, NotificationKind.RoundChanged, null, null, null, null, now))], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    // Whose group the one who is left joins; nobody where no group fits, and then they come first the next time.
    private async Task<IReadOnlyList<Guid>> MoveAsync(RoundSeat alone, Round round, DateTimeOffset now, CancellationToken ct)
    {
        var (roundId, programmeId, person) = (round.Id, round.ProgrammeId, alone.MemberId);
        var programme = await db.RoundProgrammes.AsNoTracking().SingleAsync(p => p.Id == programmeId, ct);
        var table = await RoundTable.ReadAsync(db, programme, now, except: roundId, ct);
        var numbers = table.Ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var others = await db.RoundGroups.Include(g => g.Seats).Where(g => g.RoundId == roundId && g.Id != alone.GroupId && g.MetAt == null).ToListAsync(ct);
        // People who left the programme meanwhile keep their group but are unknown to the table: such groups stay as they are.
        var open = others.Where(g => g.Seats.Count(s => s.GoneAt == null) > 1 && g.Seats.Where(s => s.GoneAt == null).All(s => numbers.ContainsKey(s.MemberId))).ToList();
        if (numbers.TryGetValue(person, out var number))
        {
            var meeting = open.SelectMany(g => g.Seats.Where(s => s.GoneAt == null).Select(s => numbers[s.MemberId])).Append(number).ToHashSet();
            IReadOnlyList<int>[] groups = [.. open.Select(g => g.Seats.Where(s => s.GoneAt == null).Select(s => numbers[s.MemberId]).ToArray()), [number]];
            var gone = Enumerable.Range(0, table.Ids.Count).Where(at => !meeting.Contains(at)).ToHashSet();
            var mended = MeetingRound.Mend(groups, gone, table.People, table.Ties, table.Apart, DrawRound.OptionsOf(programme, now), ct);
            if (mended.Groups.FirstOrDefault(g => g.Members.Contains(number)) is { } found
                && open.FirstOrDefault(g => g.Seats.Count(s => s.GoneAt == null) == found.Members.Count - 1 && g.Seats.Where(s => s.GoneAt == null).All(s => found.Members.Contains(numbers[s.MemberId]))) is { } joined)
            {
                alone.GoneAt = now;
                List<Guid> met = [.. joined.Seats.Where(s => s.GoneAt == null).Select(s => s.MemberId)];
                joined.Add(new RoundSeat(joined.Id, person));
                (joined.Day, joined.Place, joined.Language) = (DrawRound.DayOf(found.Days, house.DayOf(now)), table.PlaceOf(found), table.LanguageOf(found));
                return met;
            }
        }

        await db.RoundEntries.Where(e => e.ProgrammeId == programmeId && e.MemberId == person).ExecuteUpdateAsync(e => e.SetProperty(x => x.WasLeftOut, true), ct);
        return [];
    }
}
