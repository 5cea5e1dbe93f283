using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Herberge.Voices.Hooks;

/// <summary>
/// The secret of one webhook. It is shown once and kept encrypted with the house's keys, for a signature can only be checked
/// by who has the secret.
/// </summary>
internal sealed class HookSecret(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string TimestampHeader = "X-Herberge-Timestamp";
    public const string SignatureHeader = "X-Herberge-Signature";
    public const string Prefix = "hbw_";
    private const string SignaturePrefix = "sha256=";
    private const int SecretBytes = 32;

    /// <summary>How far the sender's clock may be off; an older request is not taken, however well it is signed.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Voices.Hooks");

    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public string Lock(string secret) => _protector.Protect(secret);

    /// <summary>Whether the sender knows the secret: said in <c>Authorization: Bearer</c>, or proven by HMAC-SHA-256 (RFC 2104) over timestamp, a dot and the body.</summary>
    public bool Knows(string? locked, string? authorization, string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (locked is null || Unlock(locked) is not { } secret) return false;
        var key = Encoding.UTF8.GetBytes(secret);
        if (!string.IsNullOrEmpty(signature)) return IsFresh(timestamp) && IsSigned(key, timestamp!, signature, body);
        return authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(key), SHA256.HashData(Encoding.UTF8.GetBytes(authorization["Bearer ".Length..].Trim())));
    }

    private bool IsFresh(string? timestamp) => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(seconds - clock.GetUtcNow().ToUnixTimeSeconds()) <= (long)Window.TotalSeconds;

    private static bool IsSigned(byte[] key, string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        if (!signature.StartsWith(SignaturePrefix, StringComparison.Ordinal)) return false;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hmac.AppendData(body);
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.FromHexString(signature.AsSpan(SignaturePrefix.Length), sent, out var read, out var written) == System.Buffers.OperationStatus.Done
            && read == signature.Length - SignaturePrefix.Length && written == sent.Length && CryptographicOperations.FixedTimeEquals(sent, hmac.GetHashAndReset());
    }

    private string? Unlock(string locked)
    {
        try
        {
            return _protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
