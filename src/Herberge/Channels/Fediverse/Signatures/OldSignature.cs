using System.Globalization;
using System.Text;

namespace Herberge.Channels.Fediverse.Signatures;

/// <summary>Signatures of draft-cavage-http-signatures-12, which most of the fediverse still speaks.</summary>
internal static class OldSignature
{
    private static readonly string[] Always = ["(request-target)", "host", "date"];

    /// <summary>What a request is signed with; the digest where there is a body.</summary>
    /// <returns>The header <c>Signature</c>.</returns>
    public static string Sign(SignedRequest request, string keyId, string privateKey)
    {
        string[] covered = request.Header("digest") is null ? Always : [.. Always, "digest"];
        var text = Base(request, covered, null, null) ?? throw new InvalidOperationException("A header to be signed is missing.");
        return $"keyId=\"{keyId}\",algorithm=\"rsa-sha256\",headers=\"{string.Join(' ', covered)}\",signature=\"{RsaSignature.Sign(text, privateKey)}\"";
    }

    /// <returns>Null for what is no signature.</returns>
    public static SignatureClaim? Read(SignedRequest request)
    {
        if (Parameters(request.Header("signature") ?? "") is not { } said) return null;
        if (!said.TryGetValue("keyId", out var keyId) || !said.TryGetValue("signature", out var signature)) return null;
        var covered = said.GetValueOrDefault("headers", "date").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (created, expires) = (said.GetValueOrDefault("created"), said.GetValueOrDefault("expires"));
        var bytes = new byte[signature.Length];
        if (covered.Distinct().Count() != covered.Length || !Convert.TryFromBase64String(signature, bytes, out var length)) return null;
        if (Base(request, covered, created, expires) is not { } text) return null;
        var dated = covered.Contains("(created)") ? Unix(created) : covered.Contains("date") ? Date(request.Header("date")) : null;
        return new SignatureClaim(keyId, said.GetValueOrDefault("algorithm"), text, bytes[..length], dated, Unix(expires), covered.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Section 2.3. Null where something that was signed isn't there.</summary>
    private static string? Base(SignedRequest request, IReadOnlyList<string> covered, string? created, string? expires)
    {
        var text = new StringBuilder();
        foreach (var name in covered)
        {
            var value = name switch
            {
                "(request-target)" => $"{request.Method.ToLowerInvariant()} {request.Target.PathAndQuery}",
                "(created)" => created,
                "(expires)" => expires,
                _ => request.Header(name),
            };
            if (value is null) return null;
            if (text.Length > 0) text.Append('\n');
            text.Append(name).Append(": ").Append(value.Trim());
        }

        return text.ToString();
    }

    /// <summary><c>name="value"</c> or <c>name=123</c>, separated by commas.</summary>
    private static Dictionary<string, string>? Parameters(string header)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        if (header.StartsWith("Signature ", StringComparison.OrdinalIgnoreCase)) header = header[10..];
        for (var at = 0; at < header.Length;)
        {
            var equals = header.IndexOf('=', at);
            if (equals < 0) return null;
            var name = header[at..equals].Trim();
            string value;
            if (equals + 1 < header.Length && header[equals + 1] == '"')
            {
                var end = header.IndexOf('"', equals + 2);
                if (end < 0) return null;
                value = header[(equals + 2)..end];
                at = header.IndexOf(',', end);
            }
            else
            {
                at = header.IndexOf(',', equals);
                value = header[(equals + 1)..(at < 0 ? header.Length : at)].Trim();
            }

            if (!said.TryAdd(name, value)) return null;
            at = at < 0 ? header.Length : at + 1;
        }

        return said;
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    internal static DateTimeOffset? Unix(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
