using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <param name="State"><c>active</c>, <c>invited</c>, <c>deactivated</c>, <c>guests</c>, <c>proposed</c>, or nothing for everybody.</param>
/// <param name="After">Key of the last person of the page before.</param>
public sealed record MemberFilter(string? Text, string? State, HouseRoles? Role, string? After);

internal sealed record MemberRow(
    Guid Id, string Name, string? Email, string? Title, string? Unit, int? Hue, string? Partner, MemberState State, HouseRoles Roles, bool HasBeenIn, bool IsProposed);

internal sealed record MemberList(IReadOnlyList<MemberRow> People, string? Next, int Count);

/// <summary>Everybody of the house, for administrators: also those who never came or may not come any more.</summary>
internal sealed class ListMembers(HouseDb db)
{
    public const int PageSize = 50;

    public static readonly IReadOnlyList<string> States = ["active", "invited", "guests", "deactivated", "proposed"];

    public async Task<Result<MemberList>> HandleAsync(MemberFilter filter, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var query = db.Members.AsNoTracking().Where(m => m.State != MemberState.Former);
        foreach (var word in WordForms.Fold(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var like = $"%{FindPeople.Escape(word)}%";
            var mail = $"%{FindPeople.Escape(word.ToUpperInvariant())}%";
            query = query.Where(m => EF.Functions.Like(m.FoldedName, like, "\\") || EF.Functions.Like(m.FoldedProfile, like, "\\")
                || (m.NormalizedEmail != null && EF.Functions.Like(m.NormalizedEmail, mail, "\\")));
        }

        query = filter.State switch
        {
            "active" => query.Where(m => m.State == MemberState.Active),
            "invited" => query.Where(m => m.State == MemberState.Active && !db.Users.Any(a => a.Id == m.Id)),
            "guests" => query.Where(m => m.State == MemberState.Active && m.PartnerId != null),
            "deactivated" => query.Where(m => m.State == MemberState.Deactivated),
            "proposed" => query.Where(m => m.State == MemberState.Active && db.Set<Import.DeactivationProposal>().Any(p => p.MemberId == m.Id)),
            _ => query,
        };
        if (filter.Role is { } role and not HouseRoles.None) query = query.Where(m => (m.Roles & role) != 0);
        var count = await query.CountAsync(ct);
        if (filter.After is { Length: >= 32 } key && Guid.TryParseExact(key[..32], "N", out var id))
        {
            var name = key[32..];
#pragma warning disable CA1309 // Becomes SQL, which compares as it orders.
            query = query.Where(m => string.Compare(m.FoldedName, name) > 0 || (m.FoldedName == name && m.Id.CompareTo(id) > 0));
#pragma warning restore CA1309
        }

        var rows = await query.OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(PageSize + 1)
            .Select(m => new
            {
                Row = new MemberRow(
                    m.Id, m.Name, m.Email, m.Title, m.Unit == null ? null : m.Unit.Name, m.Unit == null ? null : m.Unit.Hue,
                    m.Partner == null ? null : m.Partner.Name, m.State, m.Roles, db.Users.Any(a => a.Id == m.Id),
                    db.Set<Import.DeactivationProposal>().Any(p => p.MemberId == m.Id)),
                m.FoldedName,
            }).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        return new MemberList([.. page.Select(r => r.Row)], rows.Count > PageSize ? $"{page[^1].Row.Id:N}{page[^1].FoldedName}" : null, count);
    }
}
