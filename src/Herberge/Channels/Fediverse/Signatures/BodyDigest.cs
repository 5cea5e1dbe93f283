using System.Security.Cryptography;

namespace Herberge.Channels.Fediverse.Signatures;

/// <summary>Digests of a body: <c>Digest</c> (RFC 3230), which goes with the older signatures, and <c>Content-Digest</c> (RFC 9530).</summary>
internal static class BodyDigest
{
    public static string Old(byte[] body) => $"SHA-256={Convert.ToBase64String(SHA256.HashData(body))}";

    public static string Content(byte[] body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

    /// <summary>Whether a header's digests fit the body: one of a kind that is known at least, and no known one wrong.</summary>
    public static bool Holds(string? header, byte[] body)
    {
        var known = 0;
        foreach (var part in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0) return false;
            var hash = part[..cut].ToUpperInvariant() switch
            {
                "SHA-256" => SHA256.HashData(body),
                "SHA-512" => SHA512.HashData(body),
                _ => null,
            };
            if (hash is null) continue;
            known++;
            if (!string.Equals(part[(cut + 1)..].Trim(':'), Convert.ToBase64String(hash), StringComparison.Ordinal)) return false;
        }

        return known > 0;
    }
}
