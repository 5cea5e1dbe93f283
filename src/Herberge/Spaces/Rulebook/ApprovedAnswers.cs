using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

/// <param name="Text">Markdown, with what is known filled in; what isn't stays in its braces.</param>
public sealed record ApprovedAnswer(string Title, string Language, string Text);

/// <summary>
/// Answers the team agreed on, ready to be sent: <c>{vorname}</c> and <c>{name}</c> are whoever began the thread, <c>{ich}</c> who writes,
/// <c>{raum}</c>, <c>{titel}</c> and <c>{haus}</c> where; in English <c>{first-name}</c>, <c>{me}</c>, <c>{space}</c>, <c>{title}</c> and <c>{house}</c>.
/// </summary>
internal sealed class ApprovedAnswers(HouseDb db, House house)
{
    private const int Shown = 8;

    public async Task<IReadOnlyList<ApprovedAnswer>> HandleAsync(string? words, Guid? threadId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return [];
        var (said, versions, me) = ((words ?? "").Trim(), db.RuleVersions, viewer.MemberId);
        var answers = await db.VisibleRulesTo(viewer).Where(r => r.Kind == RuleKind.Answer && r.InForce != null && r.ArchivedAt == null)
            .Join(versions.AsNoTracking(), r => new { r.Id, Number = r.InForce!.Value }, v => new { Id = v.RuleId, v.Number }, (r, v) => new { r.Language, v.Title, v.Body }).ToListAsync(ct);
        var fitting = answers.Where(a => said.Length == 0 || a.Title.Contains(said, StringComparison.CurrentCultureIgnoreCase) || a.Body.Contains(said, StringComparison.CurrentCultureIgnoreCase))
            .OrderByDescending(a => a.Title.StartsWith(said, StringComparison.CurrentCultureIgnoreCase)).ThenByDescending(a => a.Language == viewer.Language).ThenBy(a => a.Title, StringComparer.CurrentCultureIgnoreCase)
            .Take(Shown).ToList();
        if (fitting.Count == 0) return [];

        var known = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        known["haus"] = known["house"] = house.Name;
        known["ich"] = known["me"] = await db.Set<Member>().Where(m => m.Id == me).Select(m => m.Name).SingleAsync(ct);
        if (threadId is { } id && await ThreadStanding.FindAsync(db, id, viewer, ct) is { } standing)
        {
            var author = standing.Thread.AuthorId;
            known["name"] = await db.Set<Member>().Where(m => m.Id == author).Select(m => m.Name).SingleAsync(ct);
            known["vorname"] = known["first-name"] = known["name"]!.Split(' ')[0];
            known["raum"] = known["space"] = standing.Space.Name;
            known["titel"] = known["title"] = standing.Thread.Title;
        }

        return fitting.ConvertAll(a => new ApprovedAnswer(a.Title, a.Language, Fill(a.Body, known)));
    }

    /// <summary>Puts what is known into the braces, each once: what is put in is not looked through again.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string?> known)
    {
        var filled = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) return filled.Append(text, at, text.Length - at).ToString();
            filled.Append(text, at, open - at);
            filled.Append(known.GetValueOrDefault(text[(open + 1)..close].Trim()) is { } value ? value : text[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }
}
