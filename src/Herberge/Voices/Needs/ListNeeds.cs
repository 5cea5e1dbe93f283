using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices.Segments;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <param name="Reach">Projected onto the sizes of segments.</param>
/// <param name="ToTell">Channels on which customers still wait to hear what became of it.</param>
public sealed record NeedCard(
    Guid Id, string Label, string When, string Want, string So, int Importance, int Satisfaction, int Gap, NeedStatus Status, string? Owner, bool HasThread,
    NeedWeight For, NeedWeight Against, int ToTell, NeedReach Reach, DateTimeOffset? DecidedAt);

public enum NeedOrder
{
    Gap,
    Customers,
    Revenue,
}

/// <summary>Needs, the important and badly met ones first, and among equals those with more customers behind them.</summary>
internal sealed class ListNeeds(HouseDb db, SegmentReach reach)
{
    private const int Most = 200;

    public Task<Result<IReadOnlyList<NeedCard>>> HandleAsync(NeedStatus? status, int most, Viewer viewer, CancellationToken ct) => HandleAsync(status, NeedOrder.Gap, most, viewer, ct);

    public async Task<Result<IReadOnlyList<NeedCard>>> HandleAsync(NeedStatus? status, NeedOrder order, int most, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var members = db.Set<Member>();
        var query = db.Needs.AsNoTracking();
        if (status is { } only) query = query.Where(n => n.Status == only);
        var rows = await query.OrderByDescending(n => n.Importance + (n.Importance > n.Satisfaction ? n.Importance - n.Satisfaction : 0)).ThenBy(n => n.Number).Take(Most)
            .Select(n => new { Need = n, Owner = members.Where(m => m.Id == n.OwnerId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Need.Id);
        var weights = await NeedWeight.OfAllAsync(db, ids, ct);
        var reaches = await reach.OfAsync(ids, ct);
        var owed = await OwedChannels.OfAsync(db, [.. rows.Where(r => r.Need.IsDecided).Select(r => r.Need.Id)], ct);
        return Result<IReadOnlyList<NeedCard>>.Of([.. rows
            .Select(r => Card(r.Need, r.Owner, weights[r.Need.Id], owed.GetValueOrDefault(r.Need.Id), reaches[r.Need.Id]))
            .OrderByDescending(c => order switch { NeedOrder.Customers => c.Reach.Customers ?? 0, NeedOrder.Revenue => c.Reach.Revenue ?? 0, _ => c.Gap }).ThenByDescending(c => c.Gap).ThenByDescending(c => c.For.Customers).ThenBy(c => c.Label, StringComparer.Ordinal).Take(most)]);
    }

    internal static NeedCard Card(Need n, string? owner, (NeedWeight For, NeedWeight Against) weight, int toTell, NeedReach reach) => new(
        n.Id, n.Label, n.When, n.Want, n.So, n.Importance, n.Satisfaction, n.Gap, n.Status, owner, n.ThreadId is not null, weight.For, weight.Against, toTell, reach, n.DecidedAt);
}
