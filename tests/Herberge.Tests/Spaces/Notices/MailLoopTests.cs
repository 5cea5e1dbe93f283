using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Replies;
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
        var mail = await ArrivedAsync(inbox);
        Assert.Contains("Warum sechs Wochen?", mail.Subject, StringComparison.Ordinal);
        var answer = new MimeMessage { Subject = $"Re: {mail.Subject}", InReplyTo = mail.MessageId };
        answer.From.Add(MailboxAddress.Parse(rosa.Email));
        answer.To.AddRange(mail.ReplyTo);
        answer.Body = new TextPart("plain") { Text = $"Weil das Lager fehlt.\n\nAm 26.11.2026 schrieb {mail.From}:\n> {mail.TextBody!.ReplaceLineEndings("\n> ")}\n" };
        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", postfix.Port, SecureSocketOptions.None, TestContext.Current.CancellationToken);
            await client.SendAsync(answer, TestContext.Current.CancellationToken);
            await client.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
        }

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
    }

    private static async Task<MimeMessage> ArrivedAsync(ImapClient client)
    {
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly, TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(async () =>
        {
            await client.NoOpAsync(TestContext.Current.CancellationToken);
            return client.Inbox.Count > 0;
        });
        return await client.Inbox.GetMessageAsync(0, TestContext.Current.CancellationToken);
    }
}
