using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>The link in each issue that ends it: signed, without signing in, for mail programs with one request (RFC 8058).</summary>
internal sealed class EndSubscription(HouseDb db, WriteTransactions writes, NewsletterLinks links, TimeProvider clock)
{
    /// <summary>What the link ends; null when it is none of ours.</summary>
    public async Task<Newsletter?> TellAsync(string token, CancellationToken ct)
    {
        if (links.OfOff(token) is not { } id) return null;
        var subscribers = db.Subscribers;
        return await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => subscribers.Any(s => s.Id == id && s.NewsletterId == n.Id), ct);
    }

    /// <summary>Pressed twice it is as if pressed once.</summary>
    public async Task<Result<Done>> HandleAsync(string token, CancellationToken ct)
    {
        if (links.OfOff(token) is not { } id) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Subscribers.AsTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } subscriber) return Problem.NotFound();
        if (subscriber.EndedAt is null)
        {
            if (subscriber.ConfirmedAt is null) db.Subscribers.Remove(subscriber);
            else subscriber.End(await db.AddressOfAsync(subscriber, ct) ?? "", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
