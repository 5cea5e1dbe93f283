using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <param name="Reporter">Null where a watched word was found.</param>
public sealed record FlagView(string? Reporter, string? ReporterHandle, Reason Reason, string? Text, DateTimeOffset At);

/// <summary>A post that needs a look.</summary>
public sealed record CaseView(
    Guid Id, string SpaceSlug, string SpaceName, Guid ThreadId, string ThreadTitle, Guid PostId, int Number, string Html, DateTimeOffset PostedAt, bool Deleted,
    Guid AuthorId, string Author, string AuthorHandle, string? AuthorCompany, int? Hue, DateTimeOffset OpenedAt, IReadOnlyList<FlagView> Flags);

/// <summary>An appeal that somebody else than who decided has to answer.</summary>
public sealed record AppealView(Guid MeasureId, string SpaceSlug, string SpaceName, MeasureKind Kind, Reason Reason, string Words, string Appeal, DateTimeOffset AppealedAt,
    Guid MemberId, string Member, string Handle, int? Hue);

/// <summary>What waits for a moderator, the longest waiting first in each part.</summary>
public sealed record ModerationQueue(IReadOnlyList<HeldView> Held, IReadOnlyList<CaseView> Cases, IReadOnlyList<AppealView> Appeals)
{
    public int Waiting => Held.Count + Cases.Count + Appeals.Count;
}

/// <summary>The queue of one space, or of everything the viewer moderates. What concerns themselves is not in it.</summary>
internal sealed class ReadQueue(HouseDb db, SeeHeld held)
{
    private const int Most = 100;

    /// <param name="slug">Null for every space the viewer moderates.</param>
    /// <param name="viewer">The moderator.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<ModerationQueue> HandleAsync(string? slug, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var spaces = slug is null ? db.ModeratedSpacesTo(viewer) : db.ModeratedSpacesTo(viewer).Where(s => s.Slug == slug);
        var waiting = await held.ViewsAsync(db.HeldPosts.Where(h => h.SettledAt == null && h.AuthorId != me && spaces.Any(s => s.Id == h.SpaceId)).OrderBy(h => h.At).Take(Most), viewer, ct);
        return new ModerationQueue([.. waiting.OrderBy(h => h.At)], await CasesAsync(db.Cases, spaces, me, ct), await AppealsAsync(spaces, me, ct));
    }

    /// <summary>What waits for the viewer, as queries to be counted beside others.</summary>
    public static (IQueryable<HeldPost> Held, IQueryable<ModerationCase> Cases, IQueryable<Measure> Appeals) Waiting(HouseDb db, Viewer viewer)
    {
        var (me, spaces) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        return (db.HeldPosts.Where(h => h.SettledAt == null && h.AuthorId != me && spaces.Any(s => s.Id == h.SpaceId)),
            db.Cases.Where(c => c.SettledAt == null && c.AuthorId != me && spaces.Any(s => s.Id == c.SpaceId)),
            db.Measures.Where(m => m.AppealedAt != null && m.AppealSettledAt == null && m.By != me && m.MemberId != me && spaces.Any(s => s.Id == m.SpaceId)));
    }

    /// <summary>An open case the viewer may settle.</summary>
    public async Task<CaseView?> CaseAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        await CasesAsync(db.Cases.Where(c => c.Id == id), db.ModeratedSpacesTo(viewer), viewer.MemberId, ct) is [var found] ? found : null;

    private async Task<IReadOnlyList<CaseView>> CasesAsync(IQueryable<ModerationCase> cases, IQueryable<Space> spaces, Guid me, CancellationToken ct)
    {
        var rows = await (
            from c in cases.AsNoTracking()
            where c.SettledAt == null && c.AuthorId != me
            join s in spaces on c.SpaceId equals s.Id
            join p in db.Posts on c.PostId equals p.Id
            join t in db.Threads on p.ThreadId equals t.Id
            where t.DeletedAt == null
            join m in db.Set<Member>() on c.AuthorId equals m.Id
            orderby c.OpenedAt, c.Id
            select new
            {
                Case = c, s.Slug, s.Name, ThreadId = t.Id, t.Title, p.Number, p.Html, p.CreatedAt, Deleted = p.DeletedAt != null,
                Author = m.Name, m.Handle, Company = m.Partner!.Name, Hue = (int?)m.Unit!.Hue,
            }).Take(Most).ToListAsync(ct);
        var ids = rows.Select(r => r.Case.Id).ToList();
        var flags = (await (
            from f in db.Flags.AsNoTracking()
            where ids.Contains(f.CaseId)
            join m in db.Set<Member>() on f.ReporterId equals (Guid?)m.Id into members
            from m in members.DefaultIfEmpty()
            orderby f.At, f.Id
            select new { f.CaseId, View = new FlagView(m == null ? null : m.Name, m == null ? null : m.Handle, f.Reason, f.Text, f.At) }).ToListAsync(ct)).ToLookup(f => f.CaseId, f => f.View);
        return [.. rows.Select(r => new CaseView(r.Case.Id, r.Slug, r.Name, r.ThreadId, r.Title, r.Case.PostId, r.Number, r.Html, r.CreatedAt, r.Deleted,
            r.Case.AuthorId, r.Author, r.Handle, r.Company, r.Hue, r.Case.OpenedAt, [.. flags[r.Case.Id]]))];
    }

    private async Task<IReadOnlyList<AppealView>> AppealsAsync(IQueryable<Space> spaces, Guid me, CancellationToken ct) => await (
        from x in db.Measures.AsNoTracking()
        where x.AppealedAt != null && x.AppealSettledAt == null && x.By != me && x.MemberId != me
        join s in spaces on x.SpaceId equals s.Id
        join m in db.Set<Member>() on x.MemberId equals m.Id
        orderby x.AppealedAt
        select new AppealView(x.Id, s.Slug, s.Name, x.Kind, x.Reason, x.Words, x.Appeal!, x.AppealedAt!.Value, m.Id, m.Name, m.Handle, (int?)m.Unit!.Hue)).Take(Most).ToListAsync(ct);
}
