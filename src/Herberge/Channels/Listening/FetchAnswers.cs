using Herberge.Channels.Accounts;
using Herberge.Channels.Mastodon;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices;
using Herberge.Voices.Masking;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Listening;

/// <summary>Now and then: what was said to the house's answers (docs.joinmastodon.org/methods/statuses#context). Masked before it is kept, without who said it; only what everybody may read.</summary>
internal sealed class FetchAnswers(HouseDb db, SendOutward send, ChannelSecrets secrets, TimeProvider clock)
{
    private const int Most = 40;
    private static readonly TimeSpan Watched = TimeSpan.FromDays(14);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(50);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, before, accounts) = (now - Watched, now - Pause, db.ChannelAccounts);
        var due = await db.MentionReplies.AsTracking().Where(r => r.State == ReplyState.Published && r.RemoteId != null && r.AccountId != null && r.PublishedAt > since && (r.AskedAt == null || r.AskedAt < before))
            .OrderBy(r => r.AskedAt).ThenBy(r => r.Id).Take(Most).ToListAsync(ct);
        foreach (var reply in due)
        {
            reply.AskedAt = now;
            var account = await accounts.AsNoTracking().FirstAsync(a => a.Id == reply.AccountId, ct);
            if (secrets.OrNull(account.LockedToken) is { } token && !(account.NotBefore > now))
            {
                var told = MastodonWire.Read(await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v1/statuses/{Uri.EscapeDataString(reply.RemoteId!)}/context", null, token, ct), MastodonWire.Default.MastodonContext);
                await KeepAsync(reply, account, told?.Descendants ?? [], now, ct);
            }

            await db.SaveChangesAsync(ct);
        }
    }

    private async Task KeepAsync(MentionReply reply, ChannelAccount account, IReadOnlyList<MastodonStatus> said, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.MentionAnswers.Where(a => a.ReplyId == reply.Id).Select(a => a.ExternalKey).ToListAsync(ct);
        foreach (var status in said.Where(s => s is { Visibility: "public" or "unlisted" } && s.Account?.Acct != account.Handle).Take(50))
        {
            var text = MailText.OfHtml(status.Content ?? "").Trim();
            if ((status.Uri ?? status.Id) is not { Length: > 0 } id || text.Length == 0 || known.Contains(ExternalKeys.Of(id))) continue;
            known.Add(ExternalKeys.Of(id));
            var masked = Masker.CoverNames(Masker.Cover(text), []).Text;
            db.MentionAnswers.Add(new MentionAnswer(Guid.CreateVersion7(now), reply.Id, ExternalKeys.Of(id), masked.Length > Observation.LongestQuote ? masked[..Observation.LongestQuote] : masked, SafeLink.OrNull(status.Url), status.CreatedAt ?? now));
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class FetchAnswersHourly(FetchAnswers fetch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await fetch.HandleAsync(cancellationToken);
}
