using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <summary>Tells the hosts of a space that fell quiet, once for each time it does; community managers find all of them in the list.</summary>
internal sealed class ProposeQuiet(HouseDb db, WriteTransactions writes, QuietSpaces quiet, Bell bell, TimeProvider clock)
{
    /// <returns>How many spaces it told somebody of.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        if ((await quiet.SettingsAsync(ct)).QuietDays is not { } days) return 0;
        var lives = db.SpaceLives;
        var spaces = await quiet.Quiet(db.Spaces.AsNoTracking(), days)
            .Where(s => !lives.Any(l => l.SpaceId == s.Id && l.ProposedAt > s.LastActivityAt && (l.KeptUntil == null || l.KeptUntil < l.ProposedAt)))
            .Select(s => s.Id).ToListAsync(ct);
        foreach (var id in spaces)
        {
            var now = clock.GetUtcNow();
            await using var transaction = await writes.BeginAsync(db, ct);
            var hosts = await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == id && (m.Role == SpaceRole.Host || (m.DeputyFrom <= now && m.DeputyUntil > now))).Select(m => m.MemberId).ToListAsync(ct);
            (await db.LifeOfAsync(id, ct)).ProposedAt = now;
            await bell.AddAsync([.. hosts.Select(host => new Notification(host, NotificationKind.SpaceQuiet, null, id, null, null, now))], ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            await bell.RingAsync(hosts, CancellationToken.None);
        }

        return spaces.Count;
    }
}
