using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <param name="Readers">How many get it; null below five, where a number would be about people.</param>
/// <param name="IsMine">Whether the viewer gets it as a member.</param>
public sealed record NewsletterView(Guid Id, string Slug, string Name, string Description, string Language, bool IsPublic, int? Readers, bool IsMine, bool IsOpen);

/// <param name="Sent">Null below five.</param>
/// <param name="Waiting">How many mails are still to go; null below five.</param>
public sealed record IssueLine(Guid Id, string Title, DateTimeOffset PublishedAt, bool IsWithdrawn, int? Sent, int? Waiting, bool IsOut);

public sealed record KeptNewsletter(Newsletter Newsletter, int? Readers, bool HasEnded, IReadOnlyList<IssueLine> Issues);

/// <summary>Newsletters as their readers see them, and as those who write them do. Counts below five are told to nobody, opening and clicking isn't counted at all.</summary>
internal sealed class SeeNewsletters(HouseDb db)
{
    public const int Fewest = 5;
    private const int MostIssues = 50;

    /// <summary>Those the viewer may ask for.</summary>
    public async Task<IReadOnlyList<NewsletterView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, subscribers, reached) = (viewer.MemberId, db.Subscribers, db.ReachedSubscribers());
        var open = await db.OpenNewslettersTo(viewer).OrderBy(n => n.Name).ThenBy(n => n.Id)
            .Select(n => new { Newsletter = n, Readers = reached.Count(s => s.NewsletterId == n.Id), IsMine = me != Guid.Empty && subscribers.Any(s => s.NewsletterId == n.Id && s.MemberId == me && s.EndedAt == null) }).ToListAsync(ct);
        return [.. open.Select(n => View(n.Newsletter, n.Readers, n.IsMine, isOpen: true))];
    }

    /// <summary>Also one that ended, for its archive.</summary>
    public async Task<NewsletterView?> FindAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await db.ReadableNewslettersTo(viewer).FirstOrDefaultAsync(n => n.Slug == slug, ct) is not { } newsletter) return null;
        return (await HandleAsync(viewer, ct)).FirstOrDefault(n => n.Id == newsletter.Id) ?? View(newsletter, 0, false, isOpen: false);
    }

    public async Task<KeptNewsletter?> KeptAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.KeptNewslettersTo(viewer).AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct) is not { } newsletter) return null;
        var deliveries = db.IssueDeliveries;
        var readers = await db.ReachedSubscribers().CountAsync(s => s.NewsletterId == id, ct);
        var ended = await db.ChannelAccounts.AnyAsync(a => a.Id == newsletter.AccountId && a.EndedAt != null, ct);
        var issues = await db.Issues.AsNoTracking().Where(i => i.NewsletterId == id).OrderByDescending(i => i.PublishedAt).ThenByDescending(i => i.Id).Take(MostIssues).Select(i => new
        {
            i.Id, i.Title, i.PublishedAt, i.WithdrawnAt, Sent = i.SentCount ?? deliveries.Count(d => d.IssueId == i.Id && d.State == DeliveryState.Sent),
            Waiting = deliveries.Count(d => d.IssueId == i.Id && d.State == DeliveryState.Waiting),
        }).ToListAsync(ct);
        return new KeptNewsletter(newsletter, AtLeast(readers), ended,
            [.. issues.Select(i => new IssueLine(i.Id, i.Title, i.PublishedAt, i.WithdrawnAt is not null, i.WithdrawnAt is null && i.Waiting is > 0 and < Fewest ? null : AtLeast(i.Sent), AtLeast(i.Waiting), i.Waiting == 0))]);
    }

    /// <summary>The newsletter behind a channel, for its page.</summary>
    public Task<Guid?> OfAccountAsync(Guid account, Viewer viewer, CancellationToken ct) => db.KeptNewslettersTo(viewer).Where(n => n.AccountId == account).Select(n => (Guid?)n.Id).FirstOrDefaultAsync(ct);

    private static NewsletterView View(Newsletter newsletter, int readers, bool isMine, bool isOpen) =>
        new(newsletter.Id, newsletter.Slug, newsletter.Name, newsletter.Description, newsletter.Language, newsletter.IsPublic, AtLeast(readers), isMine, isOpen);

    private static int? AtLeast(int count) => count >= Fewest ? count : null;
}
