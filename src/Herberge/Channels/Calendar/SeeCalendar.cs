using Herberge.Activation.Circles;
using Herberge.Activation.Guides;
using Herberge.Activation.Rounds;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Spaces;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Writing;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Calendar;

public enum EntryKind : byte
{
    Post = 0,
    Gathering = 1,
    Campaign = 2,
    Round = 3,
    Review = 4,
    Announcement = 5,
    Guides = 6,
}

/// <param name="At">Null for what has a day and no hour.</param>
/// <param name="Detail">Key of a word that says more: which phase, which state.</param>
/// <param name="PostId">Of a post that can be moved.</param>
public sealed record CalendarEntry(EntryKind Kind, Guid Id, DateOnly Day, DateTimeOffset? At, string Title, string Href, string? Detail, PostState? State = null, Guid? PostId = null, string? Channels = null);

/// <param name="Kinds">Empty for all.</param>
/// <param name="Channel">Only posts for this one.</param>
public sealed record CalendarFilter(DateOnly From, int Days, IReadOnlyCollection<EntryKind> Kinds, Guid? Channel)
{
    public bool Has(EntryKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}

/// <summary>
/// What happens in the house and around it, on one board. Each entry comes from the query of its own room that says who may see it.
/// </summary>
internal sealed class SeeCalendar(HouseDb db, House house)
{
    public const int Quarter = 91;
    public const int Longest = 400;
    private const int MostOfAKind = 500;

    public async Task<IReadOnlyList<CalendarEntry>> HandleAsync(CalendarFilter filter, Viewer viewer, CancellationToken ct)
    {
        // Nothing is planned so far away, and at the ends of the calendar there is no day before or after.
        if (!viewer.IsOfTeam || filter.From.Year is < 1900 or > 2200) return [];
        var (first, last) = (filter.From, filter.From.AddDays(filter.Days));
        var (from, to) = (house.StartOf(first), house.StartOf(last));
        var entries = new List<CalendarEntry>();
        if (filter.Has(EntryKind.Post)) entries.AddRange(await PostsAsync(from, to, filter.Channel, viewer, ct));
        if (filter.Channel is null)
        {
            if (filter.Has(EntryKind.Gathering)) entries.AddRange(await GatheringsAsync(from, to, viewer, ct));
            if (filter.Has(EntryKind.Campaign)) entries.AddRange(await CampaignsAsync(first, last, viewer, ct));
            if (filter.Has(EntryKind.Round)) entries.AddRange(await RoundsAsync(first, last, viewer, ct));
            if (filter.Has(EntryKind.Review)) entries.AddRange(await ReviewsAsync(first, last, viewer, ct));
            if (filter.Has(EntryKind.Announcement)) entries.AddRange(await AnnouncementsAsync(from, to, viewer, ct));
            if (filter.Has(EntryKind.Guides)) entries.AddRange(await GuidesAsync(first, last, viewer, ct));
        }

        return [.. entries.OrderBy(e => e.Day).ThenBy(e => e.At ?? DateTimeOffset.MinValue).ThenBy(e => e.Title, StringComparer.CurrentCulture)];
    }

    private async Task<IEnumerable<CalendarEntry>> PostsAsync(DateTimeOffset from, DateTimeOffset to, Guid? channel, Viewer viewer, CancellationToken ct)
    {
        var posts = await db.VisibleChannelPostsTo(viewer).AsNoTracking().Where(p => p.PublishAt >= from && p.PublishAt < to && p.State != PostState.Withdrawn && (channel == null || p.Variants.Any(v => v.AccountId == channel)))
            .OrderBy(p => p.PublishAt).Take(MostOfAKind).Select(p => new { p.Id, p.Title, p.PublishAt, p.State, p.StartedAt, Channels = p.Variants.Select(v => v.Account!.Name).ToList() }).ToListAsync(ct);
        return posts.Select(p => new CalendarEntry(EntryKind.Post, p.Id, house.DayOf(p.PublishAt!.Value), p.PublishAt, p.Title, $"/channels/posts/{p.Id}", $"state-{p.State}", p.State,
            p.State is PostState.Draft or PostState.Asked or PostState.Approved || (p.State == PostState.Scheduled && p.StartedAt is null) ? p.Id : null, string.Join(", ", p.Channels.Distinct().Order(StringComparer.CurrentCulture))));
    }

    private async Task<IEnumerable<CalendarEntry>> GatheringsAsync(DateTimeOffset from, DateTimeOffset to, Viewer viewer, CancellationToken ct) =>
        (await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.CancelledAt == null && g.StartsAt >= from && g.StartsAt < to).OrderBy(g => g.StartsAt).Take(MostOfAKind).Select(g => new { g.Id, g.Title, g.StartsAt }).ToListAsync(ct))
        .Select(g => new CalendarEntry(EntryKind.Gathering, g.Id, house.DayOf(g.StartsAt), g.StartsAt, g.Title, $"/gatherings/{g.Id}", null));

