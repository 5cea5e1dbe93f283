using System.Security.Cryptography;
using System.Text;

namespace Herberge.Foundation.Outcomes;

/// <summary>A short name for what a thing says now: whoever changes it can tell from which edition they began.</summary>
internal static class Edition
{
    private const int Length = 16;

    public static string Of(params ReadOnlySpan<string> said)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', said)));
        return Convert.ToHexStringLower(hash)[..Length];
    }
}
