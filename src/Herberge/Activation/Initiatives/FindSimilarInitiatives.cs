using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>
/// Initiatives that say much the same as a text, so that work is not done twice: by the words they share, weighed by how rare they are
/// (<see cref="Herberge.Texts.Hints.SimilarTexts"/>). Those of other units come first, because one's own one hears of anyhow.
/// </summary>
internal sealed class FindSimilarInitiatives(HouseDb db, InitiativeCards cards, InitiativeMemory memory)
{
    private const double Near = 0.3;
    private const int Looked = 12;
    private const int Shown = 4;
    private const int ShortestText = 12;

    /// <param name="text">Title and text.</param>
    /// <param name="except">An initiative to leave out.</param>
    /// <param name="units">Units that know of it already.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<InitiativeCard>> HandleAsync(string text, Guid? except, IReadOnlyList<InitiativeUnit> units, Viewer viewer, CancellationToken ct)
    {
        if (text.Trim().Length < ShortestText) return [];
        var (texts, ids) = await memory.ReadAsync(db, ct);
        var near = texts.Find(text, Looked).Where(f => f.Similarity >= Near).Select(f => ids[f.Text]).Where(id => id != except).ToList();
        var found = await db.VisibleInitiativesTo(viewer).Where(i => near.Contains(i.Id)).ToListAsync(ct);
        var known = units.Select(u => u.Name).ToHashSet();
        return
        [
            .. (await cards.OfAsync([.. found.OrderBy(i => near.IndexOf(i.Id))], viewer, ct))
                .OrderBy(card => card.Units.Count > 0 && card.Units.All(u => known.Contains(u.Name))).Take(Shown),
        ];
    }
}
