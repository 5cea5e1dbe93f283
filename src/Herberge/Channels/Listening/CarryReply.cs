using System.Net.Http.Headers;
using System.Text.Json;
using Herberge.Channels.Accounts;
using Herberge.Channels.Mastodon;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Spaces;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

/// <summary>
/// Brings an answer to the fediverse: the account's server is asked for the status by its address (docs.joinmastodon.org/methods/search), and
/// the answer names whom it answers, or they wouldn't hear of it. Their name goes out and is kept nowhere here.
/// </summary>
internal sealed class CarryReply(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    public const string OutboxKind = "mention-reply";

    /// <summary>A server remembers an Idempotency-Key for an hour.</summary>
    private static readonly TimeSpan KeyLasts = TimeSpan.FromMinutes(50);

    public string Kind => OutboxKind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize(message.Payload, ListeningJson.Default.ReplyOrder)!.ReplyId;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        if (await db.MentionReplies.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { State: ReplyState.Sending, AccountId: { } accountId } reply) return;
        var account = await db.ChannelAccounts.AsNoTracking().FirstAsync(a => a.Id == accountId, ct);
        if (account.NotBefore is { } peace && peace > clock.GetUtcNow()) throw new OutboxLaterException("fetch-too-often", peace - clock.GetUtcNow());
        var (made, fault, wait) = await SendAsync(scope.ServiceProvider, db, reply, account, ct);
        if (wait is not null && message.Attempts + 1 < OutboxMessage.AttemptsBeforeDead) throw new OutboxLaterException(fault!, wait.Value);
        await SettleAsync(scope.ServiceProvider, db, id, made, fault, ct);
    }

    private async Task<(MastodonStatus? Made, string? Fault, TimeSpan? Wait)> SendAsync(IServiceProvider services, HouseDb db, MentionReply reply, ChannelAccount account, CancellationToken ct)
    {
        var (send, now) = (services.GetRequiredService<SendOutward>(), clock.GetUtcNow());
        if (account.EndedAt is not null || services.GetRequiredService<ChannelSecrets>().OrNull(account.LockedToken) is not { } token) return (null, "channel-account-off", null);
        if (reply.SentAt is { } first && now - first > KeyLasts) return (null, "channel-uncertain", null);
        if (await db.Set<Observation>().Where(o => o.Id == reply.ObservationId).Select(o => o.Link).FirstOrDefaultAsync(ct) is not { } link) return (null, "reply-gone", null);
        var found = await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v2/search?q={Uri.EscapeDataString(link)}&type=statuses&resolve=true&limit=1", null, token, ct);
        if (!found.Succeeded) return Refused(found, "reply-scope");
        if (MastodonWire.Read(found, MastodonWire.Default.MastodonFound)?.Statuses is not [{ Id: { Length: > 0 and <= 200 } target } status, ..]) return (null, "reply-gone", null);
        var text = status.Account?.Acct is { Length: > 0 and <= 200 } whom && !reply.Text.Contains($"@{whom}", StringComparison.OrdinalIgnoreCase) ? $"@{whom} {reply.Text}" : reply.Text;
        var answer = new NewStatus(text, null, null, account.Reach.ToString().ToLowerInvariant(), target);
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(answer, MastodonWire.Default.NewStatus));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (reply.SentAt is null) await RememberAsync(db, reply.Id, now, ct);
        var sent = await send.HandleAsync(HttpMethod.Post, $"{account.Address}/api/v1/statuses", body, token, ct, ("Idempotency-Key", reply.Id.ToString("N")));
        if (sent.WasNotTaken && reply.SentAt is null) await RememberAsync(db, reply.Id, null, ct);
        return MastodonWire.Read(sent, MastodonWire.Default.MastodonStatus) is { Id: { Length: > 0 and <= 200 } } made ? (made, null, null) : Refused(sent, "channel-not-allowed");
    }

    private async Task SettleAsync(IServiceProvider services, HouseDb db, Guid id, MastodonStatus? made, string? fault, CancellationToken ct)
    {
        var (bell, now) = (services.GetRequiredService<Bell>(), clock.GetUtcNow());
        db.ChangeTracker.Clear();
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        if (await db.MentionReplies.AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.State == ReplyState.Sending, ct) is not { } reply) return;
        if (made is not null) reply.Publish(made.Id, SafeLink.OrNull(made.Url ?? made.Uri), now);
        else reply.Fail(fault ?? "channel-refused");
        if (made is null) await bell.AddAsync([new Notification(reply.ById, NotificationKind.ReplyFailed, null, null, null, null, now) { SubjectId = reply.ObservationId }], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (made is null) await bell.RingAsync([reply.ById], CancellationToken.None);
    }

    private static async Task RememberAsync(HouseDb db, Guid reply, DateTimeOffset? at, CancellationToken ct) => await db.MentionReplies.Where(r => r.Id == reply).ExecuteUpdateAsync(r => r.SetProperty(x => x.SentAt, at), ct);

    private static (MastodonStatus?, string, TimeSpan?) Refused(Sent sent, string forbidden) => sent switch
    {
        { Status: 429 } => (null, "fetch-too-often", sent.Wait ?? TimeSpan.FromMinutes(5)),
        { Status: 401 or 403 } => (null, forbidden, null),
        { Status: >= 400 and < 500 } => (null, "channel-refused", null),
        { Fault: "fetch-closed" } => (null, "fetch-closed", null),
        _ => (null, sent.Fault ?? "fetch-busy", TimeSpan.Zero),
    };
}
