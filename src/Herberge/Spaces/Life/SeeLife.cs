using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="Welcome">For somebody who just joined; null for everybody else.</param>
/// <param name="Asks">Whether the space asks something of those who join.</param>
/// <param name="Into">The space its conversations went to, as far as the viewer may know of it.</param>
public sealed record LifeFront(Charter Charter, WelcomeView? Welcome, bool Asks, MergeChoice? Into)
{
    public static LifeFront None { get; } = new(Charter.Of(null), null, false, null);
}

/// <summary>What the front of a space shows of its life: one query, and another one only where there is something.</summary>
internal sealed class SeeLife(HouseDb db, Welcome welcome)
{
    public async Task<LifeFront> FrontAsync(SpaceStanding standing, CancellationToken ct)
    {
        var id = standing.Space.Id;
        var life = await db.SpaceLives.AsNoTracking().FirstOrDefaultAsync(l => l.SpaceId == id, ct);
        if (life is null) return LifeFront.None;
        var greets = life.WelcomeSince is null ? null : await welcome.ForAsync(standing, ct);
        var to = standing.Space.ArchivedAt is null ? null : life.MergedIntoId;
        var into = to is null ? null : await db.VisibleSpacesTo(standing.Viewer).Where(s => s.Id == to).Select(s => new MergeChoice(s.Slug, s.Name)).FirstOrDefaultAsync(ct);
        return new LifeFront(Charter.Of(life), greets, life.Questions.Length > 0, into);
    }
}
