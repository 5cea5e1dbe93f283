using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Channels.Accounts;
using Herberge.Channels.Hooks;
using Herberge.Channels.Posts;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Webhooks;

/// <param name="Url">Opens the picture without signing in, for some days.</param>
internal sealed record WebhookMedia(string Url, string Alt, string Type);

/// <param name="Id">Of the post in this channel and language; the same when it is sent again and when it is withdrawn.</param>
/// <param name="Url">The post's page in the house.</param>
internal sealed record WebhookPost(string Id, string? Title, string? Text, string? Language, string? Url, IReadOnlyList<WebhookMedia>? Media, string? PublishedUrl = null);

/// <param name="Type"><c>post.published</c> or <c>post.withdrawn</c>.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookPost Data);

/// <param name="Url">Where it stands now.</param>
internal sealed record WebhookAnswer(string? Url);

/// <summary>
/// Hands a post to another program that brings it to a network the house can't speak to, signed as the Standard Webhooks say. The program tells
/// a repetition by its <c>webhook-id</c>, and may answer where the post stands.
/// </summary>
internal sealed class PublishToWebhook(HouseDb db, SendOutward send, ChannelSecrets secrets, MediaLinks media, HouseAddress address, TimeProvider clock) : IPublish
{
    public ChannelKind Kind => ChannelKind.Webhook;

    public async Task<Outcome> PublishAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        var pictures = post.Pictures.OrderBy(p => p.Number).ToList();
        var ids = pictures.ConvertAll(p => p.FileId);
        var types = await db.Files.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.ContentType, ct);
        if (pictures.Exists(p => !types.ContainsKey(p.FileId))) return Outcome.Never("channel-picture-gone");
        var data = new WebhookPost(IdOf(variant), post.Title, post.TextOf(variant), variant.Language, address.Value + ChannelsRoom.PageOf(post.Id), pictures.ConvertAll(p => new WebhookMedia(address.Value + media.PathOf(p.FileId), p.Alt, types[p.FileId])));
        var sent = await SendAsync(variant, "post.published", data, ct);
        return sent is { Succeeded: true } ? Outcome.Done(IdOf(variant), SafeLink.OrNull(Read(sent)?.Url)) : Refused(sent);
    }

    public async Task<Outcome> RemoveAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        var sent = await SendAsync(variant, "post.withdrawn", new WebhookPost(IdOf(variant), null, null, variant.Language, null, null, variant.Link), ct);
        return sent is { Succeeded: true } or { Status: 404 or 410 } ? Outcome.Done() : Refused(sent);
    }

    /// <returns>Null where there is no secret to sign with.</returns>
    private async Task<Sent?> SendAsync(PostVariant variant, string type, WebhookPost data, CancellationToken ct)
    {
        if (variant.Account is not { Address: { } to } account || secrets.OrNull(account.LockedToken) is not { } secret) return null;
        var now = clock.GetUtcNow();
        var publishes = type == "post.published";
        // When it happened, not when it was tried.
        var payload = JsonSerializer.SerializeToUtf8Bytes(new WebhookMessage(type, publishes ? variant.SentAt ?? now : now, data), WebhooksJson.Default.WebhookMessage);
        if (publishes && variant.SentAt is null) await db.PostVariants.Where(v => v.Id == variant.Id).ExecuteUpdateAsync(v => v.SetProperty(x => x.SentAt, now), ct);
        var (id, seconds) = ($"msg_{IdOf(variant)}_{variant.Round}_{(publishes ? "p" : "w")}", now.ToUnixTimeSeconds());
        using var body = new ByteArrayContent(payload);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await send.HandleAsync(HttpMethod.Post, to, body, null, ct,
            ("webhook-id", id), ("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture)), ("webhook-signature", HookSecret.Sign(secret, id, seconds, System.Text.Encoding.UTF8.GetString(payload))));
    }

    private static string IdOf(PostVariant variant) => variant.Id.ToString("N");

    private static WebhookAnswer? Read(Sent sent)
    {
        try
        {
            return sent.Body.Length == 0 ? null : JsonSerializer.Deserialize(sent.Body, WebhooksJson.Default.WebhookAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Outcome Refused(Sent? sent) => sent switch
    {
        null => Outcome.Never("channel-account-off"),
        { Status: 429 } => Outcome.Later("fetch-too-often", sent.Wait ?? TimeSpan.FromMinutes(5)),
        { Status: 401 or 403 } => Outcome.Never("channel-not-allowed"),
        { Status: >= 400 and < 500 } => Outcome.Never("channel-refused"),
        { Fault: "fetch-closed" } => Outcome.Never("fetch-closed"),
        _ => Outcome.Later(sent.Fault ?? "fetch-busy"),
    };
}

[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class WebhooksJson : JsonSerializerContext;
