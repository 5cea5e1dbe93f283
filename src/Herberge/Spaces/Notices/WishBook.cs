using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>What some members chose, looked up once.</summary>
internal sealed class WishBook
{
    private readonly Dictionary<(Guid Member, Guid Space, NotificationKind Kind), NoticePace> _chosen;

    private WishBook(Dictionary<(Guid Member, Guid Space, NotificationKind Kind), NoticePace> chosen) => _chosen = chosen;

    public static async Task<WishBook> OfAsync(HouseDb db, IReadOnlyCollection<Guid> members, CancellationToken ct) =>
        new(await db.MailWishes.AsNoTracking().Where(w => members.Contains(w.MemberId)).ToDictionaryAsync(w => (w.MemberId, w.SpaceId, w.Kind), w => w.Pace, ct));

    /// <summary>How soon a member wants a mail about a line: as chosen for its space, else for everywhere, else as is usual for its kind.</summary>
    public NoticePace PaceOf(Guid memberId, Guid? spaceId, NotificationKind kind)
    {
        if (kind == NotificationKind.CalledAll) return NoticePace.AtOnce;
        var offered = MailWish.Offer(kind);
        if (!MailWish.Offered.Contains(offered)) return NoticePace.Never;
        if (spaceId is { } space && _chosen.TryGetValue((memberId, space, offered), out var here)) return here;
        return _chosen.TryGetValue((memberId, Guid.Empty, offered), out var everywhere) ? everywhere : MailWish.DefaultOf(offered);
    }

    /// <summary>What was chosen for a space; null where what holds everywhere holds there.</summary>
    public NoticePace? ChosenFor(Guid memberId, Guid spaceId, NotificationKind kind) => _chosen.TryGetValue((memberId, spaceId, kind), out var pace) ? pace : null;
}
