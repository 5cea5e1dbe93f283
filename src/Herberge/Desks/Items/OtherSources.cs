using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Silos;
using Herberge.Silos.Alerts;
using Herberge.Voices;
using Herberge.Voices.Needs;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Items;

/// <summary>What no single query finds: alerts, and customers to whom nobody told what became of their need. Few, so read whole, and of the whole house.</summary>
internal sealed class OtherSources(HouseDb db, SeeAlerts alerts)
{
    private const int Most = 100;

    public Task<IReadOnlyList<DeskRow>> OfAsync(DeskKind kind, Viewer viewer, CancellationToken ct) => kind switch
    {
        DeskKind.Alert => AlertsAsync(viewer, ct),
        DeskKind.Telling => TellingsAsync(viewer, ct),
        _ => Task.FromResult<IReadOnlyList<DeskRow>>([]),
    };

    private async Task<IReadOnlyList<DeskRow>> AlertsAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam || !viewer.MaySeeSilos) return [];
        var found = await alerts.HandleAsync(viewer, ct);
        return found.Succeeded ? [.. found.Value.Where(a => a.AcknowledgedAt is null).Select(a => new DeskRow { Subject = a.Id, Since = a.To, Title = a.Unit.Replace("/", ", ", StringComparison.Ordinal) })] : [];
    }

    private async Task<IReadOnlyList<DeskRow>> TellingsAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return [];
        var decided = await db.Set<Need>().AsNoTracking().Where(n => (n.Status == NeedStatus.Shipped || n.Status == NeedStatus.Declined) && n.DecidedAt != null)
            .OrderBy(n => n.DecidedAt).Take(Most).Select(n => new { n.Id, n.Number, n.Want, DecidedAt = n.DecidedAt!.Value }).ToListAsync(ct);
        var owed = await OwedChannels.OfAsync(db, [.. decided.Select(n => n.Id)], ct);
        return [.. decided.Where(n => owed.ContainsKey(n.Id)).Select(n => new DeskRow { Subject = n.Id, Since = n.DecidedAt, Title = n.Want, Place = Need.LabelOf(n.Number), Number = owed[n.Id] })];
    }
}
