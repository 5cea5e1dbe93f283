using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Channels.Newsletters;

/// <summary>Links in mails of newsletters, signed by the house: one that confirms, for some days, and one that ends, for good.</summary>
internal sealed class NewsletterLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string ConfirmPage = "/newsletter/confirm/{Token}";
    public const string OffPage = "/newsletter/off/{token}";
    public static readonly TimeSpan ConfirmLasts = TimeSpan.FromDays(7);

    private readonly IDataProtector _confirm = protection.CreateProtector("Herberge.Newsletters.Confirm");
    private readonly IDataProtector _off = protection.CreateProtector("Herberge.Newsletters.Off");

    public string ConfirmPathOf(Guid subscriber)
    {
        var bytes = new byte[24];
        subscriber.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), (clock.GetUtcNow() + ConfirmLasts).ToUnixTimeSeconds());
        return $"/newsletter/confirm/{WebEncoders.Base64UrlEncode(_confirm.Protect(bytes))}";
    }

    public string OffPathOf(Guid subscriber) => $"/newsletter/off/{WebEncoders.Base64UrlEncode(_off.Protect(subscriber.ToByteArray()))}";

    /// <summary>Null for a link that is none of ours, or too old.</summary>
    public Guid? OfConfirm(string token) => Read(_confirm, token) is { Length: 24 } bytes && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)) > clock.GetUtcNow().ToUnixTimeSeconds() ? new Guid(bytes.AsSpan(0, 16)) : null;

    public Guid? OfOff(string token) => Read(_off, token) is { Length: 16 } bytes ? new Guid(bytes) : null;

    private static byte[]? Read(IDataProtector protector, string token)
    {
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(token));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
