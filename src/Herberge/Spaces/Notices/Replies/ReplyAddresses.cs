using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>
/// Addresses that take answers by mail: <c>answers+token@example.org</c>. The token is a keyed hash of person and thread
/// (HMAC-SHA-256, RFC 2104), so that nobody can make one up; the house keeps only a hash of it, so that nobody who reads the
/// database can use one.
/// </summary>
internal sealed class ReplyAddresses(HouseDb db, NoticeSecrets secrets, IOptions<HouseOptions> options) : IReturnAddresses
{
    private const string Secret = "replies";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>120 bits: too many to guess, and 24 letters fit into an address (RFC 5321, section 4.5.3.1.1).</summary>
    private const int TokenBytes = 15;

    private MailboxAddress? Base => options.Value.Replies is { IsOn: true, Address: { } address } && MailboxAddress.TryParse(address, out var parsed) ? parsed : null;

    /// <summary>Before a write: afterwards nothing has to be made.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (Base is not null) await secrets.RandomAsync(Secret, ct);
    }

    /// <summary>The address for a member's answers in a thread; null where the house takes none. Written in the transaction of the mail.</summary>
    /// <param name="threadId">Null for the address mails come back to.</param>
    public async Task<string?> ForAsync(Guid memberId, Guid? threadId, CancellationToken ct)
    {
        if (Base is not { } own) return null;
        var key = await secrets.RandomAsync(Secret, ct);
        var token = Spell(HMACSHA256.HashData(key, (byte[])[.. memberId.ToByteArray(), .. (threadId ?? Guid.Empty).ToByteArray()]).AsSpan(0, TokenBytes));
        var hash = HashOf(token);
        if (db.ReplyKeys.Local.All(k => k.Hash != hash) && !await db.ReplyKeys.AnyAsync(k => k.Hash == hash, ct)) db.ReplyKeys.Add(new ReplyKey(hash, memberId, threadId));
        return $"{own.LocalPart}+{token}@{own.Domain}";
    }

    public async Task<ReturnAddress?> ForAsync(Guid subject, CancellationToken ct)
    {
        if (Base is not { } own) return null;
        var key = await secrets.RandomAsync(Secret, ct);
        var token = Spell(HMACSHA256.HashData(key, (byte[])[.. "return"u8, .. subject.ToByteArray()]).AsSpan(0, TokenBytes));
        return new ReturnAddress($"{own.LocalPart}+{token}@{own.Domain}", HashOf(token));
    }

    /// <summary>Hashes of the addresses of ours a mail was sent to.</summary>
    public IReadOnlyList<string> HashesIn(IEnumerable<string> recipients) =>
        Base is { } own ? [.. recipients.Select(recipient => TokenIn(recipient, own)).OfType<string>().Select(HashOf).Distinct()] : [];

    /// <summary>Whose address a mail was sent to; null when it is none of ours.</summary>
    public async Task<ReplyKey?> FindAsync(IEnumerable<string> recipients, CancellationToken ct)
    {
        if (Base is not { } own) return null;
        foreach (var recipient in recipients)
        {
            if (TokenIn(recipient, own) is not { } token) continue;
            var hash = HashOf(token);
            if (await db.ReplyKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash, ct) is { } key) return key;
        }

        return null;
    }

    /// <summary>Whether an address is the house's own.</summary>
    public bool IsOwn(string address) => Base is { } own && (address.Equals(own.Address, StringComparison.OrdinalIgnoreCase) || TokenIn(address, own) is not null);

    private static string? TokenIn(string address, MailboxAddress own)
    {
        var head = own.LocalPart + "+";
        var tail = "@" + own.Domain;
        return address.Length > head.Length + tail.Length && address.StartsWith(head, StringComparison.OrdinalIgnoreCase) && address.EndsWith(tail, StringComparison.OrdinalIgnoreCase)
            ? address[head.Length..^tail.Length].ToLowerInvariant()
            : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Base 32 in small letters: mail servers may change the case of an address.</summary>
    private static string Spell(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var part in bytes)
        {
            (bits, count) = ((bits << 8) | part, count + 8);
            for (; count >= 5; count -= 5) text.Append(Letters[(bits >> (count - 5)) & 31]);
        }

        return text.ToString();
    }
}
