using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Sources;
using MailKit;
using MailKit.Net.Imap;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Herberge.Tests.Voices;

public sealed class MailboxTests
{
    private const string Long = """
        Guten Tag,

        bei Frau Hartmann war das in zehn Minuten geklärt,
        jetzt warten wir seit Montag auf das Teil.

        Mit freundlichen Grüßen
        Jutta Lang
        Einkauf, Nordkorn GmbH
        Tel. 0421 555 1234

        Am 12.11.2026 um 09:14 schrieb Service <service@example.org>:
        > Wir melden uns.
        > Ihr Service
        """;

    [Theory, WithDovecot]
    public async Task Mails_come_in_once_without_names_quotes_and_signatures(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var house = await OpenAsync(engine, dovecot);
        using var outside = await dovecot.OpenAsync(user);
        await outside.SendAsync(Mail("jutta@nordkorn.example", "AW: Re: Ersatzteil", Long));
        await outside.SendAsync(Mail("olaf@kern.example", "Line down", html: "<html><head><style>p{}</style></head><body><p>The line is <b>down</b></p><p>since Monday</p><blockquote>your words</blockquote><script>alert(1)</script></body></html>"));
        var id = await AddAsync(house, dovecot, user);

        Assert.Equal(2, await house.FetchAsync());
        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.Language).ToListAsync());
        Assert.Equal(
            ["Guten Tag,\n\nbei Frau ⟦name⟧ war das in zehn Minuten geklärt,\njetzt warten wir seit Montag auf das Teil.", "The line is down\nsince Monday"], stored.Select(o => o.Quote));
        Assert.Equal(["Ersatzteil", "Line down"], stored.Select(o => o.Context));
        Assert.All(stored, o => Assert.Equal(VoiceChannel.Mail, o.Channel));
        Assert.Equal(["de", "en"], stored.Select(o => o.Language));
        Assert.NotNull(stored[0].AuthorKey);
        Assert.NotEqual(stored[0].AuthorKey, stored[1].AuthorKey);

        // The same again, then one more by somebody known; and nothing was marked as read.
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await house.FetchAsync());
        await outside.SendAsync(Mail("Jutta@Nordkorn.example", "Noch etwas", "Das Teil ist da."));
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await house.FetchAsync());
        var last = await house.InDbAsync(db => db.Observations.OrderByDescending(o => o.ReceivedAt).FirstAsync());
        Assert.Equal(stored[0].AuthorKey, last.AuthorKey);
        await outside.Inbox.OpenAsync(FolderAccess.ReadOnly);
        Assert.All(await outside.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags), mail => Assert.False(mail.Flags!.Value.HasFlag(MessageFlags.Seen)));
        var page = await house.Administrator.PageAsync($"/voices/sources/{id}");
        Assert.Equal(["1", "0", "2"], page.QuerySelectorAll("table tbody tr td:nth-child(2)").Select(cell => cell.TextContent));
    }

    [Theory, WithDovecot]
    public async Task Machines_lists_and_our_own_people_are_no_customers(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var house = await OpenAsync(engine, dovecot);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        using var outside = await dovecot.OpenAsync(user);
        await outside.SendAsync(With(Mail("a@kunde.example", "Abwesend", "Ich bin nicht da."), "Auto-Submitted", "auto-replied"));
        await outside.SendAsync(With(Mail("b@kunde.example", "Neues im Mai", "Unsere Angebote"), "List-Unsubscribe", "<https://kunde.example>"));
        await outside.SendAsync(With(Mail("c@kunde.example", "Rundbrief", "An alle"), "Precedence", "bulk"));
        await outside.SendAsync(Mail("MAILER-DAEMON@kunde.example", "Undelivered", "Not delivered"));
        await outside.SendAsync(Mail(svenja.Email.ToUpperInvariant(), "Intern", "Kann das jemand beantworten?"));
        await outside.SendAsync(Mail("herberge@localhost", "Von uns selbst", "Eine Antwort des Hauses"));
        await outside.SendAsync(Mail("d@kunde.example", "Leer", "> nur ein Zitat\n"));
        await outside.SendAsync(Mail("e@kunde.example", "Riesig", new string('x', 600 * 1024)));
        var echt = Mail("f@kunde.example", "Mit Anhang", "Das Bild zeigt den Riss.");
        echt.Body = new Multipart("mixed") { echt.Body!, new MimePart("application", "octet-stream") { Content = new MimeContent(new MemoryStream(new byte[6 * 1024 * 1024])), FileName = "riss.bin" } };
        await outside.SendAsync(With(echt, "Auto-Submitted", "no"));
        var id = await AddAsync(house, dovecot, user);

        Assert.Equal(1, await house.FetchAsync());
        Assert.Equal("Das Bild zeigt den Riss.", await house.InDbAsync(db => db.Observations.Select(o => o.Quote).SingleAsync()));
        Assert.Equal(8, await house.InDbAsync(db => db.SourceRuns.Where(r => r.SourceId == id).Select(r => r.LeftOut).SingleAsync()));
    }

    [Theory, WithDovecot]
    public async Task A_folder_that_numbers_its_mails_anew_brings_nothing_twice_and_hundreds_come_in_order(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var house = await OpenAsync(engine, dovecot);
        using var outside = await dovecot.OpenAsync(user);
        var mails = Enumerable.Range(0, 230).Select(n => Mail($"k{n % 7}@kunde.example", $"Nr. {n}", $"Anliegen Nummer {n}")).ToList();
        var folder = await FillAsync(outside, mails);
        var id = await AddAsync(house, dovecot, user, ("Form.Mailbox.Folder", "Kunden/Neu"));

        // Two hundred at once; the rest is due at once.
        Assert.Equal(200, await house.FetchAsync());
        Assert.Equal(30, await house.FetchAsync());
        Assert.Equal(7, await house.InDbAsync(db => db.Observations.Select(o => o.AuthorKey).Distinct().CountAsync()));

        var before = folder.UidValidity;
        await folder.CloseAsync();
        await folder.DeleteAsync();
        mails.Add(Mail("neu@kunde.example", "Nr. 230", "Und noch eines"));
        var anew = await FillAsync(outside, mails);
        await anew.OpenAsync(FolderAccess.ReadOnly);
        Assert.NotEqual(before, anew.UidValidity);
        house.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal(1, await house.FetchAsync());
        Assert.Equal(231, await house.InDbAsync(db => db.Observations.CountAsync()));
        // What was erased does not come back with new numbers either.
        await house.Administrator.ActAsync("/voices/authors/erase", ("author", "k3@kunde.example"), ("channel", "Mail"));
        Assert.Equal(198, await house.InDbAsync(db => db.Observations.CountAsync()));
        await house.InDbAsync(db => db.Mailboxes.Where(m => m.SourceId == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.UidValidity, 1)));
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.FetchAsync();
        await house.FetchAsync();
        Assert.Equal(198, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, WithDovecot(Engine.Sqlite)]
    public async Task The_password_is_never_shown_written_or_sent_elsewhere(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var house = await OpenAsync(engine, dovecot);
        var id = await AddAsync(house, dovecot, user);
        await house.FetchAsync();

        Assert.DoesNotContain(TestDovecot.Password, await house.InDbAsync(db => db.Mailboxes.Select(m => m.LockedPassword).SingleAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(TestDovecot.Password, await house.Administrator.Browser.GetStringAsync($"/voices/sources/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(house.DataFolder, "herberge.db"))), TestDovecot.Password, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.InDbAsync(db => db.Audit.Select(a => a.Subject + a.Detail).ToListAsync()), line => line.Contains(TestDovecot.Password, StringComparison.Ordinal));

        // Another community manager turns the mailbox to a server of their own: the password does not go there.
        var mallory = await house.InviteAsync("Mallory Kurz", "Vertrieb", roles: HouseRoles.CommunityManager);
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var answer = await mallory.SubmitAsync($"/voices/sources/{id}", "edit", Fields(dovecot, user, ("Form.Mailbox.Password", ""), ("Form.Mailbox.Port", ((IPEndPoint)trap.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture))));
        Assert.Contains("href=\"#f-form-mailbox-password\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(trap.Pending());
        Assert.Equal(dovecot.PlainPort, await house.InDbAsync(db => db.Mailboxes.Select(m => m.Port).SingleAsync()));

        // The same way in keeps it; ending throws it away.
        Assert.Equal(HttpStatusCode.Redirect, (await house.Administrator.SubmitAsync($"/voices/sources/{id}", "edit", Fields(dovecot, user, ("Form.Mailbox.Password", ""), ("Form.Name", "Umbenannt")))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await house.Administrator.ActAsync($"/voices/sources/{id}/check")).StatusCode);
        await house.Administrator.ActAsync($"/voices/sources/{id}/end");
        Assert.Equal(0, await house.InDbAsync(db => db.Mailboxes.CountAsync()));
    }

    [Theory, WithDovecot(Engine.Sqlite)]
    public async Task Encryption_holds_with_an_authority_of_ones_own_and_not_without(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var trusting = await OpenAsync(engine, dovecot);
        foreach (var (port, security) in new[] { (dovecot.TlsPort, "Tls"), (dovecot.PlainPort, "StartTls") })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await SubmitAsync(trusting, dovecot, user, ("Form.Mailbox.Port", $"{port}"), ("Form.Mailbox.Security", security))).StatusCode);
            // The certificate is for localhost: by another name it is somebody else's.
            Assert.Contains("Zertifikat", await SaidAsync(await SubmitAsync(trusting, dovecot, user, ("Form.Mailbox.Host", "127.0.0.1"), ("Form.Mailbox.Port", $"{port}"), ("Form.Mailbox.Security", security))), StringComparison.Ordinal);
        }

        await using var wary = await Listening.OpenAsync(engine);
        Assert.Contains("Zertifikat", await SaidAsync(await SubmitAsync(wary, dovecot, user, ("Form.Mailbox.Port", $"{dovecot.TlsPort}"), ("Form.Mailbox.Security", "Tls"))), StringComparison.Ordinal);
        await using var strict = await Listening.OpenAsync(engine, own: false);
        Assert.Contains("HERBERGE__OUTWARD__ALLOW", await SaidAsync(await SubmitAsync(strict, dovecot, user, ("Form.Mailbox.Security", "Tls"))), StringComparison.Ordinal);
        Assert.Contains("offen durchs Netz", await SaidAsync(await SubmitAsync(strict, dovecot, user)), StringComparison.Ordinal);
        Assert.Equal(0, await strict.InDbAsync(db => db.VoiceSources.CountAsync()));
    }

    [Theory, WithDovecot(Engine.Sqlite)]
    public async Task What_is_wrong_is_said_at_its_field_in_plain_words_and_nothing_is_kept(Engine engine)
    {
        var (dovecot, user) = (await TestDovecot.RunningAsync(), TestDovecot.NewUser());
        await using var house = await OpenAsync(engine, dovecot);
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        await SaysAsync("password", "nimmt Anmeldename und Passwort nicht an", ("Form.Mailbox.Password", "falsch"));
        await SaysAsync("folder", "Einen Ordner dieses Namens", ("Form.Mailbox.Folder", "Gibt/Es/Nicht"));
        await SaysAsync("port", "An diesem Port antwortet niemand", ("Form.Mailbox.Port", $"{port}"));
        await SaysAsync("host", "Einen Mailserver dieses Namens gibt es nicht", ("Form.Mailbox.Host", "gibt-es-nicht.invalid"));
        await SaysAsync("host", "Schreib den Namen des Mailservers", ("Form.Mailbox.Host", "http://mail/"));
        await SaysAsync("security", "passt sie nicht zum Port", ("Form.Mailbox.Security", "Tls"));
        Assert.Equal(0, await house.InDbAsync(db => db.VoiceSources.CountAsync()));

        async Task SaysAsync(string field, string words, params (string, string)[] changed)
        {
            var html = await SaidAsync(await SubmitAsync(house, dovecot, user, changed));
            Assert.Contains($"href=\"#f-form-mailbox-{field}\"", html, StringComparison.Ordinal);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_never_stops_sending_is_left()
    {
        await using var house = await Listening.OpenAsync(Engine.Sqlite);
        using var endless = new TcpListener(IPAddress.Loopback, 0);
        endless.Start();
        using var over = new CancellationTokenSource();
        var serving = Task.Run(async () =>
        {
            try
            {
                using var client = await endless.AcceptTcpClientAsync(over.Token);
                await using var stream = client.GetStream();
                await stream.WriteAsync("* OK [CAPABILITY IMAP4rev1] here\r\n* X {4000000000}\r\n"u8.ToArray(), over.Token);
                var junk = new byte[64 * 1024];
                while (true) await stream.WriteAsync(junk, over.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The house hung up.
            }
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var html = await SaidAsync(await house.Administrator.SubmitAsync("/voices/sources/new/mailbox", "source", Fields(((IPEndPoint)endless.LocalEndpoint).Port, "127.0.0.1", "u")));

        Assert.Contains("note brick", html, StringComparison.Ordinal);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 96 * 1024 * 1024);
        await over.CancelAsync();
        await Eventually.ComesAsync(serving.ContinueWith(_ => true, TaskScheduler.Default));
    }

    private static Task<TestHouse> OpenAsync(Engine engine, TestDovecot dovecot) =>
        Listening.OpenAsync(engine, new Dictionary<string, string?> { ["Herberge:Outward:Authorities"] = dovecot.Authority });

    private static async Task<Guid> AddAsync(TestHouse house, TestDovecot dovecot, string user, params (string, string)[] changed)
    {
        var answer = await SubmitAsync(house, dovecot, user, changed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector(".note.brick")?.TextContent);
        return await house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Mailbox).Select(s => s.Id).SingleAsync());
    }

    private static Task<HttpResponseMessage> SubmitAsync(TestHouse house, TestDovecot dovecot, string user, params (string, string)[] changed) =>
        house.Administrator.SubmitAsync("/voices/sources/new/mailbox", "source", Fields(dovecot, user, changed));

    private static (string, string)[] Fields(TestDovecot dovecot, string user, params (string Name, string Value)[] changed) => Fields(dovecot.PlainPort, "localhost", user, changed);

    private static (string, string)[] Fields(int port, string host, string user, params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["Form.Name"] = "Kundenpost", ["Form.Minutes"] = "60", ["Form.Mailbox.Host"] = host, ["Form.Mailbox.Port"] = $"{port}", ["Form.Mailbox.Security"] = "None",
            ["Form.Mailbox.UserName"] = user, ["Form.Mailbox.Password"] = TestDovecot.Password, ["Form.Mailbox.Folder"] = "INBOX",
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IMailFolder> FillAsync(ImapClient client, List<MimeMessage> mails)
    {
        var top = client.GetFolder(client.PersonalNamespaces[0]);
        var above = (await top.GetSubfoldersAsync()).FirstOrDefault(f => f.Name == "Kunden") ?? await top.CreateAsync("Kunden", isMessageFolder: false);
        var folder = (await above!.CreateAsync("Neu", isMessageFolder: true))!;
        foreach (var mail in mails) await folder.AppendAsync(new AppendRequest(mail));
        await folder.OpenAsync(FolderAccess.ReadOnly);
        return folder;
    }

    private static MimeMessage Mail(string from, string subject, string? text = null, string? html = null)
    {
        var mail = new MimeMessage { Subject = subject, Body = new BodyBuilder { TextBody = text, HtmlBody = html }.ToMessageBody(), Date = TestHouse.Opening.AddHours(-1) };
        mail.From.Add(new MailboxAddress("Jemand", from));
        mail.To.Add(new MailboxAddress("Service", "service@example.org"));
        return mail;
    }

    private static MimeMessage With(MimeMessage mail, string header, string value)
    {
        mail.Headers.Replace(header, value);
        return mail;
    }
}

internal static class MailboxOutside
{
    public static Task SendAsync(this ImapClient client, MimeMessage mail) => client.Inbox.AppendAsync(new AppendRequest(mail));
}
