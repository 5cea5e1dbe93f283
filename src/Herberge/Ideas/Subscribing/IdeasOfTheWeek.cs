using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Tables;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <param name="About">A campaign's title, or the name of a filter.</param>
/// <param name="Path">Where all of it stands.</param>
/// <param name="Ideas">The newest first, at most <see cref="IdeasOfTheWeek.Most"/>.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record WeekSection(Guid SubscriptionId, string About, string Path, IReadOnlyList<WeekLine> Ideas, int Total, IReadOnlyList<WeekLine> Decided);

public sealed record WeekLine(Guid Id, string Title, string? Headline = null);

/// <summary>What is new for somebody since they were told last: of what they may read now, whatever they could read when they followed.</summary>
internal sealed class IdeasOfTheWeek(HouseDb db, FilteredIdeas filtered)
{
    public const int Most = 15;

    /// <summary>Sections with something in them.</summary>
    public async Task<IReadOnlyList<WeekSection>> HandleAsync(IReadOnlyList<IdeaSubscription> subscriptions, Viewer viewer, CancellationToken ct)
    {
        var sections = new List<WeekSection>();
        foreach (var subscription in subscriptions)
        {
            var section = subscription.CampaignId is { } campaign ? await OfCampaignAsync(subscription, campaign, viewer, ct) : await OfFilterAsync(subscription, viewer, ct);
            if (section is { } found && found.Total + found.Decided.Count > 0) sections.Add(found);
        }

        return sections;
    }

    private async Task<WeekSection?> OfCampaignAsync(IdeaSubscription subscription, Guid campaignId, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleCampaignsTo(viewer).Where(c => c.Id == campaignId).Select(c => c.Title).FirstOrDefaultAsync(ct) is not { } title) return null;
        var (since, ideas) = (subscription.ToldUntil, filtered.For(new IdeasFilter(Campaign: campaignId), viewer));
        var decided = await db.Decisions.AsNoTracking().Where(d => d.At > since && d.ReopenedAt == null).Join(ideas, d => d.IdeaId, i => i.Id, (d, i) => new { d.At, i.Id, i.Thread!.Title, d.Headline })
            .OrderByDescending(d => d.At).Take(Most).Select(d => new WeekLine(d.Id, d.Title, d.Headline)).ToListAsync(ct);
        return await SectionAsync(subscription, title, new IdeasFilter(Campaign: campaignId), ideas, decided, ct);
    }

    private async Task<WeekSection?> OfFilterAsync(IdeaSubscription subscription, Viewer viewer, CancellationToken ct)
    {
        var (id, me) = (subscription.FilterId, viewer.MemberId);
        var kept = await db.SavedFilters.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.MemberId == me && f.RemovedAt == null, ct);
        if (kept is null) return null;
        var filter = KeepFilters.FilterOf(kept.Query);
        return await SectionAsync(subscription, kept.Name, filter, filtered.For(filter, viewer), [], ct);
    }

    private static async Task<WeekSection> SectionAsync(
        IdeaSubscription subscription, string about, IdeasFilter filter, IQueryable<Idea> ideas, IReadOnlyList<WeekLine> decided, CancellationToken ct)
    {
        var since = subscription.ToldUntil;
        var fresh = ideas.Where(i => i.SubmittedAt > since);
        var total = await fresh.CountAsync(ct);
        var lines = total == 0 ? [] : await fresh.OrderByDescending(i => i.Number).Take(Most).Select(i => new WeekLine(i.Id, i.Thread!.Title, null)).ToListAsync(ct);
        return new WeekSection(subscription.Id, about, $"{TablesDoor.Address}{filter.Query()}", lines, total, decided);
    }
}
