using Herberge.Foundation.Access;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>Skills people of the house already name, beginning like this, so that one thing gets one word. No counts.</summary>
internal sealed class SuggestSkills(VisibleMembers visible)
{
    private const int Most = 8;
    private const int MostRead = 400;

    public async Task<IReadOnlyList<string>> HandleAsync(string? text, Viewer viewer, CancellationToken ct)
    {
        var start = WordForms.Fold((text ?? "").Trim());
        if (start.Length == 0) return [];
        var like = $"%{FindPeople.Escape(start)}%";
        var lists = await visible.To(viewer).Where(m => m.State == MemberState.Active && m.Skills != null && EF.Functions.Like(m.FoldedProfile, like, "\\"))
            .OrderBy(m => m.Id).Take(MostRead).Select(m => m.Skills!).ToListAsync(ct);
        return
        [
            .. lists.SelectMany(WordList.Split).Select(skill => (Skill: skill, Folded: WordForms.Fold(skill)))
                .Where(s => s.Folded.StartsWith(start, StringComparison.Ordinal) || s.Folded.Contains($" {start}", StringComparison.Ordinal))
                .GroupBy(s => s.Folded).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Most).Select(g => g.First().Skill),
        ];
    }
}
