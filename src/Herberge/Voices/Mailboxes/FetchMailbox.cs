using Herberge.Foundation;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices.Feeds;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Herberge.Voices.Mailboxes;

/// <summary>Brings in the mails that came since the last time, some hundred at once, in the order they came.</summary>
internal sealed class FetchMailbox(HouseDb db, MailboxDoor door, MailboxSecret secret, House house, IOptions<HouseOptions> options, TimeProvider clock) : IFetchSource, ISourceEnd
{
    public SourceKind Kind => SourceKind.Mailbox;

    public string HostOf(Source source) => source.Address ?? "";

    public async Task<Fetching> FetchAsync(Source source, CancellationToken ct)
    {
        var account = await db.Mailboxes.AsNoTracking().SingleAsync(m => m.SourceId == source.Id, ct);
        if (secret.OrNull(account.LockedPassword) is not { } password) return Fetching.Failed("mailbox-locked");
        var now = clock.GetUtcNow();
        var (read, fault) = await door.VisitAsync(account.Place(), password, (folder, stop) => ReadMails.FromAsync(folder, account, source, now, stop), ct);
        if (read is null) return Fetching.Failed(fault!);

        var own = await OwnAsync(read, account, ct);
        var rows = read.Rows.Where(mail => !own.Contains(mail.From)).Select(mail => mail.Row).ToList();
        var table = new SentTable([.. Enum.GetValues<VoiceField>().Select(VoiceMapping.NameOf)], rows, []);
        var plan = new PlanVoices(table, ReadFeed.Mapping, house.TimeZone, now, source.Language).Make();
        return new Fetching(plan, LeftOut: read.LeftOut + read.Rows.Count - rows.Count + plan.Faults.Count, More: read.More, Remember: async (tracked, _, stop) =>
        {
            var kept = await db.Mailboxes.AsTracking().SingleAsync(m => m.SourceId == tracked.Id, stop);
            (kept.UidValidity, kept.LastUid) = (read.Validity, read.Last);
        });
    }

    /// <summary>Its password goes with it.</summary>
    public async Task HandleAsync(Source source, CancellationToken ct) => await db.Mailboxes.Where(m => m.SourceId == source.Id).ExecuteDeleteAsync(ct);

    /// <summary>Our own people, the house itself and the mailbox's own answers are no customers.</summary>
    private async Task<HashSet<string>> OwnAsync(ReadMail read, MailboxAccount account, CancellationToken ct)
    {
        var senders = read.Rows.Select(mail => mail.From.ToUpperInvariant()).Distinct().ToList();
        var own = (await db.Set<Member>().AsNoTracking().Where(m => m.PartnerId == null && senders.Contains(m.NormalizedEmail!)).Select(m => m.NormalizedEmail!).ToListAsync(ct))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        own.Add(account.UserName);
        if (MailboxAddress.TryParse(options.Value.Smtp.From, out var house)) own.Add(house.Address);
        return own;
    }
}
