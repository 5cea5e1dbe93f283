using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Guests;

/// <param name="Until">The last day of access.</param>
public sealed record InviteGuestInput(string? Email, string? Name, string? Company, string? Purpose, DateOnly? Until);

/// <summary>
/// Whoever runs a space open to partners asks somebody from outside in, by mail, for a purpose and until a day, and answers for them.
/// Nobody is in the house before they accept.
/// </summary>
internal sealed class InviteGuest(
    HouseDb db, WriteTransactions writes, MailOutbox outbox, HouseAddress address, House house, IStringLocalizer<ModerationWords> words, TimeProvider clock)
{
    public const int LongestMonths = 12;
    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(7);

    public async Task<Result<Guid>> HandleAsync(string slug, InviteGuestInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun || !viewer.IsInside) return Problem.Forbidden("hosts-only");
        if (!standing.Space.WithPartners) return Problem.Conflict("guest-space-closed");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var now = clock.GetUtcNow();
        var problems = Check(input, now);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var (email, company) = (input.Email!.Trim(), input.Company!.Trim());
        var normalized = email.ToUpperInvariant();
        if (await db.Set<Member>().AnyAsync(m => m.NormalizedEmail == normalized && m.PartnerId == null, ct)) return Problem.Invalid(nameof(input.Email), "guest-is-inside");
        if (await db.Set<PartnerCompany>().AnyAsync(p => p.Name == company && p.EndedAt != null, ct)) return Problem.Invalid(nameof(input.Company), "guest-company-ended");
        var spaceId = standing.Space.Id;
        if (await db.GuestInvitations.AnyAsync(i => i.SpaceId == spaceId && i.NormalizedEmail == normalized && i.EndedAt == null && i.EndsAt > now, ct))
            return Problem.Invalid(nameof(input.Email), "guest-invited-already");

        var invitation = new GuestInvitation(spaceId, viewer.MemberId, email, input.Name!.Trim(), company, input.Purpose!.Trim(), EndOf(input.Until!.Value), now);
        db.GuestInvitations.Add(invitation);
        await SendAsync(invitation, standing.Space, viewer, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.guest-invited", standing.Space.Slug, "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return invitation.Id;
    }

    /// <summary>Mails the way in; a link sent before leads nowhere any more.</summary>
    public async Task SendAsync(GuestInvitation invitation, Space space, Viewer sponsor, CancellationToken ct)
    {
        var secret = SendSignInLink.NewSecret();
        (invitation.Hash, invitation.LinkEndsAt) = (SendSignInLink.Hash(secret), clock.GetUtcNow() + LinkLasts);
        var id = sponsor.MemberId;
        var name = await db.Set<Member>().Where(m => m.Id == id).Select(m => m.Name).FirstAsync(ct);
        using var language = new LanguageScope(house.Language == "de");
        outbox.Enqueue(new MailMessage(invitation.Email, invitation.Name, OneLine(words["mail-guest-subject", name, space.Name]),
            words["mail-guest-text", invitation.Name, name, space.Name, invitation.Purpose, house.DayOf(invitation.EndsAt).AddDays(-1).ToString("D", CultureInfo.GetCultureInfo(house.Language == "de" ? "de-DE" : "en-GB")), $"{address.Value}/guest?t={secret}"]));
    }

    /// <summary>Access lasts to the end of this day in the house.</summary>
    public DateTimeOffset EndOf(DateOnly day) => house.StartOf(day.AddDays(1));

    public Problem? CheckUntil(string field, DateOnly? until, DateTimeOffset now) => until is { } day && day > house.DayOf(now) && day <= house.DayOf(now).AddMonths(LongestMonths)
        ? null
        : Problem.Invalid(field, "guest-until", LongestMonths);

    private List<Problem> Check(InviteGuestInput input, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (!System.Net.Mail.MailAddress.TryCreate(input.Email?.Trim(), out var mail) || mail.Address != input.Email!.Trim() || mail.Address.Length > 254)
            problems.Add(Problem.Invalid(nameof(input.Email), "guest-email"));
        Text(nameof(input.Name), input.Name, 120);
        Text(nameof(input.Company), input.Company, 160);
        Text(nameof(input.Purpose), input.Purpose, GuestInvitation.LongestPurpose);
        if (CheckUntil(nameof(input.Until), input.Until, now) is { } wrong) problems.Add(wrong);
        return problems;

        void Text(string field, string? text, int longest)
        {
            if (string.IsNullOrWhiteSpace(text)) problems.Add(Problem.Invalid(field, "guest-text-missing"));
            else if (text.Trim().Length > longest) problems.Add(Problem.Invalid(field, "text-long", longest));
            else if (text.Any(char.IsControl)) problems.Add(Problem.Invalid(field, "text-control"));
        }
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
