using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>Makes an issue of a post, once, with a delivery for each address that confirmed by then. <see cref="SendIssues"/> brings them out.</summary>
internal sealed class PublishToNewsletter(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, HouseAddress address, TimeProvider clock) : IPublish
{
    public ChannelKind Kind => ChannelKind.Newsletter;

    public async Task<Outcome> PublishAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        if (variant.Account is not { IsReady: true } account || await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => n.AccountId == account.Id, ct) is not { } newsletter) return Outcome.Never("channel-account-off");
        var (key, now) = ($"{variant.Id:N}-{variant.Round}", clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var made = await db.Issues.Where(i => i.Key == key).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
        if (made is null)
        {
            var text = post.TextOf(variant);
            var issue = new Issue(Guid.CreateVersion7(now), newsletter.Id, key, post.Title, text, markdown.Render(text).Html, now);
            db.Issues.Add(issue);
            db.IssuePictures.AddRange(post.Pictures.Select(p => new IssuePicture(issue.Id, p.Number, p.FileId, p.Alt)));
            var people = db.Set<Member>();
            var receivers = await db.ReachedSubscribers().Where(s => s.NewsletterId == newsletter.Id).OrderBy(s => s.Id)
                .Select(s => new { s.Id, Key = s.AddressKey ?? people.Where(m => m.Id == s.MemberId && m.State == MemberState.Active).Select(m => m.NormalizedEmail).FirstOrDefault() }).ToListAsync(ct);
            // Who subscribed as a member and by address gets it once.
            db.IssueDeliveries.AddRange(receivers.Where(r => r.Key is not null).DistinctBy(r => r.Key).Select(r => new IssueDelivery(Guid.CreateVersion7(now), issue.Id, r.Id)));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            made = issue.Id;
        }

        return Outcome.Done(made.ToString(), $"{address.Value}/newsletter/{newsletter.Slug}/archive/{made}");
    }

    /// <summary>Takes it out of the archive and keeps back what wasn't sent. A mail that is out stays out.</summary>
    public async Task<Outcome> RemoveAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        if (!Guid.TryParse(variant.RemoteId, out var id)) return Outcome.Done();
        var now = clock.GetUtcNow();
        await db.Issues.Where(i => i.Id == id && i.WithdrawnAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.WithdrawnAt, now), ct);
        return await db.IssueDeliveries.AnyAsync(d => d.IssueId == id && d.StartedAt != null, ct) || await db.Issues.AnyAsync(i => i.Id == id && i.SentCount > 0, ct) ? Outcome.Never("channel-mails-out") : Outcome.Done();
    }
}
