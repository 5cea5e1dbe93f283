using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Desks.Items;

/// <summary>Which part of what lies on a desk somebody looks at.</summary>
public enum DeskPart
{
    /// <summary>Everything, each part with its beginning.</summary>
    All,
    Questions,
    Flags,
    New,
    Promises,

    /// <summary>What was said outside.</summary>
    Mentions,

    /// <summary>What the viewer has taken on, or those they stand in for.</summary>
    Mine,

    /// <summary>What rests: put off, or with somebody who was asked.</summary>
    Resting,
}

/// <param name="Next">Key of the next page; null at the end.</param>
public sealed record QueuePage(IReadOnlyList<DeskItem> Items, string? Next);

/// <summary>What waits and isn't in somebody else's hands, by kind.</summary>
public sealed record DeskCounts(int Threads, int Flags, int Held, int Alerts, int Newcomers, int Mentions = 0, int Approvals = 0, int Replies = 0, int Reports = 0)
{
    /// <summary>From elsewhere, on every desk.</summary>
    public int Outside => Replies + Reports;

    public int React => Threads + Flags + Held + Alerts + Approvals + Outside;

    /// <summary>People who wait.</summary>
    public int People => Threads + Held + Newcomers + Approvals + Replies;

    /// <summary>What to react to at once on a desk.</summary>
    public int ReactAt(Desk desk) => desk == Desk.Social ? React - Alerts + Mentions : React;

    public int Of(Desk desk) => desk == Desk.Social ? React - Alerts + Mentions : desk == Desk.Community ? React - Alerts + Newcomers : React + Newcomers;
}

