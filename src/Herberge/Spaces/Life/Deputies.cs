using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="Who">Handle or name of a member of the space.</param>
/// <param name="HostId">The host they stand in for.</param>
/// <param name="Until">The last day.</param>
public sealed record DeputyInput(string? Who, Guid HostId, DateOnly? From, DateOnly? Until);

/// <param name="Host">Whom they stand in for; null when that host is gone.</param>
/// <param name="Until">The last day.</param>
public sealed record DeputyLine(Guid MemberId, string Name, string Handle, string? Host, DateOnly From, DateOnly Until, bool IsNow);

/// <summary>
/// Deputies of a space's hosts: a member who has a host's rights between two days. The days are part of the access rule itself,
/// so that nobody has to take the rights away.
/// </summary>
internal sealed class Deputies(HouseDb db, WriteTransactions writes, House house, Bell bell, MyRooms myRooms, TimeProvider clock)
{
    private const int LongestDays = 366;

    /// <summary>Now and to come, for those who may know of the space.</summary>
    public async Task<IReadOnlyList<DeputyLine>> ListAsync(Guid spaceId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var people = db.Set<Member>().AsNoTracking();
        var rows = await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == spaceId && m.DeputyUntil > now)
            .Join(people.Where(p => p.State == MemberState.Active), m => m.MemberId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(r => r.m.DeputyFrom).ThenBy(r => r.p.FoldedName)
            .Select(r => new { r.p.Id, r.p.Name, r.p.Handle, Host = people.Where(h => h.Id == r.m.DeputyOf).Select(h => h.Name).FirstOrDefault(), r.m.DeputyFrom, r.m.DeputyUntil })
            .ToListAsync(ct);
        return [.. rows.Select(r => new DeputyLine(r.Id, r.Name, r.Handle, r.Host, house.DayOf(r.DeputyFrom!.Value), house.DayOf(r.DeputyUntil!.Value.AddSeconds(-1)), r.DeputyFrom <= now))];
    }

    public async Task<Result<Done>> NameAsync(string slug, DeputyInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayAppoint) return Problem.Forbidden(standing.Deputises ? "deputy-appoints-nobody" : "hosts-only");
        var (spaceId, now) = (standing.Space.Id, clock.GetUtcNow());
        var problems = new List<Problem>();
        if (input.From is null || input.Until is null || input.Until < input.From || input.Until < house.DayOf(now) || input.Until.Value.DayNumber - input.From.Value.DayNumber >= LongestDays)
            problems.Add(Problem.Invalid(nameof(input.Until), "deputy-days", LongestDays));
        var who = (input.Who ?? "").Trim().TrimStart('@');
        var (handle, folded) = (who.ToLowerInvariant(), WordForms.Fold(who));
        var memberships = db.SpaceMembers;
        var found = who.Length == 0 ? [] : await db.Set<Member>().AsNoTracking()
            .Where(p => (p.Handle == handle || p.FoldedName == folded) && p.State == MemberState.Active && p.PartnerId == null
                && memberships.Any(m => m.SpaceId == spaceId && m.MemberId == p.Id && m.Role != SpaceRole.Host)).Select(p => p.Id).Take(2).ToListAsync(ct);
        if (found.Count != 1) problems.Add(Problem.Invalid(nameof(input.Who), "deputy-who"));
        if (!await memberships.AnyAsync(m => m.SpaceId == spaceId && m.MemberId == input.HostId && m.Role == SpaceRole.Host, ct)) problems.Add(Problem.Invalid(nameof(input.HostId), "deputy-host"));
        if (problems.Count > 0) return Result<Done>.From(problems);

        var deputy = await memberships.AsTracking().SingleAsync(m => m.SpaceId == spaceId && m.MemberId == found[0], ct);
        (deputy.DeputyOf, deputy.DeputyFrom, deputy.DeputyUntil) = (input.HostId, house.StartOf(input.From!.Value), house.StartOf(input.Until!.Value.AddDays(1)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.deputy-named", slug, found[0].ToString(), now));
        await bell.AddAsync([new Notification(found[0], NotificationKind.DeputyNamed, viewer.MemberId, spaceId, null, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync(found, CancellationToken.None);
        return default(Done);
    }

    /// <summary>Ends it before its day: by those who say who hosts, or by the deputy.</summary>
    public async Task<Result<Done>> EndAsync(string slug, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayAppoint && memberId != viewer.MemberId) return Problem.Forbidden("hosts-only");
        var spaceId = standing.Space.Id;
        if (await Ending(db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.MemberId == memberId && m.DeputyUntil != null), ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.deputy-ended", slug, memberId.ToString(), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        myRooms.Forget(memberId);
        return default(Done);
    }

    /// <summary>Whoever stops being a host needs nobody to stand in. Inside a use case's transaction.</summary>
    internal static Task<int> EndOfHostAsync(HouseDb db, Guid? spaceId, Guid hostId, CancellationToken ct) =>
        Ending(db.SpaceMembers.Where(m => (spaceId == null || m.SpaceId == spaceId) && m.DeputyOf == hostId), ct);

    private static Task<int> Ending(IQueryable<SpaceMember> deputies, CancellationToken ct) => deputies.ExecuteUpdateAsync(m => m
        .SetProperty(x => x.DeputyOf, (Guid?)null).SetProperty(x => x.DeputyFrom, (DateTimeOffset?)null).SetProperty(x => x.DeputyUntil, (DateTimeOffset?)null), ct);
}
