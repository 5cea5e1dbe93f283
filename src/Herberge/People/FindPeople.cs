using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

public enum PeopleOrder
{
    Name,

    /// <summary>Who came last stands first; who has no date comes at the end.</summary>
    Newest,
}

/// <param name="UnitId">A unit with everything below it.</param>
/// <param name="After">Key of the last person of the page before, as <see cref="PeoplePage.Next"/> says it.</param>
internal sealed record FindPeopleInput(
    string? Text, Guid? UnitId = null, string? Place = null, string? Language = null, string? Skill = null, string? After = null,
    Guid? PartnerId = null, bool Newcomers = false, PeopleOrder Order = PeopleOrder.Name);

internal sealed record PersonRow(
    Guid Id, string Handle, string Name, string? Title, string? Place, string? Skills, string? AskMeAbout,
    string? Unit, Guid? UnitId, int? Hue, string? Partner, Guid? PhotoFileId, string? LookingFor = null, string? About = null)
{
    public string Initials => Member.InitialsOf(Name);
}

internal sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? Next);

/// <summary>
/// The directory and the finder of experts: active people, filtered. Words are found as they are typed in name, role,
/// place, skills and what people may be asked about, and in every German or English form in all they say of themselves.
/// </summary>
internal sealed class FindPeople(HouseDb db, VisibleMembers visible, SearchIndex index, TimeProvider clock)
{
    public const int PageSize = 40;

    /// <summary>So long somebody counts as new.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(90);

    public async Task<PeoplePage> HandleAsync(FindPeopleInput input, Viewer viewer, CancellationToken ct)
    {
        var query = Said(visible.To(viewer).Where(m => m.State == MemberState.Active), input.Text);
        if (input.UnitId is { } unitId)
        {
            var path = await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.Path).FirstOrDefaultAsync(ct) ?? "";
            var below = Escape(path) + "/%";
            query = query.Where(m => m.PartnerId == null && m.Unit != null && (m.Unit.Path == path || EF.Functions.Like(m.Unit.Path, below, "\\")));
        }

        if (input.Place is { Length: > 0 } place) query = query.Where(m => m.Place == place);
        if (input.PartnerId is { } partner) query = query.Where(m => m.PartnerId == partner);
        if (input.Language is { Length: > 0 } language)
        {
            var like = $"%, {Escape(language)},%";
            query = query.Where(m => m.Languages != null && EF.Functions.Like(", " + m.Languages + ",", like, "\\"));
        }

        if (input.Skill is { Length: > 0 } skill)
        {
            var like = $"%{Escape(WordForms.Fold(skill))}%";
            query = query.Where(m => m.Skills != null && EF.Functions.Like(m.FoldedProfile, like, "\\"));
        }

        if (input.Newcomers)
        {
            var since = clock.GetUtcNow() - NewFor;
            var day = DateOnly.FromDateTime(since.UtcDateTime);
            query = query.Where(m => m.JoinedOn == null ? m.CreatedAt > since : m.JoinedOn > day);
        }

        return await PageAsync(query, input, ct);
    }

    internal static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private IQueryable<Member> Said(IQueryable<Member> query, string? text)
    {
        var words = WordForms.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return query;
        var typed = query;
        foreach (var word in words.Take(6))
        {
            var like = $"%{Escape(word)}%";
            typed = typed.Where(m => EF.Functions.Like(m.FoldedName, like, "\\") || EF.Functions.Like(m.FoldedProfile, like, "\\"));
        }

        var terms = SearchTerms.Parse(text);
        if (terms.IsEmpty) return typed;
        var byForm = index.Matching(terms).Where(r => r.Kind == SearchKind.Member).Select(r => r.Id);
        var asTyped = typed.Select(m => m.Id);
        return query.Where(m => asTyped.Contains(m.Id) || byForm.Contains(m.Id));
    }

#pragma warning disable CA1309 // Becomes SQL, which compares as it orders.
    private static async Task<PeoplePage> PageAsync(IQueryable<Member> query, FindPeopleInput input, CancellationToken ct)
    {
        var newest = input.Order == PeopleOrder.Newest;
        if (After(input.After) is { } after)
        {
            var (day, name, id) = after;
            query = newest
                ? query.Where(m => (m.JoinedOn ?? DateOnly.MinValue) < day || ((m.JoinedOn ?? DateOnly.MinValue) == day
                    && (string.Compare(m.FoldedName, name) > 0 || (m.FoldedName == name && m.Id.CompareTo(id) > 0))))
                : query.Where(m => string.Compare(m.FoldedName, name) > 0 || (m.FoldedName == name && m.Id.CompareTo(id) > 0));
        }

        var ordered = newest ? query.OrderByDescending(m => m.JoinedOn ?? DateOnly.MinValue).ThenBy(m => m.FoldedName) : query.OrderBy(m => m.FoldedName);
        var rows = await ordered.ThenBy(m => m.Id).Take(PageSize + 1)
            .Select(m => new
            {
                Row = new PersonRow(
                    m.Id, m.Handle, m.Name, m.Title, m.Place, m.Skills, m.AskMeAbout, m.Unit == null ? null : m.Unit.Name, m.UnitId,
                    m.Partner != null ? null : m.Unit == null ? Member.HueWithoutUnit : m.Unit.Hue, m.Partner == null ? null : m.Partner.Name, m.PhotoFileId,
                    m.LookingFor, m.About),
                m.FoldedName,
                m.JoinedOn,
            })
            .ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        return new PeoplePage([.. page.Select(r => r.Row)],
            rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].Row.Id:N}{page[^1].JoinedOn ?? DateOnly.MinValue:yyyyMMdd}{page[^1].FoldedName}") : null);
    }
#pragma warning restore CA1309

    private static (DateOnly Day, string Name, Guid Id)? After(string? key) =>
        key is { Length: >= 40 } && Guid.TryParseExact(key[..32], "N", out var id)
            && DateOnly.TryParseExact(key[32..40], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, key[40..], id)
            : null;
}
