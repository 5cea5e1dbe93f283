using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Discovery;

/// <summary>
/// Looks once a day whether saved searches found something new that their member may read at that moment. One line behind
/// the bell for all of them together, and none while an earlier one is unseen.
/// </summary>
internal sealed class AlertOfSearches(HouseDb db, WriteTransactions writes, IViewerSource viewers, SearchEverything search, Bell bell, TimeProvider clock)
{
    /// <returns>How many people were told.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var people = await db.SavedSearches.Where(s => s.Alerts).Select(s => s.MemberId).Distinct().ToListAsync(ct);
        var told = 0;
        foreach (var person in people)
            if (await TellAsync(person, ct)) told++;
        return told;
    }

    private async Task<bool> TellAsync(Guid me, CancellationToken ct)
    {
        // Who they are now: access may have changed a moment ago.
        viewers.Forget(me);
        if (await viewers.FindAsync(me, ct) is not { } viewer) return false;
        var found = false;
        foreach (var saved in await db.SavedSearches.AsNoTracking().Where(s => s.MemberId == me && s.Alerts).ToListAsync(ct))
            found |= (await search.SinceAsync(SearchAddress.Read(saved.Query), saved.SeenKey, viewer, 1, ct)).Count > 0;
        if (!found) return false;

        var now = clock.GetUtcNow();
        var today = now.AddHours(-20);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Notifications.AnyAsync(n => n.MemberId == me && n.Kind == NotificationKind.SearchFound && (n.SeenAt == null || n.At > today), ct)) return false;
        await bell.AddAsync([new Notification(me, NotificationKind.SearchFound, null, null, null, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([me], CancellationToken.None);
        return true;
    }
}

[DisallowConcurrentExecution]
internal sealed class AlertOfSearchesDaily(AlertOfSearches alert) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await alert.HandleAsync(cancellationToken);
}
