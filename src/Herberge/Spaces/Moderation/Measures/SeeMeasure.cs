using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Measures;

/// <param name="By">Who decided; for moderators alone.</param>
public sealed record MeasureView(
    Guid Id, string SpaceName, string? SpaceSlug, MeasureKind Kind, Reason Reason, string Words, DateTimeOffset At, DateTimeOffset? Until, DateTimeOffset? LiftedAt,
    string? Appeal, DateTimeOffset? AppealedAt, DateTimeOffset? AppealSettledAt, string? AppealAnswer, Guid MemberId, string Member, string Handle, string? By, bool MayAnswerAppeal)
{
    public bool MayObject => By is null && LiftedAt is null && AppealedAt is null;

    public bool AppealWaits => AppealedAt is not null && AppealSettledAt is null;
}

/// <summary>A note as moderators read it.</summary>
public sealed record NoteView(Guid Id, string SpaceName, string By, string Text, DateTimeOffset At, bool Mine);

/// <summary>What moderators know of a person in the spaces they moderate.</summary>
public sealed record PersonRecord(Guid MemberId, string Name, string Handle, IReadOnlyList<MeasureView> Measures, IReadOnlyList<NoteView> Notes, IReadOnlyList<ModeratedPlace> Places);

public sealed record ModeratedPlace(Guid SpaceId, string Name);

/// <summary>A measure as the person concerned reads it, and as moderators of its space do.</summary>
internal sealed class SeeMeasure(HouseDb db)
{
    public async Task<MeasureView?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        await ViewsAsync(db.Measures.Where(m => m.Id == id), viewer, ct) is [var found] ? found : null;

    /// <summary>Everything decided about the viewer.</summary>
    public Task<IReadOnlyList<MeasureView>> MineAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return ViewsAsync(db.Measures.Where(m => m.MemberId == me), viewer, ct);
    }

    /// <summary>What the viewer may know as a moderator; null for somebody their spaces don't know.</summary>
    public async Task<PersonRecord?> RecordAsync(string handle, Viewer viewer, CancellationToken ct)
    {
        var (me, spaces) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        var person = await db.Set<Member>().AsNoTracking().Where(m => m.Handle == handle && m.Id != me).Select(m => new { m.Id, m.Name, m.Handle }).FirstOrDefaultAsync(ct);
        if (person is null) return null;
        var id = person.Id;
        var places = await spaces.Where(s => s.Memberships.Any(m => m.MemberId == id) || db.Set<Post>().Any(p => p.SpaceId == s.Id && p.AuthorId == id) || db.Set<Measure>().Any(x => x.SpaceId == s.Id && x.MemberId == id))
            .OrderBy(s => s.Name).Select(s => new ModeratedPlace(s.Id, s.Name)).ToListAsync(ct);
        if (places.Count == 0) return null;
        var notes = await (
            from n in db.ModeratorNotes.AsNoTracking()
            where n.MemberId == id && spaces.Any(s => s.Id == n.SpaceId)
            join s in db.Spaces on n.SpaceId equals s.Id
            join m in db.Set<Member>() on n.By equals m.Id
            orderby n.Id descending
            select new NoteView(n.Id, s.Name, m.Name, n.Text, n.At, n.By == me)).ToListAsync(ct);
        return new PersonRecord(id, person.Name, person.Handle, await ViewsAsync(db.Measures.Where(m => m.MemberId == id), viewer, ct), notes, places);
    }

    private async Task<IReadOnlyList<MeasureView>> ViewsAsync(IQueryable<Measure> measures, Viewer viewer, CancellationToken ct)
    {
        var (me, moderated, visible) = (viewer.MemberId, db.ModeratedSpacesTo(viewer), db.VisibleSpacesTo(viewer));
        return await (
            from x in measures.AsNoTracking()
            where x.MemberId == me || moderated.Any(s => s.Id == x.SpaceId)
            join s in db.Spaces on x.SpaceId equals s.Id
            join m in db.Set<Member>() on x.MemberId equals m.Id
            join b in db.Set<Member>() on x.By equals b.Id
            orderby x.Id descending
            select new MeasureView(x.Id, s.Name, visible.Any(v => v.Id == s.Id) ? s.Slug : null, x.Kind, x.Reason, x.Words, x.At, x.Until, x.LiftedAt, x.Appeal, x.AppealedAt,
                x.AppealSettledAt, x.AppealAnswer, x.MemberId, m.Name, m.Handle, x.MemberId == me ? null : b.Name, x.MemberId != me && x.By != me)).ToListAsync(ct);
    }
}