/// <summary>
/// The queue of a desk. The number of queries depends on the kinds that lie on it, never on how many things there are; what rests, is done
/// or lies in other hands is left out by the queries themselves.
/// </summary>
internal sealed class SeeQueue(HouseDb db, DeskSources sources, OtherSources others, House house, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    private static readonly DeskKind[] ReactOnEach = [DeskKind.Incident, DeskKind.Thread, DeskKind.Flag, DeskKind.Held, DeskKind.Approval, DeskKind.Reply, DeskKind.Report];

    public static IReadOnlyList<DeskKind> KindsOf(DeskPart part, Desk desk) => part switch
    {
        DeskPart.Questions => [DeskKind.Thread],
        DeskPart.Flags => [DeskKind.Flag, DeskKind.Held, DeskKind.Approval, DeskKind.Reply, DeskKind.Report],
        DeskPart.Mentions => [DeskKind.Mention],
        DeskPart.New => desk == Desk.Social ? [] : [DeskKind.Newcomer],
        DeskPart.Promises => [DeskKind.IdeaAnswer, DeskKind.IdeaDecision, DeskKind.Telling],
        DeskPart.All => desk switch { Desk.Host => [.. ReactOnEach, DeskKind.Alert], Desk.Social => [.. ReactOnEach, DeskKind.Mention], _ => ReactOnEach },
        _ => Enum.GetValues<DeskKind>(),
    };

    /// <param name="part">For <see cref="DeskPart.All"/>: what to react to now.</param>
    /// <param name="desk">Whose desk.</param>
    /// <param name="after">As <see cref="QueuePage.Next"/> said.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<QueuePage> HandleAsync(DeskPart part, Desk desk, string? after, int take, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HasDesk) return new QueuePage([], null);
        var now = clock.GetUtcNow();
        var ours = new Ours(viewer.MemberId, db.StandsInFor(viewer, house.DayOf(now)));
        var from = Place(after);
        var rows = new List<(DeskKind Kind, DeskRow Row)>();
        foreach (var kind in KindsOf(part, desk))
        {
            if (sources.Of(kind, viewer) is { } source)
            {
                var wanted = Fitting(source, kind, part, ours, now);
                if (from is var (at, id)) wanted = wanted.Where(r => r.Since > at || (r.Since == at && r.Subject.CompareTo(id) > 0));
                rows.AddRange((await wanted.OrderBy(r => r.Since).ThenBy(r => r.Subject).Take(take + 1).ToListAsync(ct)).Select(row => (kind, row)));
            }
            else
            {
                rows.AddRange((await OtherAsync(kind, part, ours, viewer, now, ct)).Where(row => from is not var (at, id) || row.Since > at || (row.Since == at && row.Subject.CompareTo(id) > 0)).Select(row => (kind, row)));
            }
        }

        rows = [.. rows.OrderBy(r => r.Row.Since).ThenBy(r => r.Row.Subject)];
        var items = await WithHandlingAsync([.. rows.Take(take)], ct);
        return new QueuePage(items, rows.Count > take ? items[^1].PageKey : null);
    }

    /// <summary>One thing, whatever is done with it; null where the viewer may not see it or nobody waits any more.</summary>
    public async Task<DeskItem?> FindAsync(ItemKey key, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HasDesk) return null;
        var subject = key.Subject;
        var row = sources.Of(key.Kind, viewer) is { } source
            ? await source.FirstOrDefaultAsync(r => r.Subject == subject, ct)
            : (await others.OfAsync(key.Kind, viewer, ct)).FirstOrDefault(r => r.Subject == subject);
        return row is null ? null : (await WithHandlingAsync([(key.Kind, row)], ct))[0];
    }

    /// <summary>One query, remembered for some seconds: it stands in the frame of every page.</summary>
    public async ValueTask<DeskCounts> CountsAsync(Viewer viewer, CancellationToken ct)
    {
        if (cache.TryGetValue(Remember(viewer.MemberId), out DeskCounts? known)) return known!;
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var ours = new Ours(me, db.StandsInFor(viewer, house.DayOf(now)));
        IQueryable<DeskRow> Open(DeskKind kind) => Free(Fitting(sources.Of(kind, viewer)!, kind, DeskPart.All, ours, now), kind, ours);
        var (threads, flags, held, newcomers, mentions) = (Open(DeskKind.Thread), Open(DeskKind.Flag), Open(DeskKind.Held), Open(DeskKind.Newcomer), Open(DeskKind.Mention));
        var (approvals, replies, reports) = (Open(DeskKind.Approval), Open(DeskKind.Reply), Open(DeskKind.Report));
        var counts = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me)
            .Select(_ => new DeskCounts(threads.Count(), flags.Count(), held.Count(), 0, newcomers.Count(), mentions.Count(), approvals.Count(), replies.Count(), reports.Count())).FirstOrDefaultAsync(ct) ?? new DeskCounts(0, 0, 0, 0, 0);
        var alerts = viewer.IsHost ? (await OtherAsync(DeskKind.Alert, DeskPart.All, ours, viewer, now, ct)).Count : 0;
        return cache.Set(Remember(viewer.MemberId), counts with { Alerts = alerts }, Remembered);
    }

    public void Forget(Guid memberId) => cache.Remove(Remember(memberId));

    private static (Type, Guid) Remember(Guid memberId) => (typeof(DeskCounts), memberId);

    private IQueryable<DeskRow> Fitting(IQueryable<DeskRow> rows, DeskKind kind, DeskPart part, Ours ours, DateTimeOffset now)
    {
        var (handlings, me, others) = (db.Handlings, ours.Me, ours.StandsInFor);
        return part switch
        {
            DeskPart.Mine => rows.Where(r => handlings.Any(h => h.Kind == kind && h.Subject == r.Subject && h.DoneAt == null && h.HolderId != null && (h.HolderId == me || others.Contains(h.HolderId)))),
            DeskPart.Resting => rows.Where(r => handlings.Any(h => h.Kind == kind && h.Subject == r.Subject && h.DoneAt == null && h.QuietUntil > now)),
            _ => rows.Where(r => !handlings.Any(h => h.Kind == kind && h.Subject == r.Subject && (h.DoneAt != null || h.QuietUntil > now))),
        };
    }

    private IQueryable<DeskRow> Free(IQueryable<DeskRow> rows, DeskKind kind, Ours ours)
    {
        var (handlings, me, others) = (db.Handlings, ours.Me, ours.StandsInFor);
        return rows.Where(r => !handlings.Any(h => h.Kind == kind && h.Subject == r.Subject && h.HolderId != null && h.HolderId != me && !others.Contains(h.HolderId)));
    }

    private async Task<List<DeskRow>> OtherAsync(DeskKind kind, DeskPart part, Ours ours, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await others.OfAsync(kind, viewer, ct);
        if (rows.Count == 0) return [];
        var (ids, me, standsInFor) = (rows.Select(r => r.Subject).ToList(), ours.Me, ours.StandsInFor);
        var handled = await db.Handlings.AsNoTracking().Where(h => h.Kind == kind && ids.Contains(h.Subject))
            .Select(h => new { h.Subject, h.DoneAt, h.QuietUntil, IsOurs = h.HolderId != null && (h.HolderId == me || standsInFor.Contains(h.HolderId)) }).ToDictionaryAsync(h => h.Subject, ct);
        return [.. rows.Where(r => handled.TryGetValue(r.Subject, out var h)
            ? h.DoneAt is null && part switch { DeskPart.Mine => h.IsOurs, DeskPart.Resting => h.QuietUntil > now, _ => !(h.QuietUntil > now) }
            : part is not (DeskPart.Mine or DeskPart.Resting))];
    }

    private async Task<IReadOnlyList<DeskItem>> WithHandlingAsync(IReadOnlyList<(DeskKind Kind, DeskRow Row)> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var ids = rows.Select(r => r.Row.Subject).ToList();
        var people = db.Set<Member>();
        var handled = (await db.Handlings.AsNoTracking().Where(h => ids.Contains(h.Subject)).Select(h => new
        {
            Row = h,
            Holder = people.Where(m => m.Id == h.HolderId).Select(m => m.Name).FirstOrDefault(),
            Asked = people.Where(m => m.Id == h.AskedId).Select(m => m.Name).FirstOrDefault(),
            By = people.Where(m => m.Id == h.LastBy).Select(m => m.Name).FirstOrDefault(),
        }).ToListAsync(ct)).ToDictionary(h => new ItemKey(h.Row.Kind, h.Row.Subject), h => new HandlingView(h.Row.Version, h.Row.State, h.Holder, h.Asked, h.Row.Last, h.Row.LastBy, h.By, h.Row.LastAt));
        return [.. rows.Select(r => new DeskItem(new ItemKey(r.Kind, r.Row.Subject), r.Row.Since, r.Row.Title, r.Row.Due, r.Row.Person, r.Row.Handle, r.Row.Unit, r.Row.Hue, r.Row.Place, r.Row.ThreadId, r.Row.SpaceId, r.Row.Asks, r.Row.Number,
            handled.GetValueOrDefault(new ItemKey(r.Kind, r.Row.Subject)) ?? HandlingView.None))];
    }

    private static (DateTimeOffset At, Guid Id)? Place(string? after) =>
        after?.Split('.') is [var ticks, var text] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(text, "N", out var id)
            ? (new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;

    /// <summary>Whose things the viewer looks after: their own, and those of whom they stand in for.</summary>
    private sealed record Ours(Guid Me, IQueryable<Guid?> StandsInFor);
}
