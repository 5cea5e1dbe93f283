using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>An issue came back. What is wrong for good, or again and again for now, stops the address; whoever asks for the newsletter anew and confirms begins anew.</summary>
internal sealed class TakeReturned(HouseDb db, WriteTransactions writes, TimeProvider clock) : IReturnedMails
{
    public async Task<bool> TakeAsync(string hash, Func<string, string?> statusFor, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Subscribers.AsTracking().FirstOrDefaultAsync(s => s.ReturnHash == hash && s.EndedAt == null, ct) is not { } subscriber) return false;
        if (await db.AddressOfAsync(subscriber, ct) is not { } address || statusFor(address) is not { } status) return false;
        subscriber.Bounce(status, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return true;
    }
}
