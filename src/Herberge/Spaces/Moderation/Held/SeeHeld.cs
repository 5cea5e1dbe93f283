using Herberge.Foundation.Access;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Held;

/// <param name="Beside">What else readers will see of it, as HTML; null when title and text are all.</param>
/// <param name="Fixed">It belongs to this space and can't be filed elsewhere.</param>
/// <param name="Mine">The viewer wrote it; otherwise they judge it.</param>
/// <param name="Answer">Why it was declined.</param>
public sealed record HeldView(
    Guid Id, string SpaceSlug, string SpaceName, Guid? ThreadId, string? ThreadTitle, string? Title, string Body, string Html, string? Beside, bool Fixed, HeldWhy Why, DateTimeOffset At,
    Guid AuthorId, string Author, string Handle, string? Company, int? Hue, bool Mine, bool Edited, DateTimeOffset? SettledAt, Guid? PostId, string? Answer);

/// <summary>Something that waits, or waited: seen by who wrote it and by those who judge it there, and by nobody else.</summary>
internal sealed class SeeHeld(HouseDb db, MarkdownRenderer markdown, IEnumerable<IHeldThread> rooms)
{
    public async Task<HeldView?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        await ViewsAsync(db.HeldPosts.Where(h => h.Id == id), viewer, ct) is [var found] ? found : null;

    /// <summary>What the viewer wrote and is still waiting.</summary>
    public async Task<IReadOnlyList<HeldView>> MineAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await ViewsAsync(db.HeldPosts.Where(h => h.AuthorId == me && h.SettledAt == null), viewer, ct);
    }

    public async Task<IReadOnlyList<HeldView>> ViewsAsync(IQueryable<HeldPost> held, Viewer viewer, CancellationToken ct)
    {
        var (me, moderated) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        var rows = await (
            from h in held.AsNoTracking()
            where h.AuthorId == me || moderated.Any(s => s.Id == h.SpaceId)
            join s in db.Spaces on h.SpaceId equals s.Id
            join m in db.Set<Member>() on h.AuthorId equals m.Id
            orderby h.At
            select new { Held = h, s.Slug, SpaceName = s.Name, m.Name, m.Handle, Company = m.Partner!.Name, Hue = (int?)m.Unit!.Hue,
                Thread = db.Set<DiscussionThread>().Where(t => t.Id == h.ThreadId).Select(t => t.Title).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(r => new HeldView(r.Held.Id, r.Slug, r.SpaceName, r.Held.ThreadId, r.Thread, r.Held.Title, r.Held.Body, markdown.Render(r.Held.Body).Html,
            BesideOf(r.Held), r.Held.ThreadId is not null || r.Held.Beside is not null, r.Held.Why, r.Held.At, r.Held.AuthorId, r.Name, r.Handle, r.Company, r.Hue, r.Held.AuthorId == me, r.Held.EditedBy is not null, r.Held.SettledAt,
            r.Held.PostId, r.Held.Answer))];
    }

    private string? BesideOf(HeldPost held) =>
        held.Beside is { } beside && rooms.First(room => room.Kind == held.Kind).Says(beside) is { Length: > 0 } said ? markdown.Render(said).Html : null;
}
