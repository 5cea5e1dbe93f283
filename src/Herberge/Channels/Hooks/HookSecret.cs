using System.Security.Cryptography;
using System.Text;

namespace Herberge.Channels.Hooks;

/// <summary>Signs as the Standard Webhooks say: HMAC-SHA-256 over id, timestamp and body (github.com/standard-webhooks/standard-webhooks).</summary>
internal static class HookSecret
{
    public const string Prefix = "whsec_";
    private const int Bytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns><c>v1,</c> and the signature in Base64.</returns>
    public static string Sign(string secret, string id, long timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";
}
