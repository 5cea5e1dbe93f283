using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>What becomes of a circle.</summary>
/// <param name="After">0 where it is dissolved.</param>
public sealed record MendedCircle(string Name, int Before, int After);

/// <summary>How the circles of a season could be made whole; sizes and names of circles, nobody's goal or name.</summary>
/// <param name="Moved">How many change their circle.</param>
/// <param name="Seated">Of how many.</param>
/// <param name="FromWaiting">How many of those who wait get a place.</param>
/// <param name="IsFewest">Whether it is known that fewer moves won't do.</param>
/// <param name="Circles">Those that change.</param>
/// <param name="Edition">Names this plan: only what was seen is done.</param>
public sealed record MendPreview(int Moved, int Seated, int FromWaiting, bool IsFewest, IReadOnlyList<MendedCircle> Circles, string Edition)
{
    public bool IsEmpty => Circles.Count == 0;
}

/// <summary>
/// Re-forms circles that became too small, with the fewest people moved (<see cref="CircleRepair"/>). Whoever is moved is told and has some
/// days to say that they don't want to.
/// </summary>
internal sealed class MendCircles(HouseDb db, WriteTransactions writes, TimeProvider clock, Bell bell)
{
    public static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    public async Task<Result<MendPreview>> PreviewAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        if (season.DrawnAt is null || season.ClosedAt is not null) return Problem.Conflict("circles-over");
        return (await PlanAsync(season, ct)).ToPreview();
    }

    /// <param name="edition">Of the preview that was seen.</param>
    public async Task<Result<Done>> HandleAsync(Guid id, string? edition, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        if (season.DrawnAt is null || season.ClosedAt is not null) return Problem.Conflict("circles-over");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await db.HoldSeasonAsync(id, ct);
        var plan = await PlanAsync(season, ct);
        if (plan.ToPreview() is not { IsEmpty: false } preview || preview.Edition != edition) return Problem.Conflict("circles-changed-meanwhile");

        List<Guid> ids = [.. plan.Circles.Select(circle => circle.Id)];
        var circles = await db.Circles.Include(c => c.Seats).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var lines = new List<Notification>();
        var moved = plan.Repair.Moves.Select(move => plan.Table.Ids[move.Person]).ToHashSet();
        foreach (var move in plan.Repair.Moves)
        {
            var (member, to) = (plan.Table.Ids[move.Person], circles[ids[move.To]]);
            var from = move.From is { } home ? circles[ids[home]] : null;
            if (from is not null) Stand(from, member, now);
            Sit(to, member, now, from?.Id);
            lines.Add(new Notification(member, from is null ? NotificationKind.CircleDrawn : NotificationKind.CircleMoved, null, null, null, null, now) { SubjectId = to.Id });
        }

        foreach (var (at, _) in plan.Repair.Groups.Index().Where(group => group.Item.Count == 0)) circles[ids[at]].DissolvedAt = now;
        var changed = plan.Repair.Moves.SelectMany(move => new[] { move.From, move.To }).OfType<int>().Distinct().Select(at => circles[ids[at]]).Where(circle => circle.DissolvedAt is null);
        foreach (var circle in changed)
            lines.AddRange(circle.Seats.Where(s => s.LeftAt is null && !moved.Contains(s.MemberId))
                .Select(s => new Notification(s.MemberId, NotificationKind.CircleChanged, null, null, null, null, now) { SubjectId = circle.Id }));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.circles-mended", id.ToString(), season.Name, now));
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId).Distinct()], CancellationToken.None);
        return default(Done);
    }

    /// <summary>Gives somebody a place, whether or not they had one there before.</summary>
    internal static void Sit(Circle circle, Guid member, DateTimeOffset now, Guid? from)
    {
        var seat = circle.Seats.SingleOrDefault(s => s.MemberId == member);
        if (seat is null) circle.Add(seat = new CircleSeat(circle.Id, member, now));
        (seat.LeftAt, seat.Since, seat.SeenAt, seat.FromId, seat.DeclineUntil) = (null, now, now, from, from is null ? null : now + Notice);
    }

    internal static void Stand(Circle circle, Guid member, DateTimeOffset now)
    {
        circle.Seats.Single(s => s.MemberId == member).LeftAt = now;
        if (circle.ModeratorId == member) circle.ModeratorId = null;
    }

    private async Task<Mending> PlanAsync(CircleSeason season, CancellationToken ct)
    {
        var seasonId = season.Id;
        var table = await CircleTable.ReadAsync(db, season, clock.GetUtcNow(), ct);
        var numbers = table.Ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var seats = (await db.TakenSeats().AsNoTracking().Where(s => s.Circle!.SeasonId == seasonId).Select(s => new { s.CircleId, s.MemberId }).ToListAsync(ct))
            .Where(seat => numbers.ContainsKey(seat.MemberId)).ToLookup(seat => seat.CircleId, seat => numbers[seat.MemberId]);
        var circles = await db.Circles.AsNoTracking().Where(c => c.SeasonId == seasonId && c.DissolvedAt == null).OrderBy(c => c.Number).ToListAsync(ct);
        var repair = CircleRepair.Plan(
            table.People, [.. circles.Select(c => new RepairCircle([.. seats[c.Id].Order()], table.LanguageBit(c.Language), MeetingSlots.At(c.Day, c.Part), table.PlaceBit(c.Place)))], table.Apart, ct);
        return new Mending(table, circles, [.. circles.Select(c => seats[c.Id].Count())], repair);
    }

    private sealed record Mending(CircleTable Table, IReadOnlyList<Circle> Circles, IReadOnlyList<int> Sizes, RepairPlan Repair)
    {
        public MendPreview ToPreview() => new(
            Repair.Moved, Sizes.Sum(), Repair.Moves.Count(move => move.From is null), Repair.IsFewest,
            [.. Circles.Index().Where(circle => Repair.Moves.Any(move => move.From == circle.Index || move.To == circle.Index)).Select(circle => new MendedCircle(circle.Item.Name, Sizes[circle.Index], Repair.Groups[circle.Index].Count))],
            Edition.Of([.. Repair.Moves.Select(move => $"{Table.Ids[move.Person]:N} {(move.From is { } from ? Circles[from].Id.ToString("N") : "")} {Circles[move.To].Id:N}")]));
    }
}
