using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>Writes down who looked at which figures, once an hour for each page.</summary>
internal sealed class LogLook(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private static readonly TimeSpan Same = TimeSpan.FromHours(1);

    public Task HandleAsync(string what, Viewer viewer, CancellationToken ct) => HandleAsync(what, viewer.MemberId, ct);

    /// <param name="what">What was looked at.</param>
    /// <param name="memberId">Who looked; null for the command line.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task HandleAsync(string what, Guid? memberId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Same;
        if (await db.Looks.AnyAsync(l => l.MemberId == memberId && l.What == what && l.At > since, ct)) return;
        await using var write = await writes.BeginAsync(db, ct);
        db.Looks.Add(new Look(memberId, what, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
