using System.Security.Cryptography;
using System.Text;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>Short names for what the other system gives none, or a long one.</summary>
internal static class ForeignKeys
{
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
}
