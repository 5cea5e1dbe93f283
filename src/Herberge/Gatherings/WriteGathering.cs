using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Gatherings.Registrations;
using Herberge.Gatherings.Series;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>
/// Plans a gathering, or a series of them, and changes what was planned: one, it and those after it, or all that are still to come.
/// Whoever comes is told when time or place change.
/// </summary>
internal sealed class WriteGathering(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, TellOfGathering tell, Seating seating, GatheringsSearch search, TimeProvider clock)
{
    /// <returns>The first, where there are several.</returns>
    public async Task<Result<Guid>> AddAsync(GatheringInput input, RepeatInput? repeat, Viewer viewer, CancellationToken ct)
    {
        var (problems, hosts) = await ReadAsync(input, viewer, ct);
        var zone = problems.Exists(p => p.Field == nameof(input.TimeZone)) ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(input.TimeZone!);
        var first = Zones.LocalOf(input.StartsAt ?? default, zone);
        if (repeat is not null && input.StartsAt is not null) problems.AddRange(Recurrence.Wrong(repeat, DateOnly.FromDateTime(first)));
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var now = clock.GetUtcNow();
        var (length, rule) = (input.EndsAt!.Value - input.StartsAt!.Value, repeat is null ? null : Recurrence.RuleOf(repeat, DateOnly.FromDateTime(first)));
        List<DateTime> starts = rule is null ? [first] : Recurrence.Starts(rule, first);
        if (starts.Count == 0) return Problem.Invalid(nameof(RepeatInput.Until), "gathering-repeat-never");
        await using var write = await writes.BeginAsync(db, ct);
        GatheringSeries? series = null;
        if (rule is not null) db.GatheringSeries.Add(series = new GatheringSeries(Guid.CreateVersion7(now), rule, DateOnly.FromDateTime(first), TimeOnly.FromDateTime(first), input.TimeZone!, viewer.MemberId, now));
        var added = new List<Gathering>();
        foreach (var start in starts)
        {
            var gathering = new Gathering(Guid.CreateVersion7(now), input.SpaceId!.Value, viewer.MemberId, now);
            Fill(gathering, input);
            gathering.StartsAt = series is null ? input.StartsAt.Value.ToUniversalTime() : Zones.InstantOf(start, zone);
            gathering.EndsAt = series is null ? input.EndsAt.Value.ToUniversalTime() : Zones.InstantOf(start + Local(input, zone), zone);
            (gathering.SeriesId, gathering.SeriesDay) = (series?.Id, series is null ? null : DateOnly.FromDateTime(start));
            FillLists(gathering, input, hosts, now);
            db.Gatherings.Add(gathering);
            added.Add(gathering);
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, series is null ? "gathering.planned" : "gathering.series-planned", added[0].Title, series is null ? "" : $"{added.Count}", now));
        db.Acts.Add(new Act(viewer.MemberId, ActKind.PlannedGathering, now, input.SpaceId, added[0].Id));
        var told = await tell.HostsAsync(added[0], hosts, viewer, ct);
        db.Set<OutboxMessage>().Add(CarryPlanned.Of(added[0], now));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(added[0], ct);
        await write.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return added[0].Id;
    }

    /// <param name="edition">When the caller's form was made: <see cref="Gathering.Sequence"/> then; null takes any.</param>
    public async Task<Result<Done>> EditAsync(Guid id, GatheringInput input, Scope scope, int? edition, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var (problems, hosts) = await ReadAsync(input with { SpaceId = standing.Gathering.SpaceId }, viewer, ct);
        if (problems.Count > 0) return Result<Done>.From(problems);
        var now = clock.GetUtcNow();
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (edition is { } seen && seen != standing.Gathering.Sequence) return Problem.Outdated();

        await using var write = await writes.BeginAsync(db, ct);
        var all = await SeriesScope.Of(db.Gatherings, standing.Gathering, scope, now).AsTracking().AsSplitQuery().Include(g => g.Units).Include(g => g.Hosts).Include(g => g.Agenda).Include(g => g.Questions)
            .OrderBy(g => g.StartsAt).ToListAsync(ct);
        if (all.Find(g => g.Id == id) is not { } chosen) return Problem.Conflict("gathering-over");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(input.TimeZone!);
        var shift = Zones.LocalOf(input.StartsAt!.Value, zone) - chosen.StartsLocal;
        var told = new HashSet<Guid>(await tell.HostsAsync(chosen, [.. hosts.Except(chosen.Hosts.Select(h => h.MemberId))], viewer, ct));
        var moved = false;
        foreach (var gathering in all)
        {
            var before = (gathering.StartsAt, gathering.EndsAt, gathering.TimeZone, gathering.Place, gathering.IsOnSite, gathering.IsOnline, gathering.Link, gathering.Title);
            // Those of a series keep their own days; the clock on the wall moves for all of them.
            var start = gathering.StartsLocal + shift;
            Fill(gathering, input);
            gathering.StartsAt = gathering == chosen ? input.StartsAt.Value.ToUniversalTime() : Zones.InstantOf(start, zone);
            gathering.EndsAt = gathering == chosen ? input.EndsAt!.Value.ToUniversalTime() : Zones.InstantOf(start + Local(input, zone), zone);
            FillLists(gathering, input, hosts, now);
            var isMoved = before != (gathering.StartsAt, gathering.EndsAt, gathering.TimeZone, gathering.Place, gathering.IsOnSite, gathering.IsOnline, gathering.Link, gathering.Title);
            if (isMoved)
            {
                gathering.Sequence++;
                moved = true;
            }

            await db.SaveChangesAsync(ct);
            told.UnionWith(await seating.SettleAsync(gathering, ct));
            if (isMoved) told.UnionWith(await tell.EverybodyAsync(gathering, NotificationKind.GatheringMoved, viewer.MemberId, ct));
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, moved ? "gathering.moved" : "gathering.changed", chosen.Title, all.Count == 1 ? "" : $"{all.Count}", now));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(chosen, ct);
        await write.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    /// <summary>How long it lasts by the clock on the wall, which a night with a change of clocks makes longer or shorter.</summary>
    private static TimeSpan Local(GatheringInput input, TimeZoneInfo zone) => Zones.LocalOf(input.EndsAt!.Value, zone) - Zones.LocalOf(input.StartsAt!.Value, zone);

    private void Fill(Gathering gathering, GatheringInput input)
    {
        gathering.Title = input.Title!.Trim();
        gathering.Lead = (input.Lead ?? "").Trim();
        gathering.Text = (input.Text ?? "").Trim();
        gathering.TextHtml = gathering.Text.Length == 0 ? "" : markdown.Render(gathering.Text).Html;
        gathering.TimeZone = input.TimeZone!;
        (gathering.IsOnSite, gathering.IsOnline) = (input.IsOnSite, input.IsOnline);
        (gathering.Place, gathering.SeatsOnSite) = input.IsOnSite ? (input.Place!.Trim(), input.SeatsOnSite) : (null, null);
        (gathering.Link, gathering.SeatsOnline) = input.IsOnline ? (SafeLink.OrNull(input.Link), input.SeatsOnline) : (null, null);
        (gathering.ForPartners, gathering.HasSessions) = (input.ForPartners, input.HasSessions);
        (gathering.HeldSeats, gathering.HeldUntil) = input.IsOnSite && input.HeldSeats > 0 ? (input.HeldSeats, input.HeldUntil) : (0, null);
        (gathering.ConfirmDays, gathering.ReleasesUnconfirmed) = (input.ConfirmDays, input.ConfirmDays is not null && input.ReleasesUnconfirmed);
    }

    private static void FillLists(Gathering gathering, GatheringInput input, List<Guid> hosts, DateTimeOffset now)
    {
        gathering.Units.Clear();
        foreach (var unit in input.Units.Distinct()) gathering.Units.Add(new GatheringUnit { GatheringId = gathering.Id, UnitId = unit });
        gathering.Hosts.Clear();
        for (var at = 0; at < hosts.Count; at++) gathering.Hosts.Add(new GatheringHost { GatheringId = gathering.Id, MemberId = hosts[at], Position = at });
        gathering.Agenda.Clear();
        for (var at = 0; at < input.Agenda.Count; at++)
        {
            var line = input.Agenda[at];
            gathering.Agenda.Add(new AgendaLine { Id = Guid.CreateVersion7(now), GatheringId = gathering.Id, Position = at, At = line.At, Title = line.Title!.Trim(), Detail = string.IsNullOrWhiteSpace(line.Detail) ? null : line.Detail.Trim() });
        }

        // Answers belong to a question: one that stays keeps them, whatever its words are now.
        var kept = gathering.Questions.OrderBy(q => q.Position).ToList();
        for (var at = 0; at < input.Questions.Count; at++)
        {
            if (at < kept.Count) kept[at].Text = input.Questions[at].Trim();
            else gathering.Questions.Add(new Question { Id = Guid.CreateVersion7(now), GatheringId = gathering.Id, Position = at, Text = input.Questions[at].Trim() });
        }

        foreach (var gone in kept.Skip(input.Questions.Count)) gathering.Questions.Remove(gone);
    }

    private async Task<(List<Problem> Problems, List<Guid> Hosts)> ReadAsync(GatheringInput input, Viewer viewer, CancellationToken ct)
    {
        List<Problem> problems = [.. GatheringRules.Wrong(input)];
        if (!viewer.IsInside || input.SpaceId is not { } space || !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space && s.ArchivedAt == null, ct)) problems.Add(Problem.Invalid(nameof(input.SpaceId), "gathering-space"));
        var units = input.Units.Distinct().ToList();
        if (units.Count > 0 && await db.Set<OrgUnit>().CountAsync(u => units.Contains(u.Id), ct) != units.Count) problems.Add(Problem.Invalid(nameof(input.Units), "gathering-unit"));
        var handles = input.Hosts.Select(Bare).Where(handle => handle.Length > 0).Distinct().ToList();
        var known = await db.Set<Member>().AsNoTracking().Where(m => handles.Contains(m.Handle) && m.State == MemberState.Active && m.PartnerId == null).ToDictionaryAsync(m => m.Handle, m => m.Id, StringComparer.Ordinal, ct);
        problems.AddRange(handles.Where(handle => !known.ContainsKey(handle)).Select(handle => Problem.Invalid(nameof(input.Hosts), "gathering-host-unknown", handle)));
        return (problems, [.. handles.Count == 0 ? [viewer.MemberId] : handles.Where(known.ContainsKey).Select(handle => known[handle])]);
    }

    private static string Bare(string handle) => handle.Trim().TrimStart('@').ToLowerInvariant();
}
