using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Herberge.Channels.Newsletters;

/// <param name="Website">A field people don't see: whoever fills it in is a program.</param>
public sealed record SubscribeInput(string Slug, string? Email, string? Website);

/// <summary>
/// Somebody asks for a newsletter. They hear the same whatever the house knows of the address; what they asked for counts once they opened the
/// link in the mail they get. Members are known already and ask with one press.
/// </summary>
internal sealed class Subscribe(HouseDb db, WriteTransactions writes, MailOutbox outbox, NewsletterMails mails, TimeProvider clock)
{
    /// <summary>Nobody's mailbox is filled by others who type its address again and again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private const int MostAnHour = 300;

    public async Task<Result<Done>> HandleAsync(SubscribeInput input, Viewer viewer, CancellationToken ct)
    {
        if (await db.OpenNewslettersTo(viewer).FirstOrDefaultAsync(n => n.Slug == input.Slug, ct) is not { } newsletter) return Problem.NotFound();
        if (AddressOf(input.Email) is not { } address) return Problem.Invalid(nameof(input.Email), "newsletter-address");
        if (!string.IsNullOrEmpty(input.Website)) return default(Done);
        var (now, key) = (clock.GetUtcNow(), Subscriber.KeyOf(address));
        var hour = now - Pause;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Subscribers.CountAsync(s => s.NewsletterId == newsletter.Id && s.MailedAt > hour, ct) >= MostAnHour) return Problem.Conflict("newsletter-busy");
        var known = await db.Subscribers.AsTracking().FirstOrDefaultAsync(s => s.NewsletterId == newsletter.Id && s.AddressKey == key, ct);
        if (known is { ConfirmedAt: not null, StoppedAt: null } || known?.MailedAt > hour) return default(Done);
        if (known is null) db.Subscribers.Add(known = new Subscriber(Guid.CreateVersion7(now), newsletter.Id, address, now));
        else known.AskAgain(now);
        outbox.Enqueue(mails.Confirm(newsletter, known));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same address at the same moment: one of the two was enough.
            return default(Done);
        }

        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>A member's own, in their settings or on its page.</summary>
    public async Task<Result<Done>> OfMemberAsync(Guid newsletterId, bool wanted, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (await db.Set<Member>().Where(m => m.Id == me).Select(m => m.Email).FirstOrDefaultAsync(ct) is not { } address) return Problem.Conflict("newsletter-no-address");
        await using var write = await writes.BeginAsync(db, ct);
        var mine = await db.Subscribers.AsTracking().FirstOrDefaultAsync(s => s.NewsletterId == newsletterId && s.MemberId == me, ct);
        if (!wanted)
        {
            mine?.End(address, now);
        }
        else
        {
            if (!await db.OpenNewslettersTo(viewer).AnyAsync(n => n.Id == newsletterId, ct)) return Problem.NotFound();
            if (mine is null) db.Subscribers.Add(new Subscriber(Guid.CreateVersion7(now), newsletterId, me, now));
            else mine.Confirm(now);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static string? AddressOf(string? email) =>
        email?.Trim() is { Length: > 4 and <= Subscriber.LongestAddress } text && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && text.IndexOf('@') > 0 && parsed.Domain.Contains('.') ? text : null;
}
