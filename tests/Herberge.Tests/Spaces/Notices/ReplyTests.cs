using System.Text;
using Herberge.Foundation.Mail;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Replies;
using Herberge.Tests.Foundation;
using Herberge.Tests.Setup;
using Herberge.Tests.Voices;
using MailKit.Net.Imap;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Spaces.Notices;

public sealed class ReplyTests
{
    [Theory, WithDovecot]
    public async Task An_answer_by_mail_is_posted_once_without_its_quote_and_with_its_file(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var mail = await scene.MailAsync(scene.Rosa);
        Assert.Matches("^antworten\\+[a-z2-7]{24}@haus\\.example$", mail.ReplyTo!);
        Assert.Contains("Antworte einfach auf diese Mail", mail.Text, StringComparison.Ordinal);
        var answer = Scene.Answer(scene.Rosa, mail, "Weil das Lager fehlt.\n\nAm 26.11.2026 um 09:14 schrieb Ostertag <antworten+x@haus.example>:\n> Warum?\n");
        answer.Body = new Multipart("mixed")
        {
            answer.Body!,
            new MimePart("text", "plain") { Content = new MimeContent(new MemoryStream("Regal;Fach\n1;2\n"u8.ToArray())), FileName = "lager.csv", ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) },
        };
        await scene.Outside.SendAsync(answer);

        Assert.Equal(1, await scene.FetchAsync());
        var post = await scene.House.InDbAsync(db => db.Set<Post>().SingleAsync(p => p.Number == 3));
        Assert.Equal((scene.Rosa.Id, scene.Thread), (post.AuthorId, post.ThreadId));
        Assert.StartsWith("Weil das Lager fehlt.", post.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Warum?", post.Body, StringComparison.Ordinal);
        Assert.Equal(post.Id, await scene.House.InDbAsync(db => db.Files.Where(f => f.Name == "lager.csv").Select(f => f.PostId).SingleAsync()));

        // The same again, as a server does that numbers its mails anew, and as a crash does before it was noted.
        await scene.Outside.SendAsync(answer);
        await scene.House.InDbAsync(db => db.ReplyMailboxes.ExecuteDeleteAsync());
        Assert.Equal(0, await scene.FetchAsync());
        Assert.Equal(3, await scene.House.InDbAsync(db => db.Set<Post>().CountAsync(p => p.ThreadId == scene.Thread)));
    }

