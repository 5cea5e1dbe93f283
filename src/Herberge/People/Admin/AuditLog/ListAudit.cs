using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin.AuditLog;

/// <param name="Who">Part of the name of somebody who acted or was acted upon.</param>
/// <param name="Kind">First half of a code: <c>space</c>, <c>member</c>.</param>
/// <param name="From">First day, in the house's time zone.</param>
/// <param name="To">Last day, likewise.</param>
/// <param name="Before">Key of the last entry of the page before.</param>
public sealed record AuditFilter(string? Who, string? Kind, DateOnly? From, DateOnly? To, long? Before);

internal sealed record AuditLine(long Id, DateTimeOffset At, string Action, string Sentence);

internal sealed record AuditLines(IReadOnlyList<AuditLine> Lines, long? Next);

/// <summary>What was done in the running of the house, newest first, each as a sentence; for administrators.</summary>
internal sealed partial class ListAudit(
    HouseDb db, House house, IEnumerable<IAuditSight> sights, IStringLocalizer<AuditWords> sentences, IStringLocalizer<AdminWords> words)
{
    public const int PageSize = 60;
    private const int MostPeople = 200;

    // Of a person's id, with which a detail begins that names somebody.
    private const int IdLength = 36;

    /// <summary>What entries can be filtered by; the words stand under <c>audit-kind-…</c>.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["account", "activation", "campaign", "channel", "desk", "fediverse", "gathering", "hook", "house", "idea", "incident", "member", "outbox", "partner", "people", "post", "public", "rulebook", "silos", "slack", "space", "tag", "thread", "ties", "unit", "voices"];

    public async Task<Result<AuditLines>> HandleAsync(AuditFilter filter, int most, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var query = db.Audit.AsNoTracking();
        if (Kinds.Contains(filter.Kind))
        {
            var start = filter.Kind + ".";
            query = query.Where(e => e.Action.StartsWith(start));
        }

        if (filter.From is { } from)
        {
            var since = Start(from);
            query = query.Where(e => e.At >= since);
        }

        if (filter.To is { } to)
        {
            var until = Start(to.AddDays(1));
            query = query.Where(e => e.At < until);
        }

        if (!string.IsNullOrWhiteSpace(filter.Who))
        {
            var like = $"%{FindPeople.Escape(WordForms.Fold(filter.Who.Trim()))}%";
            var ids = await db.Members.AsNoTracking().Where(m => EF.Functions.Like(m.FoldedName, like, "\\")).OrderBy(m => m.FoldedName)
                .Select(m => m.Id).Take(MostPeople).ToListAsync(ct);
            var actors = ids.Select(id => (Guid?)id).ToList();
            var subjects = ids.Select(id => id.ToString()).ToList();
            query = query.Where(e => actors.Contains(e.ActorId) || subjects.Contains(e.Subject) || subjects.Contains(e.Detail.Substring(0, IdLength)));
        }

        if (filter.Before is { } before) query = query.Where(e => e.Id < before);
        var rows = await query.OrderByDescending(e => e.Id).Take(most + 1).ToListAsync(ct);
        var page = rows.Take(most).ToList();
        var names = await NamesAsync(page, ct);
        var hidden = new HashSet<long>();
        foreach (var sight in sights) hidden.UnionWith(await sight.HiddenAsync(page, viewer, ct));
        return new AuditLines([.. page.Select(e => new AuditLine(e.Id, e.At, e.Action, Sentence(e, names, hidden.Contains(e.Id))))], rows.Count > most ? page[^1].Id : null);
    }

    private string Sentence(AuditEntry entry, Dictionary<Guid, string> names, bool isHidden)
    {
        var person = Ids(entry).Select(id => names.GetValueOrDefault(id)).FirstOrDefault(name => name is not null) ?? words["audit-somebody"].Value;
        var actor = entry.ActorId is { } id ? names.GetValueOrDefault(id) ?? words["audit-somebody"].Value : words["audit-house"].Value;
        var hidden = words["audit-hidden"].Value;
        // As many parts as the sentence asks for, none of them told.
        var detail = isHidden ? string.Join(AuditSentences.Parting, entry.Detail.Split(AuditSentences.Parting).Select(_ => hidden)) : entry.Detail;
        return sentences.Sentence(entry.Action, actor, isHidden ? hidden : entry.Subject, detail, isHidden ? hidden : person);
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<AuditEntry> page, CancellationToken ct)
    {
        var ids = page.SelectMany(e => Ids(e).Concat(e.ActorId is { } actor ? [actor] : [])).Distinct().ToList();
        return await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
    }

    private static IEnumerable<Guid> Ids(AuditEntry entry) =>
        MemberId().Matches($"{entry.Subject} {entry.Detail}").Select(match => Guid.Parse(match.Value));

    private DateTimeOffset Start(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, house.TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex MemberId();
}
