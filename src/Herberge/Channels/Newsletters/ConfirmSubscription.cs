using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>The second half of asking for a newsletter: the link in the mail, and a press there. Opening it alone changes nothing, for mail programs open links, too.</summary>
internal sealed class ConfirmSubscription(HouseDb db, WriteTransactions writes, NewsletterLinks links, TimeProvider clock)
{
    /// <summary>What the link is about; null when it is none of ours, too old, or nobody asks any more.</summary>
    public async Task<Newsletter?> TellAsync(string token, CancellationToken ct)
    {
        if (links.OfConfirm(token) is not { } id) return null;
        var subscribers = db.Subscribers;
        return await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => subscribers.Any(s => s.Id == id && s.NewsletterId == n.Id && s.EndedAt == null), ct);
    }

    public async Task<Result<Done>> HandleAsync(string token, CancellationToken ct)
    {
        if (links.OfConfirm(token) is not { } id) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Subscribers.AsTracking().FirstOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct) is not { } subscriber) return Problem.NotFound();
        subscriber.Confirm(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