    [Theory, WithDovecot]
    public async Task Strangers_forged_addresses_machines_and_those_who_may_no_longer_write_post_nothing(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var (hers, his) = (await scene.MailAsync(scene.Rosa), await scene.MailAsync(scene.Tomasz));
        Assert.NotEqual(hers.ReplyTo, his.ReplyTo);

        // Another person's address, a sender that is not theirs, an address somebody made up.
        await scene.Outside.SendAsync(Scene.Answer(scene.Tomasz, hers, "Ich bin Rosa."));
        await scene.Outside.SendAsync(Scene.Answer(scene.Tomasz, hers, "Wirklich."));
        await scene.Outside.SendAsync(Scene.Answer(scene.Rosa, hers with { ReplyTo = "antworten+aaaaaaaaaaaaaaaaaaaaaaaa@haus.example" }, "Geraten"));
        // Machines and ourselves.
        var away = Scene.Answer(scene.Rosa, hers, "Ich bin nicht da.");
        away.Headers.Replace("Auto-Submitted", "auto-replied");
        await scene.Outside.SendAsync(away);
        var loop = Scene.Answer(scene.Rosa, hers, "Schleife");
        loop.From.Clear();
        loop.From.Add(MailboxAddress.Parse(his.ReplyTo!));
        await scene.Outside.SendAsync(loop);
        Assert.Equal(0, await scene.FetchAsync());
        Assert.Contains("Antworte von der Adresse, an die unsere Mail ging.", Assert.Single(await scene.RefusalsAsync(scene.Tomasz)).Text, StringComparison.Ordinal);
        Assert.Empty(await scene.RefusalsAsync(scene.Rosa));

        // Who was taken out of a private space, and a locked thread.
        await scene.House.InDbAsync(db => db.Set<Space>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        await scene.House.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.MemberId == scene.Rosa.Id).ExecuteDeleteAsync());
        await scene.Outside.SendAsync(Scene.Answer(scene.Rosa, hers, "Darf ich noch?"));
        await scene.Svenja.ActAsync($"/threads/{scene.Thread}/lock", ("on", "true"));
        scene.House.Clock.Advance(TimeSpan.FromHours(25));
        await scene.Outside.SendAsync(Scene.Answer(scene.Tomasz, his, "Nachtrag"));
        Assert.Equal(0, await scene.FetchAsync());
        Assert.Single(await scene.RefusalsAsync(scene.Rosa));
        Assert.Equal(2, (await scene.RefusalsAsync(scene.Tomasz)).Count);
        Assert.Equal(2, await scene.House.InDbAsync(db => db.Set<Post>().CountAsync(p => p.ThreadId == scene.Thread)));
    }

    [Theory, WithDovecot]
    public async Task Mails_that_come_back_stop_the_address_and_its_owner_and_administrators_see_it(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var mail = await scene.MailAsync(scene.Rosa);
        await scene.Outside.SendAsync(Bounce(mail.ReturnPath!, "jemand@anders.example", "5.1.1"));
        await scene.Outside.SendAsync(Bounce("antworten+aaaaaaaaaaaaaaaaaaaaaaaa@haus.example", scene.Rosa.Email, "5.1.1"));
        for (var n = 1; n < MailFault.SoftBeforeHard; n++) await scene.Outside.SendAsync(Bounce(mail.ReturnPath!, scene.Rosa.Email, "4.2.2"));
        await scene.FetchAsync();
        Assert.Null(await scene.House.InDbAsync(db => db.MailFaults.Select(f => f.StoppedAt).SingleAsync()));

        await scene.Outside.SendAsync(Bounce(mail.ReturnPath!, scene.Rosa.Email, "4.2.2"));
        await scene.FetchAsync();
        Assert.NotNull(await scene.House.InDbAsync(db => db.MailFaults.Select(f => f.StoppedAt).SingleAsync()));
        Assert.Contains("Mails an deine Adresse kommen zurück", (await scene.Rosa.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(scene.Rosa.Email, (await scene.House.Administrator.PageAsync("/admin/mail")).Body!.TextContent, StringComparison.Ordinal);
        await scene.House.AnswerAsync(scene.Svenja, scene.Thread, "@rosa.figueiredo, noch da?");
        await scene.House.SendMailsAsync();
        Assert.Single(await scene.House.MailsToAsync(scene.Rosa));

        Assert.Contains($"Mails an {scene.Rosa.Email} kommen zurück", (await scene.Rosa.PageAsync("/settings/mails")).Body!.TextContent, StringComparison.Ordinal);
        (await scene.Rosa.ActAsync("/settings/mails/again")).LeadsTo("/settings/mails");
        await scene.House.AnswerAsync(scene.Svenja, scene.Thread, "@rosa.figueiredo, wieder da?");
        await scene.House.SendMailsAsync();
        Assert.Equal(2, (await scene.House.MailsToAsync(scene.Rosa)).Count);
    }

    [Fact]
    public async Task The_envelope_names_where_a_mail_comes_back_to_and_its_headers_how_it_ends()
    {
        await using var smtp = new SmtpListener();
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, new Dictionary<string, string?>
        {
            ["Herberge:Smtp:Host"] = "127.0.0.1", ["Herberge:Smtp:Port"] = $"{smtp.Port}", ["Herberge:Smtp:Security"] = "none", ["Herberge:Smtp:From"] = "haus@haus.example",
            ["Herberge:Replies:Address"] = "antworten@haus.example", ["Herberge:Replies:Host"] = "127.0.0.1", ["Herberge:PublicUrl"] = "https://haus.example",
        });
        var (svenja, rosa) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Rosa Figueiredo"));
        await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, rosa), "Warum?", "@rosa.figueiredo?");
        await house.SendMailsAsync();
        await Eventually.IsTrueAsync(() => !smtp.Received.IsEmpty);

        var (from, _, data) = Assert.Single(smtp.Received);
        Assert.Matches("MAIL FROM:<antworten\\+[a-z2-7]{24}@haus\\.example>", from);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(data)), TestContext.Current.CancellationToken);
        Assert.Null(mail.Headers["Sender"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Matches("^<https://haus\\.example/mails/off/[\\w-]+/now>$", mail.Headers["List-Unsubscribe"]!.Replace("\r\n ", "", StringComparison.Ordinal).Trim());
        Assert.NotEqual(mail.ReplyTo.Mailboxes.Single().Address, from[11..^1]);
    }

    /// <summary>As Postfix writes it.</summary>
    private static MimeMessage Bounce(string to, string recipient, string status)
    {
        var text = $"""
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Message-ID: <{Guid.CreateVersion7():N}@mx.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; {recipient}
            Action: failed
            Status: {status}
            Diagnostic-Code: smtp; 550 no such user

            --b1
            Content-Type: text/rfc822-headers

            Subject: Warum?

            --b1--
            """;
        return MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))), TestContext.Current.CancellationToken);
    }

    /// <summary>A thread in which two were mentioned, with mails they can answer.</summary>
    private sealed class Scene(TestHouse house, ImapClient outside) : IAsyncDisposable
    {
        public TestHouse House => house;

        public ImapClient Outside => outside;

        public Person Svenja { get; private set; } = null!;

        public Person Rosa { get; private set; } = null!;

        public Person Tomasz { get; private set; } = null!;

        public Guid Thread { get; private set; }

        public static async Task<Scene> OpenAsync(Engine engine)
        {
            var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
            var house = await Listening.OpenAsync(engine, new Dictionary<string, string?>
            {
                ["Herberge:Replies:Address"] = "antworten@haus.example", ["Herberge:Replies:Host"] = "localhost", ["Herberge:Replies:Port"] = $"{dovecot.PlainPort}",
                ["Herberge:Replies:Security"] = "none", ["Herberge:Replies:User"] = user, ["Herberge:Replies:Password"] = TestDovecot.Password,
            });
            var scene = new Scene(house, await dovecot.OpenAsync(user))
            {
                Svenja = await house.InviteAsync("Svenja Matthiesen"), Rosa = await house.InviteAsync("Rosa Figueiredo"), Tomasz = await house.InviteAsync("Tomasz Wieczorek"),
            };
            var space = await house.OpenSpaceAsync(scene.Svenja, "Ersatzteile", SpaceKind.Open, false, scene.Rosa, scene.Tomasz);
            scene.Thread = await house.StartAsync(scene.Svenja, space, "Warum sechs Wochen?");
            await house.AnswerAsync(scene.Svenja, scene.Thread, "@rosa.figueiredo und @tomasz.wieczorek, wisst ihr es?");
            await house.SendMailsAsync();
            return scene;
        }

        public static MimeMessage Answer(Person from, MailMessage to, string text)
        {
            var mail = new MimeMessage { Subject = $"Re: {to.Subject}", Body = new TextPart("plain") { Text = text }, MessageId = $"{Guid.CreateVersion7():N}@client.example" };
            mail.From.Add(new MailboxAddress(from.Name, from.Email));
            mail.To.Add(MailboxAddress.Parse(to.ReplyTo!));
            return mail;
        }

        public async Task<MailMessage> MailAsync(Person person) => Assert.Single(await house.MailsToAsync(person));

        public async Task<List<MailMessage>> RefusalsAsync(Person person) => [.. (await house.MailsToAsync(person)).Where(m => m.Subject.Contains("kam nicht an", StringComparison.Ordinal))];

        public Task<int> FetchAsync() => house.InScopeAsync(services => services.GetRequiredService<FetchReplies>().HandleAsync(CancellationToken.None));

        public async ValueTask DisposeAsync()
        {
            outside.Dispose();
            await house.DisposeAsync();
        }
    }
}
