using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <param name="Space">Name and address of the space, for those who may know of it.</param>
/// <param name="MayChange">The viewer takes part, or looks after the community.</param>
/// <param name="Similar">Others that say much the same, those of other units first.</param>
public sealed record InitiativeReading(InitiativeCard Card, Guid? UnitId, (string Name, string Slug)? Space, bool HasSpace, bool MayChange, IReadOnlyList<InitiativeCard> Similar);

/// <summary>One initiative with what is like it elsewhere.</summary>
internal sealed class SeeInitiative(HouseDb db, InitiativeCards cards, FindSimilarInitiatives similar)
{
    /// <returns>Null when there is none, or the viewer may not see it.</returns>
    public async Task<InitiativeReading?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleInitiativesTo(viewer).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } initiative) return null;
        var card = (await cards.OfAsync([initiative], viewer, ct))[0];
        var space = await db.VisibleSpacesTo(viewer).Where(s => s.Id == initiative.SpaceId).Select(s => new { s.Name, s.Slug }).FirstOrDefaultAsync(ct);
        var mayChange = await db.InitiativesInHandOf(viewer).AnyAsync(i => i.Id == id, ct);
        return new InitiativeReading(card, initiative.UnitId, space is null ? null : (space.Name, space.Slug), initiative.SpaceId is not null, mayChange,
            await similar.HandleAsync($"{initiative.Title}\n{initiative.Text}", id, card.Units, viewer, ct));
    }
}
