using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <param name="UnitId">A unit with everything below it.</param>
/// <param name="After">Key of the last person of the page before, as <see cref="PeoplePage.Next"/> says it.</param>
internal sealed record FindPeopleInput(string? Text, Guid? UnitId, string? Place, string? Language, string? Skill, string? After);

internal sealed record PersonRow(
    Guid Id, string Handle, string Name, string? Title, string? Place, string? Skills, string? AskMeAbout,
    string? Unit, Guid? UnitId, int? Hue, string? Partner, Guid? PhotoFileId)
{
    public string Initials => Member.InitialsOf(Name);
}

internal sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? Next);

/// <summary>The directory: active people by name, filtered; every word must be found somewhere in what the person shows.</summary>
internal sealed class FindPeople(HouseDb db, VisibleMembers visible)
{
    public const int PageSize = 40;

    public async Task<PeoplePage> HandleAsync(FindPeopleInput input, Viewer viewer, CancellationToken ct)
    {
        var query = visible.To(viewer).Where(m => m.State == MemberState.Active);
        foreach (var word in WordForms.Fold(input.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var like = $"%{Escape(word)}%";
            query = query.Where(m => EF.Functions.Like(m.FoldedName, like, "\\") || EF.Functions.Like(m.FoldedProfile, like, "\\"));
        }

        if (input.UnitId is { } unitId)
        {
            var path = await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.Path).FirstOrDefaultAsync(ct) ?? "";
            var below = Escape(path) + "/%";
            query = query.Where(m => m.Unit != null && (m.Unit.Path == path || EF.Functions.Like(m.Unit.Path, below, "\\")));
        }

        if (input.Place is { Length: > 0 } place) query = query.Where(m => m.Place == place);
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

        if (After(input.After) is var (name, id) && name is not null)
#pragma warning disable CA1309 // Becomes SQL, which compares as it orders.
            query = query.Where(m => string.Compare(m.FoldedName, name) > 0 || (m.FoldedName == name && m.Id.CompareTo(id) > 0));
#pragma warning restore CA1309

        var rows = await query.OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(PageSize + 1)
            .Select(m => new
            {
                Row = new PersonRow(
                    m.Id, m.Handle, m.Name, m.Title, m.Place, m.Skills, m.AskMeAbout, m.Unit == null ? null : m.Unit.Name, m.UnitId,
                    m.Unit == null ? null : m.Unit.Hue, m.Partner == null ? null : m.Partner.Name, m.PhotoFileId),
                m.FoldedName,
            })
            .ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        return new PeoplePage([.. page.Select(r => r.Row)], rows.Count > PageSize ? $"{page[^1].Row.Id:N}{page[^1].FoldedName}" : null);
    }

    internal static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static (string? Name, Guid Id) After(string? key) =>
        key is { Length: >= 32 } && Guid.TryParseExact(key[..32], "N", out var id) ? (key[32..], id) : (null, default);
}
