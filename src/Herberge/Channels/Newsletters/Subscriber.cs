using System.Security.Cryptography;
using System.Text;

namespace Herberge.Channels.Newsletters;

/// <summary>
/// Somebody who asked for a newsletter: a mail address, or a member whose address the house knows. Nothing is sent before they confirmed it.
/// When they leave, the address goes; a slow salted hash of it stays with when they agreed to what, so that the house can answer whoever
/// claims that they never did (GDPR, article 7 (1)).
/// </summary>
public sealed class Subscriber
{
    public const int LongestAddress = 254;

    /// <summary>Edition of the words somebody agreed to; raise it with the words <c>news-consent</c>, and keep the old ones as <c>news-consent-1</c>.</summary>
    public const int Wording = 1;

    /// <summary>So many passing failures count as one that stays.</summary>
    public const int SoftBeforeHard = 5;

    private const int Iterations = 100_000;

    private Subscriber() { }

    public Subscriber(Guid id, Guid newsletterId, string address, DateTimeOffset at)
    {
        Id = id;
        (NewsletterId, Address, AddressKey, AskedAt, MailedAt, WordingVersion) = (newsletterId, address, KeyOf(address), at, at, Wording);
    }

    public Subscriber(Guid id, Guid newsletterId, Guid memberId, DateTimeOffset at)
    {
        Id = id;
        // The house checked a member's address when they came in.
        (NewsletterId, MemberId, AskedAt, ConfirmedAt, WordingVersion) = (newsletterId, memberId, at, at, Wording);
    }

    public Guid Id { get; private set; }

    public Guid NewsletterId { get; private set; }

    /// <summary>Null for an address of somebody without an account; then mails go to <see cref="Address"/>.</summary>
    public Guid? MemberId { get; private set; }

    public string? Address { get; private set; }

    /// <summary>The address as it is compared; one per newsletter.</summary>
    public string? AddressKey { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When they were last asked to confirm.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    public int WordingVersion { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Mails there come back for good.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Enhanced status code (RFC 3463) of the last mail that came back.</summary>
    public string? BouncedWith { get; private set; }

    public int Soft { get; private set; }

    /// <summary>Of the address their mails come back to.</summary>
    public string? ReturnHash { get; set; }

    public byte[]? ProofSalt { get; private set; }

    public byte[]? ProofHash { get; private set; }

    public static string KeyOf(string address) => address.Trim().ToUpperInvariant();

    /// <summary>They asked once more.</summary>
    public void AskAgain(DateTimeOffset now)
    {
        if (ConfirmedAt is null) AskedAt = now;
        (MailedAt, WordingVersion) = (now, Wording);
    }

    public void Confirm(DateTimeOffset now)
    {
        ConfirmedAt ??= now;
        (StoppedAt, BouncedWith, Soft) = (null, null, 0);
    }

    /// <param name="address">Where mails went.</param>
    /// <param name="now">When they left.</param>
    public void End(string address, DateTimeOffset now)
    {
        ProofSalt = RandomNumberGenerator.GetBytes(16);
        ProofHash = HashOf(address, ProofSalt);
        (EndedAt, Address, AddressKey, MemberId, ReturnHash) = (now, null, null, null, null);
    }

    public bool WasAt(string address) => ProofSalt is not null && ProofHash is not null && CryptographicOperations.FixedTimeEquals(HashOf(address, ProofSalt), ProofHash);

    public void Bounce(string status, DateTimeOffset now)
    {
        BouncedWith = status;
        if (status[0] == '4') Soft++;
        if (status[0] == '5' || Soft >= SoftBeforeHard) StoppedAt ??= now;
    }

    private static byte[] HashOf(string address, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(KeyOf(address)), salt, Iterations, HashAlgorithmName.SHA256, 32);
}
