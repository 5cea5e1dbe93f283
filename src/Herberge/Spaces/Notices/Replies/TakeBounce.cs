using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>
/// A mail came back (RFC 3464). What is wrong for good, or again and again for now, stops mails to the address; its owner is
/// told behind the bell. The report must have come to the address only our mails to this member carry.
/// </summary>
internal sealed class TakeBounce(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    /// <returns>Whether it said something about the member's address as it is now.</returns>
    public async Task<bool> HandleAsync(Guid memberId, MultipartReport report, CancellationToken ct)
    {
        var address = await db.Set<Member>().AsNoTracking().Where(m => m.Id == memberId && m.State == MemberState.Active).Select(m => m.Email).FirstOrDefaultAsync(ct);
        if (address is null || Failure(report, address) is not { } status) return false;
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var fault = await db.MailFaults.AsTracking().FirstOrDefaultAsync(f => f.MemberId == memberId, ct);
        if (fault is not null && fault.Address != address)
        {
            db.MailFaults.Remove(fault);
            await db.SaveChangesAsync(ct);
            fault = null;
        }

        if (fault is null) db.MailFaults.Add(fault = new MailFault(memberId, address));
        var wasStopped = fault.StoppedAt is not null;
        (fault.LastAt, fault.Status) = (now, status);
        if (status[0] == '4') fault.Soft++;
        if (!wasStopped && (status[0] == '5' || fault.Soft >= MailFault.SoftBeforeHard))
        {
            fault.StoppedAt = now;
            await bell.AddAsync([new Notification(memberId, NotificationKind.MailFailed, null, null, null, null, now)], ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (!wasStopped && fault.StoppedAt is not null) await bell.RingAsync([memberId], CancellationToken.None);
        return true;
    }

    /// <summary>The status code of a failed delivery to this address; null where there is none.</summary>
    public static string? Failure(MultipartReport report, string address)
    {
        foreach (var part in report.OfType<MessageDeliveryStatus>())
        {
            // The first group is about the mail, each further one about a recipient.
            foreach (var recipient in part.StatusGroups.Skip(1))
            {
                var to = (recipient["Final-Recipient"] ?? recipient["Original-Recipient"])?.Split(';')[^1].Trim();
                if (!address.Equals(to, StringComparison.OrdinalIgnoreCase) && !address.Equals(recipient["Original-Recipient"]?.Split(';')[^1].Trim(), StringComparison.OrdinalIgnoreCase)) continue;
                if (recipient["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) != true) continue;
                if (recipient["Status"]?.Trim().Split(' ')[0] is { Length: > 2 and <= 20 } status && (status[0] is '4' or '5')) return status;
            }
        }

        return null;
    }
}
