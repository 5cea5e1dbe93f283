using System.Text.Json;
using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Herberge.Silos;
using Herberge.Silos.Oversight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Activation.Ladder;

/// <summary>
/// How far the house draws its people in, from the ledger alone. Windows end on Mondays, so that nobody learns from two looks a day
/// apart who was active. Guests, those who don't want to be analysed, and the community team itself don't count. Each look is logged.
/// </summary>
internal sealed class SeeLadder(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, House house, TimeProvider clock, IMemoryCache cache, LogLook log)
{
    public const string Address = "/activation/ladder";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    public static bool MaySee(Viewer viewer) => viewer.MaySeeSilos || viewer.RunsRounds;

    public async Task<Result<LadderView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!MaySee(viewer)) return Problem.Forbidden("ladder-for-managers");
        var today = house.DayOf(clock.GetUtcNow());
        var until = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        await log.HandleAsync(Address, viewer, ct);
        if (cache.TryGetValue((typeof(SeeLadder), until), out LadderView? known)) return known!;
        return cache.Set((typeof(SeeLadder), until), await ReleasedAsync(until, ct), Kept);
    }

    /// <summary>What was told of a week stays as it was told: whoever moves, leaves or opts out later is in no second reading of it.</summary>
    private async Task<LadderView> ReleasedAsync(DateOnly until, CancellationToken ct)
    {
        if (await db.LadderReleases.AsNoTracking().Where(r => r.Until == until).Select(r => r.Content).FirstOrDefaultAsync(ct) is { } told) return Open(told);
        var view = await ReadAsync(until, ct);
        await using (var write = await writes.BeginAsync(db, ct))
        {
            db.LadderReleases.Add(new LadderRelease(until, JsonSerializer.Serialize(view, LadderReleaseJson.Default.LadderView), clock.GetUtcNow()));
            try
            {
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
                return view;
            }
            catch (DbUpdateException error) when (engine.IsDuplicate(error))
            {
                // Somebody was first: their reading is the one that was told.
                db.ChangeTracker.Clear();
            }
        }

        return Open(await db.LadderReleases.AsNoTracking().Where(r => r.Until == until).Select(r => r.Content).FirstAsync(ct));
    }

    private static LadderView Open(string told) => JsonSerializer.Deserialize(told, LadderReleaseJson.Default.LadderView) ?? throw new FormatException("A release of the ladder is empty.");

    /// <param name="until">The Monday all windows end with.</param>
    /// <param name="ct">Stops the work.</param>
    internal async Task<LadderView> ReadAsync(DateOnly until, CancellationToken ct)
    {
        var end = house.StartOf(until);
        var leftOut = db.LeftOutOfAnalysis();
        var people = await db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && m.PartnerId == null && m.CreatedAt < end && (m.Roles & Viewer.Team) == 0 && !leftOut.Contains(m.Id))
            .OrderBy(m => m.Id).Select(m => new { m.Id, Unit = m.Unit == null ? null : m.Unit.Path }).ToListAsync(ct);
        var numbers = people.Select((person, at) => (person.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        List<string> units = [.. people.Select(person => person.Unit?.Split('/')[0]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var deeds = new List<Deed>();
        await foreach (var act in db.Acts.AsNoTracking().Where(a => a.At < end).Select(a => new { a.MemberId, a.Kind, a.At, a.SpaceId }).AsAsyncEnumerable().WithCancellation(ct))
            if (numbers.TryGetValue(act.MemberId, out var person)) deeds.Add(new Deed(person, act.Kind, act.At, act.SpaceId));
        var answers = new List<Answer>();
        await foreach (var tie in db.Ties.AsNoTracking().Where(t => t.Kind == TieKind.Reply && t.At < end && t.Weight > 0).Select(t => new { t.FromId, t.ToId, t.At, t.SpaceId }).AsAsyncEnumerable().WithCancellation(ct))
            if (tie.FromId != tie.ToId && numbers.TryGetValue(tie.ToId, out var person)) answers.Add(new Answer(person, tie.At, tie.SpaceId));
        var facts = new ActivityFacts([.. people.Select(person => person.Unit is { } path ? units.IndexOf(path.Split('/')[0]) : -1)], deeds, answers);
        return GuardLadder.Of(facts, units, end, until, house.TimeZone, await FunnelAsync(numbers, end, ct));
    }

    private async Task<FunnelView> FunnelAsync(Dictionary<Guid, int> numbers, DateTimeOffset end, CancellationToken ct)
    {
        var from = end.AddDays(-LadderMeasures.Window);
        var over = db.Set<Gathering>().AsNoTracking().Where(g => g.EndsAt >= from && g.EndsAt < end && g.CancelledAt == null);
        var seats = await db.Set<Registration>().AsNoTracking().Where(r => r.MemberId != null && r.Seat == Seat.Held && over.Any(g => g.Id == r.GatheringId))
            .Select(r => new { Member = r.MemberId!.Value, Asked = r.AskedAt != null, Confirmed = r.ConfirmedAt != null, OnSite = r.Coming == Coming.OnSite, CameIn = r.CheckedInAt != null }).ToListAsync(ct);
        return EventFunnel.Of(await over.CountAsync(ct), [.. seats.Where(s => numbers.ContainsKey(s.Member)).Select(s => new Place(numbers[s.Member], s.Asked, s.Confirmed, s.OnSite, s.CameIn))]);
    }
}
