using Herberge.Foundation.Access;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

internal sealed record Suggestion(Guid Id, string Handle, string Name, string? Unit, int? Hue, string Initials);

/// <summary>People whose name or handle has a word beginning like this, for the list behind @.</summary>
internal sealed class SuggestPeople(VisibleMembers visible)
{
    private const int Most = 8;

    public async Task<IReadOnlyList<Suggestion>> HandleAsync(string? text, Viewer viewer, CancellationToken ct)
    {
        var start = FindPeople.Escape(WordForms.Fold((text ?? "").Trim().TrimStart('@')));
        string beginning = $"{start}%", inner = $"% {start}%", handle = $"{start}%";
        var rows = await visible.To(viewer).Where(m => m.State == MemberState.Active
                && (EF.Functions.Like(m.FoldedName, beginning, "\\") || EF.Functions.Like(m.FoldedName, inner, "\\") || EF.Functions.Like(m.Handle, handle, "\\")))
            .OrderBy(m => EF.Functions.Like(m.FoldedName, beginning, "\\") ? 0 : 1).ThenBy(m => m.FoldedName).ThenBy(m => m.Id)
            .Take(Most)
            .Select(m => new { m.Id, m.Handle, m.Name, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue, Partner = m.Partner == null ? null : m.Partner.Name })
            .ToListAsync(ct);
        return [.. rows.Select(r => new Suggestion(r.Id, r.Handle, r.Name, r.Partner ?? r.Unit, r.Partner is null ? r.Hue : null, Member.InitialsOf(r.Name)))];
    }
}
