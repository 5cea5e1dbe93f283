using System.Globalization;
using System.Text;

namespace Herberge.Channels.Fediverse.Signatures;

/// <summary>HTTP Message Signatures (RFC 9421), as far as servers of the fediverse use them: components without parameters, requests only.</summary>
internal static class MessageSignature
{
    private const int MostSignatures = 4;

    /// <returns>The headers <c>Signature-Input</c> and <c>Signature</c>.</returns>
    public static (string Input, string Signature) Sign(SignedRequest request, string keyId, string privateKey, DateTimeOffset now)
    {
        var covered = request.Header("content-digest") is null ? "\"@method\" \"@target-uri\"" : "\"@method\" \"@target-uri\" \"content-digest\"";
        var parameters = string.Create(CultureInfo.InvariantCulture, $"({covered});created={now.ToUnixTimeSeconds()};keyid=\"{keyId}\";alg=\"{RsaSignature.Name}\"");
        var text = Base(request, Names(parameters)!, parameters) ?? throw new InvalidOperationException("A header to be signed is missing.");
        return ($"sig1={parameters}", $"sig1=:{RsaSignature.Sign(text, privateKey)}:");
    }

    /// <returns>Every signature the request carries that can be read.</returns>
    public static IReadOnlyList<SignatureClaim> Read(SignedRequest request)
    {
        var (inputs, signatures) = (Members(request.Header("signature-input") ?? ""), Members(request.Header("signature") ?? ""));
        return inputs is null || signatures is null ? []
            : [.. inputs.Take(MostSignatures).Select(input => signatures.TryGetValue(input.Key, out var signature) ? Read(request, input.Value, signature) : null).OfType<SignatureClaim>()];
    }

    private static SignatureClaim? Read(SignedRequest request, string input, string signature)
    {
        if (signature.Length < 3 || signature[0] != ':' || signature[^1] != ':') return null;
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature[1..^1], bytes, out var length)) return null;
        if (Names(input) is not { } names || Parameters(input) is not { } said || !said.TryGetValue("keyid", out var keyId)) return null;
        return Base(request, names, input) is { } text
            ? new SignatureClaim(keyId, said.GetValueOrDefault("alg"), text, bytes[..length], OldSignature.Unix(said.GetValueOrDefault("created")), OldSignature.Unix(said.GetValueOrDefault("expires")), names.ToHashSet(StringComparer.Ordinal))
            : null;
    }

    /// <summary>Section 2.5. Null where something that was signed isn't there.</summary>
    internal static string? Base(SignedRequest request, IReadOnlyList<string> names, string parameters)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            if (Component(request, name) is not { } value) return null;
            text.Append('"').Append(name).Append("\": ").Append(value).Append('\n');
        }

        return text.Append("\"@signature-params\": ").Append(parameters).ToString();
    }

    /// <summary>Sections 2.1 and 2.2.</summary>
    private static string? Component(SignedRequest request, string name) => name switch
    {
        "@method" => request.Method,
        "@target-uri" => request.Target.AbsoluteUri,
        "@authority" => request.Authority,
        "@scheme" => request.Target.Scheme,
        "@request-target" => request.Target.PathAndQuery,
        "@path" => request.Target.AbsolutePath,
        "@query" => request.Target.Query.Length == 0 ? "?" : request.Target.Query,
        ['@', ..] => null,
        _ => request.Header(name)?.Trim(),
    };

    /// <summary>The names between the brackets, in their order. Null where one has parameters or comes twice.</summary>
    private static List<string>? Names(string input)
    {
        var end = input.IndexOf(')', StringComparison.Ordinal);
        if (end < 0 || input[0] != '(') return null;
        var names = new List<string>();
        foreach (var part in input[1..end].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length < 3 || part[0] != '"' || part[^1] != '"') return null;
            var name = part[1..^1];
            if (name.Contains('"', StringComparison.Ordinal) || names.Contains(name)) return null;
            names.Add(name);
        }

        return names;
    }

    /// <summary><c>;name=value</c> after the brackets; strings without their quotes.</summary>
    private static Dictionary<string, string>? Parameters(string input)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Split(input[(input.IndexOf(')', StringComparison.Ordinal) + 1)..], ';'))
        {
            if (part.Length == 0) continue;
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0) return null;
            var value = part[(cut + 1)..];
            if (!said.TryAdd(part[..cut], value is ['"', .., '"'] ? value[1..^1] : value)) return null;
        }

        return said;
    }

    /// <summary>The members of a dictionary of structured fields (RFC 8941) as they were written.</summary>
    private static Dictionary<string, string>? Members(string header)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Split(header, ','))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || !members.TryAdd(part[..cut], part[(cut + 1)..])) return null;
        }

        return members;
    }

    /// <summary>Splits outside of quotes and brackets.</summary>
    private static IEnumerable<string> Split(string text, char at)
    {
        var (start, quoted, deep) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\') i++;
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is '(' or ')') deep += text[i] == '(' ? 1 : -1;
            else if (!quoted && deep == 0 && text[i] == at)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } last) yield return last;
    }
}
