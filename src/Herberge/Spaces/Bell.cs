using Herberge.Foundation.Live;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// Tells members what concerns them: a line behind the bell, which waits for a mail where one is wanted, in the transaction
/// of the act; a ring on open pages after its commit.
/// </summary>
internal sealed class Bell(HouseDb db, MyRooms myRooms, RouteNotices route, LivePublisher live)
{
    /// <summary>Inside the transaction.</summary>
    public async Task AddAsync(IReadOnlyList<Notification> lines, CancellationToken ct)
    {
        db.Notifications.AddRange(lines);
        await route.HandleAsync(lines, ct);
    }

    /// <summary>Inside the transaction, for lines that were added already and are not yet saved.</summary>
    public Task MailAddedAsync(CancellationToken ct) => route.HandleAsync(
        [.. db.ChangeTracker.Entries<Notification>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)], ct);

    /// <summary>After the commit: open pages show how much is unseen now.</summary>
    public async Task RingAsync(IReadOnlyCollection<Guid> members, CancellationToken ct)
    {
        if (members.Count == 0) return;
        var unseen = await db.Notifications.AsNoTracking().Where(n => members.Contains(n.MemberId) && n.SeenAt == null)
            .GroupBy(n => n.MemberId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        foreach (var member in members)
        {
            myRooms.Forget(member);
            await live.PublishAsync($"member:{member}", "bell", unseen.GetValueOrDefault(member), ct);
        }
    }
}
