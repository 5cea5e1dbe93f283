using System.Security.Cryptography;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Accounts;

/// <summary>
/// Mails a one-time link to a member, with or without an account. Says and does the same for an unknown address: a row
/// nobody can use is written, so that neither the answer nor its time tells who belongs to the house.
/// </summary>
internal sealed class SendSignInLink(
    HouseDb db, WriteTransactions writes, MailOutbox mails, House house, TimeProvider clock, IStringLocalizer<PeopleWords> words)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);
    private const int AtOnce = 5;

    /// <param name="address">Where people reach the house, without a slash at the end.</param>
    /// <param name="goOnTo">Local address to lead to afterwards.</param>
    public async Task HandleAsync(string? email, string address, string goOnTo, CancellationToken ct)
    {
        var normalized = (email ?? "").Trim().ToUpperInvariant();
        var (now, insiders) = (clock.GetUtcNow(), house.InsidersByLink);
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsNoTracking()
            .Where(m => m.NormalizedEmail == normalized && m.State == MemberState.Active && (m.PartnerId != null || insiders))
            .Select(m => new { m.Id, m.Name, m.Email, m.InterfaceLanguage }).FirstOrDefaultAsync(ct);
        await db.SignInLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(ct);
        var id = member?.Id ?? Guid.Empty;
        var open = await db.SignInLinks.CountAsync(l => l.AccountId == id && l.UsedAt == null, ct);
        var secret = NewSecret();
        db.SignInLinks.Add(new SignInLink(id, Hash(secret), now, ValidFor));
        if (member is not null && open < AtOnce)
        {
            var german = (member.InterfaceLanguage ?? house.Language) == "de";
            using var language = new LanguageScope(german);
            var link = $"{address}/sign-in/link?t={secret}&returnUrl={Uri.EscapeDataString(goOnTo)}";
            mails.Enqueue(new MailMessage(member.Email!, member.Name, OneLine(words["mail-link-subject", house.Name]), words["mail-link-text", member.Name, house.Name, link]));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret));

    /// <summary>Subjects and names never carry a line break into a mail's header.</summary>
    internal static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
