using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>What a member wants as a mail, kind by kind.</summary>
internal sealed class ChooseMails(HouseDb db, WriteTransactions writes)
{
    /// <summary>The kinds a mail is sent for now.</summary>
    public async Task<IReadOnlySet<NotificationKind>> ReadAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var wishes = await db.MailWishes.AsNoTracking().Where(w => w.MemberId == me).ToDictionaryAsync(w => w.Kind, w => w.AtOnce, ct);
        return MailWish.OfferedTo(viewer).Where(kind => wishes.TryGetValue(kind, out var atOnce) ? atOnce : MailWish.WantsByDefault(kind)).ToHashSet();
    }

    public async Task<Result<Done>> HandleAsync(IReadOnlySet<NotificationKind> wanted, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.MailWishes.Where(w => w.MemberId == me).ExecuteDeleteAsync(ct);
        db.MailWishes.AddRange(MailWish.OfferedTo(viewer).Select(kind => new MailWish(me, kind, wanted.Contains(kind))));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
