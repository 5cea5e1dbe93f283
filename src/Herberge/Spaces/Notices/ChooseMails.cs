using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <param name="Chosen">Null where what holds everywhere holds for the space, too.</param>
/// <param name="Holds">What holds in any case.</param>
/// <param name="Everywhere">What holds where nothing else was chosen for a space.</param>
public sealed record MailChoice(NotificationKind Kind, NoticePace? Chosen, NoticePace Holds, NoticePace Everywhere);

/// <summary>A space for which something else was chosen than for everywhere.</summary>
public sealed record SpaceWithChoice(string Slug, string Name, int Hue);

/// <summary>How soon a member wants mails, kind by kind, everywhere or in one space.</summary>
internal sealed class ChooseMails(HouseDb db, WriteTransactions writes, KeepDigestMarks marks)
{
    /// <param name="spaceId">Null for everywhere.</param>
    public async Task<IReadOnlyList<MailChoice>> ReadAsync(Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var book = await WishBook.OfAsync(db, [me], ct);
        return [.. OfferedTo(viewer, spaceId).Select(kind => new MailChoice(kind, book.ChosenFor(me, spaceId ?? Guid.Empty, kind), book.PaceOf(me, spaceId, kind), book.PaceOf(me, null, kind)))];
    }

    /// <summary>Spaces the viewer may read that have a choice of their own.</summary>
    public async Task<IReadOnlyList<SpaceWithChoice>> SpacesAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, wishes) = (viewer.MemberId, db.MailWishes);
        return await db.ReadableSpacesTo(viewer).Where(s => wishes.Any(w => w.MemberId == me && w.SpaceId == s.Id)).OrderBy(s => s.Name)
            .Select(s => new SpaceWithChoice(s.Slug, s.Name, s.Hue)).ToListAsync(ct);
    }

    public Task<Guid?> SpaceOfAsync(string slug, Viewer viewer, CancellationToken ct) =>
        db.ReadableSpacesTo(viewer).Where(s => s.Slug == slug).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);

    /// <param name="paces">Kinds that are missing are left as is usual, or as it holds everywhere.</param>
    public async Task<Result<Done>> HandleAsync(Guid? spaceId, IReadOnlyDictionary<NotificationKind, NoticePace?> paces, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var offered = OfferedTo(viewer, spaceId);
        if (paces.Any(p => !offered.Contains(p.Key) || (p.Value is { } pace && !Enum.IsDefined(pace)))) return Problem.Invalid(nameof(paces), "notice-kind");
        var (me, place) = (viewer.MemberId, spaceId ?? Guid.Empty);
        if (spaceId is not null && !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == place, ct)) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        await db.MailWishes.Where(w => w.MemberId == me && w.SpaceId == place).ExecuteDeleteAsync(ct);
        db.MailWishes.AddRange(paces.Where(p => p.Value is not null).Select(p => new MailWish(me, place, p.Key, p.Value!.Value)));
        await db.SaveChangesAsync(ct);
        await marks.HandleAsync(me, ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IReadOnlyList<NotificationKind> OfferedTo(Viewer viewer, Guid? spaceId) => spaceId is null ? MailWish.OfferedTo(viewer) : MailWish.OfferedInSpaces;
}
