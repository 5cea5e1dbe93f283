using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

/// <param name="Id">Null for a new rule.</param>
/// <param name="Sources">None for all that stands publicly on the net.</param>
public sealed record RuleInput(Guid? Id, string? Name, string? Words, IReadOnlyList<Guid> Sources, bool TellsHits, bool TellsSpikes);

/// <summary>Writes, rests and removes rules of listening. A rule with new words or sources counts the past weeks anew.</summary>
internal sealed class KeepRules(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(RuleInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var (name, words, wanted, now) = ((input.Name ?? "").Trim(), Keywords.Read(input.Words), input.Sources.Distinct().ToList(), clock.GetUtcNow());
        var problems = new List<Problem>();
        if (name.Length is < 2 or > ListeningRule.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "channel-name", ListeningRule.LongestName));
        if (words is null || words.ToString().Length > ListeningRule.LongestWords) problems.Add(Problem.Invalid(nameof(input.Words), "listen-words", Keywords.Most, Keywords.Longest));
        if (!input.TellsHits && !input.TellsSpikes) problems.Add(Problem.Invalid(nameof(input.TellsHits), "listen-nothing"));
        var sources = await db.ListenableSourcesTo(viewer).Where(s => wanted.Contains(s.Id)).Select(s => new { s.Id, s.Kind }).ToListAsync(ct);
        if (sources.Count != wanted.Count || wanted.Count > 20) problems.Add(Problem.Invalid(nameof(input.Sources), "listen-sources"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var (kept, from) = (words!.ToString(), string.Join(' ', wanted.Order().Select(id => id.ToString("N"))));
        var counts = await CountAsync(words, wanted, now, ct);
        await using var write = await writes.BeginAsync(db, ct);
        var rule = input.Id is { } id ? await db.VisibleListeningRulesTo(viewer).AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) : new ListeningRule(Guid.CreateVersion7(now), viewer.MemberId, now);
        if (rule is null) return Problem.NotFound();
        if (input.Id is null)
        {
            if (await db.ListeningRules.CountAsync(ct) >= ListeningRule.Most) return Problem.Conflict("listen-many", ListeningRule.Most);
            db.ListeningRules.Add(rule);
        }

        if (input.Id is null || rule.Words != kept || rule.Sources != from)
        {
            var ruleId = rule.Id;
            await db.ListeningDays.Where(d => d.RuleId == ruleId).ExecuteDeleteAsync(ct);
            db.ListeningDays.AddRange(counts.Days.Select(d => new ListeningDay(ruleId, d.Key, d.Value)));
            (rule.CountsSince, rule.SeenUntil) = (counts.Since, now);
        }

        (rule.Name, rule.Words, rule.Sources, rule.IsPublic, rule.TellsHits, rule.TellsSpikes) = (name, kept, from, sources.TrueForAll(s => ListeningAccess.OnTheNet.Contains(s.Kind)), input.TellsHits, input.TellsSpikes);
        db.Audit.Add(new AuditEntry(viewer.MemberId, input.Id is null ? "channel.listening-added" : "channel.listening-changed", name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return rule.Id;
    }

    public async Task<Result<Done>> PauseAsync(Guid id, bool pause, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VisibleListeningRulesTo(viewer).AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return Problem.NotFound();
        var now = clock.GetUtcNow();
        // What was said while it rested isn't told afterwards, but counts for what is usual.
        rule.PausedAt = pause ? rule.PausedAt ?? now : null;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VisibleListeningRulesTo(viewer).AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return Problem.NotFound();
        db.ListeningRules.Remove(rule);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.listening-removed", rule.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>How often the words were said in the weeks before, and since when there is anything to count.</summary>
    private async Task<(Dictionary<DateOnly, int> Days, DateOnly Since)> CountAsync(Keywords words, IReadOnlyList<Guid> sources, DateTimeOffset now, CancellationToken ct)
    {
        var (today, start) = (house.DayOf(now), now.AddDays(-RateTest.Window - 1));
        var said = db.Of(sources).Where(o => o.SaidAt > start && o.ReceivedAt <= now);
        var first = await db.Of(sources).OrderBy(o => o.SaidAt).Select(o => (DateTimeOffset?)o.SaidAt).FirstOrDefaultAsync(ct);
        var days = new Dictionary<DateOnly, int>();
        await foreach (var one in said.Select(o => new { o.Quote, o.SaidAt }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!words.Hit(one.Quote)) continue;
            var day = house.DayOf(one.SaidAt);
            if (day <= today) days[day] = days.GetValueOrDefault(day) + 1;
        }

        var earliest = today.AddDays(-RateTest.Window);
        var since = first is { } at ? house.DayOf(at) : today;
        return (days, since < earliest ? earliest : since > today ? today : since);
    }
}

internal static class ListeningVoices
{
    /// <summary>What these sources brought; for none of them what all sources on the net did.</summary>
    public static IQueryable<Observation> Of(this HouseDb db, IReadOnlyList<Guid> sources)
    {
        var all = db.Set<Herberge.Voices.Sources.Source>();
        var kinds = ListeningAccess.OnTheNet;
        var observations = db.Set<Observation>().AsNoTracking();
        return sources.Count > 0 ? observations.Where(o => sources.Contains(o.SourceId)) : observations.Where(o => all.Any(s => s.Id == o.SourceId && kinds.Contains(s.Kind)));
    }
}
