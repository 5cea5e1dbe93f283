using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Similar;

/// <summary>An idea that says much the same.</summary>
public sealed record SimilarIdea(Guid Id, string Label, string Title, string Lead, string Stage, int Supporters);

/// <summary>Ideas the viewer may read that say much the same as what somebody is writing.</summary>
internal sealed class FindSimilarIdeas(HouseDb db, IdeaMemory memory)
{
    /// <summary>Below this two ideas share words, but hardly a thought.</summary>
    private const double Near = 0.35;
    private const int Looked = 20;
    private const int Shown = 3;
    private const int ShortestText = 8;
    private const int LongestText = 2000;

    /// <param name="text">Title and beginning of what is being written.</param>
    /// <param name="except">An idea to leave out.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<SimilarIdea>> HandleAsync(string? text, Guid? except, Viewer viewer, CancellationToken ct)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length < ShortestText) return [];
        var kept = await memory.ReadAsync(db, ct);
        var near = kept.Texts.Find(typed.Length > LongestText ? typed[..LongestText] : typed, Looked)
            .Where(found => found.Similarity >= Near).Select(found => kept.Ids[found.Text]).Where(id => id != except).ToList();
        if (near.Count == 0) return [];
        var english = viewer.Language == "en";
        var ideas = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => near.Contains(i.Id) && i.MergedIntoId == null)
            .Select(i => new { i.Id, i.Number, i.Thread!.Title, i.Lead, Stage = english ? i.Stage!.NameEn : i.Stage!.NameDe, i.Supporters }).ToListAsync(ct);
        return [.. ideas.OrderBy(i => near.IndexOf(i.Id)).Take(Shown).Select(i => new SimilarIdea(i.Id, Idea.LabelOf(i.Number), i.Title, i.Lead, i.Stage, i.Supporters))];
    }
}
