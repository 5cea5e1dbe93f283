using System.Net.Http.Headers;
using System.Text.Json;
using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Mastodon;

/// <summary>
/// Posts a status with its pictures (docs.joinmastodon.org/methods/statuses#create, methods/media#v2). The server takes a status of the
/// same Idempotency-Key once, but remembers the key for an hour only: what was sent without an answer and is older is not sent again by
/// itself, for it may stand there already.
/// </summary>
internal sealed class PublishToMastodon(HouseDb db, SendOutward send, ChannelSecrets secrets, FileStore files, TimeProvider clock) : IPublish
{
    private static readonly TimeSpan KeyLasts = TimeSpan.FromMinutes(50);
    private static readonly TimeSpan Processing = TimeSpan.FromSeconds(20);

    public ChannelKind Kind => ChannelKind.Mastodon;

    public async Task<Outcome> PublishAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        var (account, now) = (variant.Account!, clock.GetUtcNow());
        if (account.EndedAt is not null || secrets.OrNull(account.LockedToken) is not { } token) return Outcome.Never("channel-account-off");
        if (variant.SentAt is { } first && now - first > KeyLasts) return Outcome.Never("channel-uncertain");
        var media = new List<string>();
        foreach (var picture in post.Pictures.OrderBy(p => p.Number))
        {
            var (uploaded, stop) = await UploadAsync(account, token, picture, ct);
            if (stop is not null) return stop;
            media.Add(uploaded!);
        }

        var status = new NewStatus(post.TextOf(variant), media.Count == 0 ? null : media, variant.Language, account.Reach.ToString().ToLowerInvariant());
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(status, MastodonWire.Default.NewStatus));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await RememberAsync(variant.Id, variant.SentAt ?? now, ct);
        var sent = await send.HandleAsync(HttpMethod.Post, $"{account.Address}/api/v1/statuses", body, token, ct, ("Idempotency-Key", $"{variant.Id:N}-{variant.Round}"));
        if (sent.WasNotTaken && variant.SentAt is null) await RememberAsync(variant.Id, null, ct);
        if (MastodonWire.Read(sent, MastodonWire.Default.MastodonStatus) is { Id: { Length: > 0 and <= 200 } id } made)
        {
            // With what is left of its rate this one is out, and the next waits.
            return new Outcome(id, SafeLink.OrNull(made.Url ?? made.Uri), null, sent.Wait);
        }

        return Refused(sent);
    }

    public async Task<Outcome> RemoveAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        var account = variant.Account!;
        if (secrets.OrNull(account.LockedToken) is not { } token) return Outcome.Never(PostVariant.ByHand);
        var sent = await send.HandleAsync(HttpMethod.Delete, $"{account.Address}/api/v1/statuses/{Uri.EscapeDataString(variant.RemoteId!)}", null, token, ct);
        return sent.Succeeded || sent.Status is 404 or 410 ? Outcome.Done() : Refused(sent);
    }

    /// <returns>What came of it there, without anybody's name; null when it can't be told now.</returns>
    public async Task<MastodonStatus?> CountAsync(PostVariant variant, CancellationToken ct)
    {
        var account = variant.Account!;
        if (secrets.OrNull(account.LockedToken) is not { } token || account.NotBefore > clock.GetUtcNow()) return null;
        var sent = await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v1/statuses/{Uri.EscapeDataString(variant.RemoteId!)}", null, token, ct);
        if (sent.Wait is { } wait) account.NotBefore = clock.GetUtcNow() + wait;
        return MastodonWire.Read(sent, MastodonWire.Default.MastodonStatus);
    }

    private async Task<(string? Id, Outcome? Stop)> UploadAsync(ChannelAccount account, string token, PostPicture picture, CancellationToken ct)
    {
        if (await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == picture.FileId, ct) is not { } file || !files.Exists(file.Id)) return (null, Outcome.Never("channel-picture-gone"));
        using var form = new MultipartFormDataContent();
        // The form owns its parts and closes them.
        var bytes = new StreamContent(files.Open(file.Id));
        bytes.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        form.Add(bytes, "file", $"bild{Path.GetExtension(file.Name)}");
        form.Add(new StringContent(picture.Alt), "description");
        var sent = await send.HandleAsync(HttpMethod.Post, $"{account.Address}/api/v2/media", form, token, ct);
        if (MastodonWire.Read(sent, MastodonWire.Default.MastodonMedia) is not { Id: { Length: > 0 and <= 200 } id } media) return (null, Refused(sent));
        if (sent.Wait is { } busy) return (null, Outcome.Later("fetch-too-often", busy));
        if (sent.Status == 200 && media.Url is not null) return (id, null);
        // 202: it works on it; 206 until it is done.
        var polled = await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v1/media/{Uri.EscapeDataString(id)}", null, token, ct);
        for (var pause = 250; polled.Status == 206 && pause < Processing.TotalMilliseconds; pause *= 2)
        {
            await Task.Delay(pause, ct);
            polled = await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v1/media/{Uri.EscapeDataString(id)}", null, token, ct);
        }

        return polled.Status == 200 ? (id, null) : (null, polled.Status == 206 ? Outcome.Later("channel-picture-slow") : Refused(polled));
    }

    private async Task RememberAsync(Guid variant, DateTimeOffset? at, CancellationToken ct) => await db.PostVariants.Where(v => v.Id == variant).ExecuteUpdateAsync(v => v.SetProperty(x => x.SentAt, at), ct);

    private static Outcome Refused(Sent sent) => sent switch
    {
        { Status: 429 } => Outcome.Later("fetch-too-often", sent.Wait ?? TimeSpan.FromMinutes(5)),
        { Status: 401 or 403 } => Outcome.Never("channel-not-allowed"),
        { Status: >= 400 and < 500 } => Outcome.Never("channel-refused"),
        { Fault: "fetch-closed" } => Outcome.Never("fetch-closed"),
        _ => Outcome.Later(sent.Fault ?? "fetch-busy"),
    };
}
