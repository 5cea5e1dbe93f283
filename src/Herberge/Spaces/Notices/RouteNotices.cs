using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices.Push;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>
/// Decides, in the transaction that writes lines behind the bell, which of them wait for a mail at once and which light up on a browser. They wait some
/// minutes: what is seen meanwhile goes in none, and what comes to the same thread goes in one.
/// </summary>
internal sealed class RouteNotices(HouseDb db, PushNotices push, TimeProvider clock)
{
    public static readonly TimeSpan Gathers = TimeSpan.FromMinutes(5);

    public async Task HandleAsync(IReadOnlyList<Notification> lines, CancellationToken ct)
    {
        lines = [.. lines.Where(l => l.Kind == NotificationKind.CalledAll || MailWish.Offered.Contains(MailWish.Offer(l.Kind)))];
        if (lines.Count == 0) return;
        var members = lines.Select(l => l.MemberId).Distinct().ToList();
        var wishes = await WishBook.OfAsync(db, members, ct);
        var muted = await MutedAsync(lines, members, ct);
        var due = clock.GetUtcNow() + Gathers;
        var wanted = new List<Notification>();
        foreach (var line in lines)
        {
            if (line.Kind != NotificationKind.CalledAll && line.ThreadId is { } thread && muted.Contains((thread, line.MemberId))) continue;
            if (wishes.PaceOf(line.MemberId, line.SpaceId, line.Kind) != NoticePace.AtOnce) continue;
            line.MailDueAt = due;
            wanted.Add(line);
        }

        await push.EnqueueAsync(wanted, ct);
    }

    private async Task<HashSet<(Guid Thread, Guid Member)>> MutedAsync(IReadOnlyList<Notification> lines, List<Guid> members, CancellationToken ct)
    {
        var threads = lines.Select(l => l.ThreadId).OfType<Guid>().Distinct().ToList();
        if (threads.Count == 0) return [];
        return [.. (await db.Follows.AsNoTracking().Where(f => threads.Contains(f.ThreadId) && members.Contains(f.MemberId) && f.State == FollowState.Muted)
            .Select(f => new { f.ThreadId, f.MemberId }).ToListAsync(ct)).Select(f => (f.ThreadId, f.MemberId))];
    }
}
