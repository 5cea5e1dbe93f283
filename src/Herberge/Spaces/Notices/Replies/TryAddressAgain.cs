using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>What came back from the viewer's address, and their word that it is right after all.</summary>
internal sealed class TryAddressAgain(HouseDb db, WriteTransactions writes)
{
    /// <summary>The address nothing is sent to any more; null while mails go.</summary>
    public Task<string?> StoppedAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, people) = (viewer.MemberId, db.Set<Herberge.People.Member>());
        return db.MailFaults.Where(f => f.MemberId == me && f.StoppedAt != null && people.Any(m => m.Id == me && m.Email == f.Address)).Select(f => f.Address).FirstOrDefaultAsync(ct);
    }

    public async Task<Result<Done>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.MailFaults.Where(f => f.MemberId == me).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
