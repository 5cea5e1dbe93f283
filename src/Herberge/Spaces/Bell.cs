using Herberge.Foundation.Storage;

namespace Herberge.Spaces;

/// <summary>
/// Tells members what concerns them: a line behind the bell in the transaction of the act, a ring on open pages after
/// its commit.
/// </summary>
internal sealed class Bell(HouseDb db, MyRooms myRooms)
{
    /// <summary>Inside the transaction.</summary>
    public Task AddAsync(IReadOnlyList<Notification> lines, CancellationToken ct)
    {
        db.Notifications.AddRange(lines);
        return Task.CompletedTask;
    }

    /// <summary>After the commit.</summary>
    public Task RingAsync(IReadOnlyCollection<Guid> members, CancellationToken ct)
    {
        foreach (var member in members) myRooms.Forget(member);
        return Task.CompletedTask;
    }
}
