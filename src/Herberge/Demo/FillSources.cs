using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Voices;
using Herberge.Voices.Inside;
using Herberge.Voices.Mailboxes;
using Herberge.Voices.Sources;

namespace Herberge.Demo;

/// <summary>
/// A source of each kind for the demo company, with runs behind it. Those that would call somebody rest: a demo house calls
/// nobody. The space's posts are taken by the house itself.
/// </summary>
internal sealed class FillSources(HouseDb db, DemoPlan plan, DemoIds ids, Guid advocate)
{
    private const int Every = 60;

    /// <returns>Where the voices of two channels come from.</returns>
    public IReadOnlyDictionary<VoiceChannel, Guid> Write(Space space)
    {
        var feed = Add(SourceKind.Feed, "Fachforum Verpackungstechnik", VoiceChannel.Forum, "https://forum.example/themen.rss");
        Ran(feed, [(3, 0, 0, null), (0, 3, 0, null), (0, 0, 0, "fetch-slow"), (2, 3, 0, null)]);
        var mailbox = Add(SourceKind.Mailbox, "Servicepostfach", VoiceChannel.Mail, "imap.example");
        db.Add(new MailboxAccount(mailbox.Id) { Host = "imap.example", Port = 993, UserName = "service@example", Folder = "INBOX/Kunden", UidValidity = 1, LastUid = 412 });
        Ran(mailbox, [(6, 0, 2, null), (4, 0, 5, null), (0, 0, 0, "mailbox-password"), (0, 0, 0, "mailbox-password")]);
        var fediverse = Add(SourceKind.Mastodon, "Verpackung im Fediverse", VoiceChannel.Web, "https://social.example");
        fediverse.Tags = "verpackung ersatzteile";
        Ran(fediverse, [(0, 0, 4, null), (0, 0, 7, null)]);
        var tickets = Add(SourceKind.Webhook, "Ticketsystem", VoiceChannel.Other, null);
        (tickets.PausedAt, tickets.EveryMinutes) = (null, null);

        var told = plan.Now.AddDays(-6);
        var heard = new Source(ids.At(told), SourceKind.Space, space.Name, Source.UsualMonths, told) { Channel = VoiceChannel.Inside, EveryMinutes = Every, DueAt = plan.Now };
        var observed = new ObservedSpace(heard.Id, space.Id, "Was im Alltag hakt, bevor es jemand meldet.", advocate, told);
        observed.Announce(told, agreedBy: null);
        db.AddRange(heard, observed);
        return new Dictionary<VoiceChannel, Guid> { [VoiceChannel.Forum] = feed.Id, [VoiceChannel.Mail] = mailbox.Id };
    }

    private Source Add(SourceKind kind, string name, VoiceChannel channel, string? address)
    {
        var at = plan.Now.AddMonths(-8);
        var source = new Source(ids.At(at), kind, name, Source.UsualMonths, at) { Channel = channel, Address = address, EveryMinutes = Every, PausedAt = plan.Now };
        db.Add(source);
        return source;
    }

    private void Ran(Source source, (int Brought, int Known, int LeftOut, string? Fault)[] runs)
    {
        foreach (var (run, back) in runs.Reverse().Select((run, back) => (run, back)))
        {
            var at = plan.Now.AddHours(-3 - (back * 24));
            db.Add(new SourceRun(ids.At(at), source.Id, at) { Brought = run.Brought, Known = run.Known, LeftOut = run.LeftOut, Fault = run.Fault });
            source.LastRunAt ??= at;
        }

        (source.LastBrought, source.LastError) = (runs[^1].Brought, runs[^1].Fault);
        source.Failures = runs.Reverse().TakeWhile(run => run.Fault is not null).Count();
    }
}