    private async Task<IEnumerable<CalendarEntry>> CampaignsAsync(DateOnly first, DateOnly last, Viewer viewer, CancellationToken ct)
    {
        var campaigns = await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => !c.IsBox).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(MostOfAKind)
            .Select(c => new { c.Id, c.Title, c.CollectFrom, c.DiscussFrom, c.DecideBy }).ToListAsync(ct);
        return campaigns.SelectMany(c => new (DateOnly? Day, string Word)[] { (c.CollectFrom, "campaign-collect"), (c.DiscussFrom, "campaign-discuss"), (c.DecideBy, "campaign-decide") }
                .Where(phase => phase.Day >= first && phase.Day < last).Select(phase => new CalendarEntry(EntryKind.Campaign, c.Id, phase.Day!.Value, null, c.Title, $"/ideas/campaigns/{c.Id}", phase.Word)));
    }

    private async Task<IEnumerable<CalendarEntry>> RoundsAsync(DateOnly first, DateOnly last, Viewer viewer, CancellationToken ct)
    {
        var rounds = await db.VisibleProgrammesTo(viewer).Where(p => p.EndedAt == null && p.NextDrawOn >= first && p.NextDrawOn < last).OrderBy(p => p.NextDrawOn).Take(MostOfAKind).Select(p => new { p.Id, p.Name, p.NextDrawOn }).ToListAsync(ct);
        var seasons = await db.VisibleSeasonsTo(viewer).Where(s => s.ClosedAt == null && s.StartsOn >= first && s.StartsOn < last).OrderBy(s => s.StartsOn).Take(MostOfAKind).Select(s => new { s.Id, s.Name, s.StartsOn }).ToListAsync(ct);
        return rounds.Select(r => new CalendarEntry(EntryKind.Round, r.Id, r.NextDrawOn!.Value, null, r.Name, "/activation", "round-draw"))
            .Concat(seasons.Select(s => new CalendarEntry(EntryKind.Round, s.Id, s.StartsOn, null, s.Name, $"/activation/circles/{s.Id}", "circles-start")));
    }

    /// <summary>Waves that begin and end, and the last days of what groups of ambassadors and guides are to do.</summary>
    private async Task<IEnumerable<CalendarEntry>> GuidesAsync(DateOnly first, DateOnly last, Viewer viewer, CancellationToken ct)
    {
        var groups = db.VisibleGuideGroupsTo(viewer).Where(g => g.EndedAt == null);
        var waves = await db.Set<GuideWave>().Where(w => w.EndedAt == null && ((w.StartsOn >= first && w.StartsOn < last) || (w.EndsOn >= first && w.EndsOn < last)))
            .Join(groups, w => w.GroupId, g => g.Id, (w, g) => new { w.Id, w.Name, w.StartsOn, w.EndsOn, GroupId = g.Id, Group = g.Name }).OrderBy(w => w.StartsOn).Take(MostOfAKind).ToListAsync(ct);
        var tasks = await db.Set<GuideTask>().Where(t => t.EndsOn >= first && t.EndsOn < last).Join(groups, t => t.GroupId, g => g.Id, (t, g) => new { t.Id, t.Text, t.EndsOn, GroupId = g.Id }).OrderBy(t => t.EndsOn).Take(MostOfAKind).ToListAsync(ct);
        return waves.SelectMany(w => new (DateOnly? Day, string Word)[] { (w.StartsOn, "guides-wave-starts"), (w.EndsOn, "guides-wave-ends") }
                .Where(end => end.Day >= first && end.Day < last).Select(end => new CalendarEntry(EntryKind.Guides, w.Id, end.Day!.Value, null, $"{w.Group}, {w.Name}", $"/activation/guides/{w.GroupId}", end.Word)))
            .Concat(tasks.Select(t => new CalendarEntry(EntryKind.Guides, t.Id, t.EndsOn, null, t.Text, $"/activation/guides/{t.GroupId}", "guides-task-due")));
    }

    private async Task<IEnumerable<CalendarEntry>> ReviewsAsync(DateOnly first, DateOnly last, Viewer viewer, CancellationToken ct) =>
        (await db.Set<KnowledgePage>().AsNoTracking().Where(p => p.ReviewOn >= first && p.ReviewOn < last).Join(db.VisibleThreadsTo(viewer), p => p.ThreadId, t => t.Id, (p, t) => new { t.Id, t.Title, p.ReviewOn })
            .OrderBy(p => p.ReviewOn).Take(MostOfAKind).ToListAsync(ct)).Select(p => new CalendarEntry(EntryKind.Review, p.Id, p.ReviewOn, null, p.Title, $"/threads/{p.Id}", "review-due"));

    /// <summary>One's own, and in spaces one hosts everybody's, as on the page of what is planned there.</summary>
    private async Task<IEnumerable<CalendarEntry>> AnnouncementsAsync(DateTimeOffset from, DateTimeOffset to, Viewer viewer, CancellationToken ct)
    {
        var (me, hosts) = (viewer.MemberId, viewer.IsHost);
        var spaces = db.ReadableSpacesTo(viewer);
        var planned = await db.Set<ScheduledThread>().AsNoTracking().Where(s => s.ThreadId == null && s.PublishAt >= from && s.PublishAt < to)
            .Join(spaces, s => s.SpaceId, s => s.Id, (plan, space) => new { Plan = plan, space.Slug, Hosts = hosts || space.Memberships.Any(m => m.MemberId == me && m.Role == SpaceRole.Host) })
            .Where(s => s.Hosts || s.Plan.AuthorId == me).OrderBy(s => s.Plan.PublishAt).Take(MostOfAKind).Select(s => new { s.Plan.Id, s.Plan.Title, s.Plan.PublishAt, s.Slug }).ToListAsync(ct);
        return planned.Select(s => new CalendarEntry(EntryKind.Announcement, s.Id, house.DayOf(s.PublishAt), s.PublishAt, s.Title, $"/spaces/{s.Slug}/scheduled", "announcement-planned"));
    }
}
