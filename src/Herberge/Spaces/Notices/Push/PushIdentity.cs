using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Herberge.Spaces.Notices.Push;

/// <summary>
/// Says to a push service who sends (VAPID, RFC 8292): a token signed with the house's key, for that service and some hours.
/// The key belongs to the house for good, because browsers tie their subscriptions to it.
/// </summary>
internal sealed class PushIdentity(NoticeSecrets secrets, IOptions<HouseOptions> options, TimeProvider clock)
{
    private const string Secret = "push";

    /// <summary>At most a day is allowed (RFC 8292, section 2).</summary>
    private static readonly TimeSpan Valid = TimeSpan.FromHours(12);

    /// <summary>
    /// Whom the operator of a push service may write to: a mail or web address, as that service demands it. Null without one
    /// that can be right; then nothing is pushed.
    /// </summary>
    public string? Subject => new[] { options.Value.Push.Subject, "mailto:" + Sender(), options.Value.PublicUrl }.FirstOrDefault(IsSubject);

    /// <summary>The public key, as browsers want it.</summary>
    public async Task<string> KeyAsync(CancellationToken ct)
    {
        using var key = await LoadAsync(ct);
        return Public(key);
    }

    /// <summary>The value of the header Authorization.</summary>
    public async Task<string> SignAsync(Uri address, CancellationToken ct)
    {
        using var key = await LoadAsync(ct);
        var claims = new PushClaims(address.GetLeftPart(UriPartial.Authority), (clock.GetUtcNow() + Valid).ToUnixTimeSeconds(), Subject ?? throw new InvalidOperationException("Nobody stands behind the messages."));
        var said = $"{WebEncoders.Base64UrlEncode("""{"typ":"JWT","alg":"ES256"}"""u8)}.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims, PushJson.Default.PushClaims))}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(said), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={said}.{WebEncoders.Base64UrlEncode(signature)}, k={Public(key)}";
    }

    public static bool IsSubject(string? subject)
    {
        if (subject is null || !Uri.TryCreate(subject, UriKind.Absolute, out var uri)) return false;
        if (uri.Scheme == Uri.UriSchemeHttps) return uri.Host.Contains('.', StringComparison.Ordinal);
        return uri.Scheme == Uri.UriSchemeMailto && MailboxAddress.TryParse(subject["mailto:".Length..], out var mail) && mail.Domain?.Contains('.', StringComparison.Ordinal) == true;
    }

    private string Sender() => MailboxAddress.TryParse(options.Value.Smtp.From, out var from) ? from.Address : "";

    private async Task<ECDsa> LoadAsync(CancellationToken ct)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(await secrets.OfAsync(Secret, Make, ct), out _);
        return key;
    }

    private static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private static string Public(ECDsa key) => WebEncoders.Base64UrlEncode(MessageEncryption.Write(key.ExportParameters(includePrivateParameters: false).Q));
}

/// <summary>For whom, until when, from whom (RFC 7519).</summary>
internal sealed record PushClaims([property: JsonPropertyName("aud")] string Audience, [property: JsonPropertyName("exp")] long Expires, [property: JsonPropertyName("sub")] string Subject);

/// <param name="Tag">Messages of one tag are shown as one.</param>
internal sealed record PushText([property: JsonPropertyName("title")] string Title, [property: JsonPropertyName("body")] string Body, [property: JsonPropertyName("path")] string Path, [property: JsonPropertyName("tag")] string Tag);

internal sealed record PushNote(Guid SubscriptionId, Guid LineId, PushText Text);

[JsonSerializable(typeof(PushClaims))]
[JsonSerializable(typeof(PushText))]
[JsonSerializable(typeof(PushNote))]
[JsonSerializable(typeof(PushInput))]
internal sealed partial class PushJson : JsonSerializerContext;
