using System.Security.Cryptography;
using System.Text;

namespace Herberge.Voices;

/// <summary>What a source calls a thing, hashed: it may hold a name or a mail address.</summary>
internal static class ExternalKeys
{
    public static string Of(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
