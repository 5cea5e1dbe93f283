using Herberge.Gatherings;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Replies;
using Herberge.Tests.Gatherings;
using Herberge.Tests.Setup;
using Herberge.Tests.Voices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Spaces.Notices;

/// <summary>Mails as they really go: the house hands them to Postfix, people read and answer them with a mail program, Dovecot keeps them.</summary>
public sealed class MailLoopTests
{
    [Theory, WithMailServers]
    public async Task A_mail_goes_out_is_answered_and_comes_back_and_one_without_a_mailbox_stops(Engine engine)
    {
        var (dovecot, own, hers) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser(), TestDovecot.NewUser());
        // Tomasz' address has no mailbox any more.
        await using var postfix = await TestPostfix.StartAsync(dovecot.MailFolder, ("antworten@haus.example", own), ("rosa.figueiredo@example.org", hers));
        await using var house = await Listening.OpenAsync(engine, new Dictionary<string, string?>
        {
            ["Herberge:Smtp:Host"] = "127.0.0.1", ["Herberge:Smtp:Port"] = $"{postfix.Port}", ["Herberge:Smtp:Security"] = "none", ["Herberge:Smtp:From"] = "haus@haus.example",
            ["Herberge:Replies:Address"] = "antworten@haus.example", ["Herberge:Replies:Host"] = "localhost", ["Herberge:Replies:Port"] = $"{dovecot.PlainPort}",
            ["Herberge:Replies:Security"] = "none", ["Herberge:Replies:User"] = own, ["Herberge:Replies:Password"] = TestDovecot.Password,
        });
        var (svenja, rosa, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Rosa Figueiredo"), await house.InviteAsync("Tomasz Wieczorek"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, rosa, tomasz);
        var thread = await house.StartAsync(svenja, space, "Warum sechs Wochen?", "@rosa.figueiredo und @tomasz.wieczorek, wisst ihr es?");
        await house.SendMailsAsync();

        using var inbox = await dovecot.OpenAsync(hers);
        var mail = await ArrivedAsync(inbox, 0);
        Assert.Contains("Warum sechs Wochen?", mail.Subject, StringComparison.Ordinal);
        var answer = new MimeMessage { Subject = $"Re: {mail.Subject}", InReplyTo = mail.MessageId };
        answer.From.Add(MailboxAddress.Parse(rosa.Email));
        answer.To.AddRange(mail.ReplyTo);
        answer.Body = new TextPart("plain") { Text = $"Weil das Lager fehlt.\n\nAm 26.11.2026 schrieb {mail.From}:\n> {mail.TextBody!.ReplaceLineEndings("\n> ")}\n" };
        await SendAsync(postfix, answer);

        var posted = 0;
        await Eventually.IsTrueAsync(async () =>
        {
            posted += await house.InScopeAsync(services => services.GetRequiredService<FetchReplies>().HandleAsync(CancellationToken.None));
            return posted > 0 && await house.InDbAsync(db => db.MailFaults.AnyAsync());
        });
        var post = await house.InDbAsync(db => db.Set<Post>().SingleAsync(p => p.ThreadId == thread && p.Number == 2));
        Assert.Equal((1, rosa.Id, "Weil das Lager fehlt."), (posted, post.AuthorId, post.Body.Trim()));
        var fault = await house.InDbAsync(db => db.MailFaults.SingleAsync());
        Assert.Equal((tomasz.Id, "5.1.1", true), (fault.MemberId, fault.Status, fault.StoppedAt is not null));

        // A calendar program declines an invitation, as “decline” in it does.
        var gathering = await house.PlanAsync(svenja, SomeGatherings.Input(house, space));
        Assert.Equal(Seat.Held, (await house.RegisterAsync(rosa, gathering)).Seat);
        await house.SendMailsAsync();
        var invitation = await ArrivedAsync(inbox, 1);
        var calendar = Ical.Net.Calendar.Load(invitation.BodyParts.OfType<TextPart>().First(part => part.ContentType.MimeType == "text/calendar").Text)!;
        Assert.Equal(("REQUEST", $"mailto:{invitation.ReplyTo.Mailboxes.Single().Address}"), (calendar.Method, calendar.Events.Single().Organizer!.Value!.ToString()));
        var declined = new MimeMessage { Subject = $"Abgelehnt: {invitation.Subject}" };
        declined.From.Add(MailboxAddress.Parse(rosa.Email));
        declined.To.AddRange(invitation.ReplyTo);
        var text = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{calendar.Events.Single().Uid}\r\nDTSTAMP:20261126T100000Z\r\nDTSTART:20261210T080000Z\r\nSEQUENCE:0\r\nATTENDEE;PARTSTAT=DECLINED:mailto:{rosa.Email}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var part = new TextPart("calendar") { Text = text };
        part.ContentType.Parameters.Add("method", "REPLY");
        declined.Body = new MultipartAlternative(new TextPart("plain") { Text = "Rosa Figueiredo hat abgelehnt." }, part);
        await SendAsync(postfix, declined);
        await Eventually.IsTrueAsync(async () =>
        {
            await house.InScopeAsync(services => services.GetRequiredService<FetchReplies>().HandleAsync(CancellationToken.None));
            return (await house.RegistrationAsync(rosa, gathering)).Coming == Coming.No;
        });
        Assert.Equal(2, await house.InDbAsync(db => db.Set<Post>().CountAsync(p => p.ThreadId == thread)));
    }

    private static async Task SendAsync(TestPostfix postfix, MimeMessage mail)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", postfix.Port, SecureSocketOptions.None, TestContext.Current.CancellationToken);
        await client.SendAsync(mail, TestContext.Current.CancellationToken);
        await client.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
    }

    private static async Task<MimeMessage> ArrivedAsync(ImapClient client, int at)
    {
        if (!client.Inbox.IsOpen) await client.Inbox.OpenAsync(FolderAccess.ReadOnly, TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(async () =>
        {
            await client.NoOpAsync(TestContext.Current.CancellationToken);
            return client.Inbox.Count > at;
        });
        return await client.Inbox.GetMessageAsync(at, TestContext.Current.CancellationToken);
    }
}
