using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Push;

/// <summary>
/// Hands a message to the push service of a browser (RFC 8030). A browser that is gone is forgotten; what was seen meanwhile is
/// not shown any more. A message carried twice after a crash has the same topic, so that the service keeps one.
/// </summary>
internal sealed class CarryPush(IServiceScopeFactory scopes, IHttpClientFactory clients, PushIdentity identity, PushHosts hosts) : IOutboxCarrier
{
    public const string OutboxKind = "spaces.push";
    public const string Client = "push";

    /// <summary>A day later nobody needs to hear of it.</summary>
    private const string Lives = "86400";

    private const int TopicLength = 24;

    public string Kind => OutboxKind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var note = JsonSerializer.Deserialize(message.Payload, PushJson.Default.PushNote) ?? throw new FormatException("The payload is no message.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var (id, lineId) = (note.SubscriptionId, note.LineId);
        var lines = db.Notifications;
        var browser = await db.PushSubscriptions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && !lines.Any(n => n.Id == lineId && n.SeenAt != null), ct);
        if (browser is null || identity.Subject is null || !hosts.Allows(new Uri(browser.Address))) return;
        switch (await SendAsync(browser, note, ct))
        {
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                await db.PushSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
                break;
            case var status when (int)status is < 200 or >= 300:
                throw new HttpRequestException($"The push service answered {(int)status}.");
        }
    }

    private async Task<HttpStatusCode> SendAsync(PushSubscription browser, PushNote note, CancellationToken ct)
    {
        var address = new Uri(browser.Address);
        var text = JsonSerializer.SerializeToUtf8Bytes(note.Text, PushJson.Default.PushText);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(MessageEncryption.Encrypt(text, WebEncoders.Base64UrlDecode(browser.PublicKey), WebEncoders.Base64UrlDecode(browser.Secret)));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("Authorization", await identity.SignAsync(address, ct));
        request.Headers.TryAddWithoutValidation("TTL", Lives);
        request.Headers.TryAddWithoutValidation("Topic", WebEncoders.Base64UrlEncode(SHA256.HashData(note.LineId.ToByteArray()))[..TopicLength]);
        using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.StatusCode;
    }
}
