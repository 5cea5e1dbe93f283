using Herberge.Desks.Roles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Holidays;

/// <param name="Until">The last day.</param>
public sealed record StandInInput(Guid? DeputyId, DateOnly? From, DateOnly? Until);

/// <summary>Somebody is away, and who looks after their things.</summary>
public sealed record StandInLine(Guid Id, Guid MemberId, string Member, Guid DeputyId, string Deputy, DateOnly From, DateOnly Until, bool IsNow);

public sealed record TeamView(IReadOnlyList<TeamPerson> People, IReadOnlyList<StandInLine> Away);

/// <summary>Names a colleague who sees one's own things for some days, and takes that back; who works with them sees it.</summary>
internal sealed class NameDeputy(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    public const int LongestDays = 120;
    private const int Most = 100;

    public async Task<Result<TeamView>> SeeAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HasDesk) return Problem.NotFound();
        var today = house.DayOf(clock.GetUtcNow());
        var (people, me, team) = (await TeamPerson.AllAsync(db, viewer, ct), viewer.MemberId, db.DeskTeam(viewer));
        var away = await (
            from s in db.StandIns.AsNoTracking()
            where s.Until >= today && (s.DeputyId == me || team.Any(m => m.Id == s.MemberId))
            join m in db.Set<Member>() on s.MemberId equals m.Id
            join d in db.Set<Member>() on s.DeputyId equals d.Id
            orderby s.From, s.Id
            select new StandInLine(s.Id, m.Id, m.Name, d.Id, d.Name, s.From, s.Until, s.From <= today)).Take(Most).ToListAsync(ct);
        return new TeamView(people, away);
    }

    public async Task<Result<Done>> HandleAsync(StandInInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HasDesk) return Problem.NotFound();
        var (me, now, deputy) = (viewer.MemberId, clock.GetUtcNow(), input.DeputyId ?? Guid.Empty);
        var (today, problems) = (house.DayOf(now), new List<Problem>());
        if (deputy == me || !await db.DeskTeam(viewer).AnyAsync(m => m.Id == deputy, ct)) problems.Add(Problem.Invalid(nameof(input.DeputyId), "desk-who"));
        if (input.From is not { } from) problems.Add(Problem.Invalid(nameof(input.From), "desk-from"));
        else if (input.Until is not { } until || until < from || until < today || until.DayNumber - from.DayNumber >= LongestDays) problems.Add(Problem.Invalid(nameof(input.Until), "deputy-days", LongestDays));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var (first, last) = (input.From!.Value, input.Until!.Value);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.StandIns.AnyAsync(s => s.MemberId == me && s.From <= last && s.Until >= first, ct)) return Problem.Invalid(nameof(input.From), "desk-deputy-twice");
        var standIn = new StandIn(Guid.CreateVersion7(now), me, deputy, first, last);
        db.StandIns.Add(standIn);
        await bell.AddAsync([new Notification(deputy, NotificationKind.DeskDeputy, me, null, null, null, now) { SubjectId = standIn.Id }], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([deputy], CancellationToken.None);
        return default(Done);
    }

    /// <summary>By either of the two.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (!viewer.HasDesk) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.StandIns.Where(s => s.Id == id && (s.MemberId == me || s.DeputyId == me)).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }
}
