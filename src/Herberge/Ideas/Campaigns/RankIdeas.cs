using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

public enum IdeaOrder
{
    /// <summary>Most votes first.</summary>
    Support,

    /// <summary>Most support across silos first; what is not released yet comes last.</summary>
    AcrossSilos,
    Newest,
}

/// <param name="Next">Where the list goes on; null at its end.</param>
public sealed record Ranking(IReadOnlyList<IdeaCard> Cards, string? Next);

/// <summary>The ideas of a campaign in one list, paged by key.</summary>
internal sealed class RankIdeas(HouseDb db, IdeaCards cards)
{
    public const int Rows = 50;

    /// <param name="campaignId">The campaign.</param>
    /// <param name="filter">Which ideas.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">Where it goes on, as the page before said.</param>
    /// <param name="rows">How many.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Ranking>> HandleAsync(Guid campaignId, IdeaFilter filter, IdeaOrder order, string? after, int rows, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleCampaignsTo(viewer).AnyAsync(c => c.Id == campaignId, ct)) return Problem.NotFound();
        var query = await db.IdeasOf(campaignId, viewer).PassingAsync(filter, db, viewer, ct);
        if (!TryOpen(after, out var last)) return Problem.Invalid(nameof(after), "cursor-unknown");
        var (score, number) = last;
        // The number settles who comes first among equals, so that no idea is shown twice or left out.
        query = order switch
        {
            IdeaOrder.AcrossSilos => (after is null ? query : query.Where(i => (i.AcrossSilos ?? 0) < score || ((i.AcrossSilos ?? 0) == score && i.Number > number)))
                .OrderByDescending(i => i.AcrossSilos ?? 0).ThenBy(i => i.Number),
            IdeaOrder.Newest => (after is null ? query : query.Where(i => i.Number < number)).OrderByDescending(i => i.Number),
            _ => (after is null ? query : query.Where(i => i.Votes < score || (i.Votes == score && i.Number > number))).OrderByDescending(i => i.Votes).ThenBy(i => i.Number),
        };
        var keys = await query.Take(rows + 1).Select(i => new { i.Id, i.Votes, i.AcrossSilos, i.Number }).ToListAsync(ct);
        var end = keys.Count > rows ? keys[rows - 1] : null;
        var found = await cards.OfAsync([.. keys.Take(rows).Select(key => key.Id)], viewer, ct);
        return new Ranking(found, end is null ? null : string.Create(CultureInfo.InvariantCulture, $"{(order == IdeaOrder.AcrossSilos ? end.AcrossSilos ?? 0 : end.Votes):R}_{end.Number}"));
    }

    private static bool TryOpen(string? after, out (double Score, int Number) place)
    {
        place = default;
        if (after is null) return true;
        if (after.Split('_') is not [var score, var number]) return false;
        return double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out place.Score) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out place.Number);
    }
}
