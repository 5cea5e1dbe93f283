using Herberge.Foundation.Mail;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Foundation;

public sealed class MailTests
{
    [Theory, BothEngines]
    public async Task A_mail_leaves_by_SMTP_right_after_the_commit(Engine engine)
    {
        await using var smtp = new SmtpListener();
        await using var house = await TestHouse.OpenAsync(engine, Settings(smtp));

        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin Yıldız", "Prüfung für Straße 7", "Guten Tag\n.\nEin Punkt allein.", "<p>Guten Tag</p>"));
        await Eventually.IsTrueAsync(() => !smtp.Received.IsEmpty);

        var (from, to, data) = Assert.Single(smtp.Received);
        Assert.Contains("herberge@firma.example", from, StringComparison.Ordinal);
        Assert.Contains("aylin@example.org", to, StringComparison.Ordinal);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(data.Replace("\n..", "\n.", StringComparison.Ordinal))), TestContext.Current.CancellationToken);
        Assert.Equal("Prüfung für Straße 7", mail.Subject);
        Assert.Equal("Aylin Yıldız", mail.To.Mailboxes.Single().Name);
        Assert.Equal("Ostertag Fördertechnik", mail.From.Mailboxes.Single().Name);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.EndsWith("@firma.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal(house.Clock.GetUtcNow().ToUnixTimeSeconds(), mail.Date.ToUnixTimeSeconds());
        Assert.Equal("Guten Tag\n.\nEin Punkt allein.", mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("<p>Guten Tag</p>", mail.HtmlBody!.TrimEnd());
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AllAsync(m => m.DeliveredAt != null)));
    }

    [Theory, BothEngines]
    public async Task Without_a_server_every_mail_becomes_a_file(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin", "Hallo", "Text"));
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.DeliveredAt != null)));

        var file = Assert.Single(Directory.GetFiles(Path.Combine(house.DataFolder, "mail")));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        using var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("Hallo", mail.Subject);
        Assert.Null(mail.HtmlBody);
        Assert.Contains(Path.Combine(house.DataFolder, "mail"), (await house.Administrator.PageAsync("/admin/mail")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_is_rolled_back_is_never_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HouseDb>();
            await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, CancellationToken.None);
            services.GetRequiredService<MailOutbox>().Enqueue(new MailMessage("aylin@example.org", "Aylin", "Nie", "Text"));
            return await db.SaveChangesAsync();
        });
        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin", "Doch", "Text"));
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.DeliveredAt != null)));

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(house.DataFolder, "mail"))), TestContext.Current.CancellationToken);
        Assert.Equal("Doch", mail.Subject);
    }

    [Theory, BothEngines]
    public async Task A_refused_mail_is_tried_again_later_dies_at_last_and_can_be_revived(Engine engine)
    {
        await using var smtp = new SmtpListener { Refusal = "451 later" };
        await using var house = await TestHouse.OpenAsync(engine, Settings(smtp));
        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin", "Hallo", "Text"));

        for (var attempt = 1; attempt <= OutboxMessage.AttemptsBeforeDead; attempt++)
        {
            var expected = attempt;
            await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.Attempts == expected)));
            house.Clock.Advance(TimeSpan.FromHours(10));
        }

        var dead = await house.InDbAsync(db => db.Outbox.AsNoTracking().SingleAsync());
        Assert.NotNull(dead.DeadAt);
        Assert.Contains("later", dead.LastError, StringComparison.Ordinal);
        Assert.Equal(OutboxMessage.AttemptsBeforeDead, smtp.Refused);

        smtp.Refusal = null;
        var page = await house.Administrator.PageAsync("/admin/mail");
        Assert.NotNull(page.QuerySelector($"button[value='{dead.Id}']"));
        var answer = await house.Administrator.ActAsync("/admin/mail/retry", ("id", dead.Id.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        await Eventually.IsTrueAsync(() => !smtp.Received.IsEmpty);
        Assert.Single(smtp.Received);
    }

    [Theory, BothEngines]
    public async Task What_falls_due_just_after_the_last_look_is_not_slept_over(Engine engine)
    {
        var lookAway = new AfterLooking();
        await using var smtp = new SmtpListener { Refusal = "451 later" };
        await using var house = await TestHouse.OpenAsync(engine, Settings(smtp), builder =>
        {
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(lookAway));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(lookAway));
        });
        lookAway.Arm(() => smtp.Refused == 1, () => house.Clock.Advance(TimeSpan.FromHours(10)));

        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin", "Hallo", "Text"));

        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.Attempts == 2)));
    }

    [Theory, BothEngines]
    public async Task Line_ends_in_names_and_subjects_add_no_headers(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin\r\nBcc: boss@example.org", "Hallo\r\nX-Evil: 1\r\n\r\nKörper", "Text"));
        await EnqueueAsync(house, new MailMessage("a@example.org\r\nBcc: b@example.org", "A", "Hallo", "Text"));
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.DeliveredAt != null)));
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AnyAsync(m => m.Attempts == 1)));

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(house.DataFolder, "mail"))), TestContext.Current.CancellationToken);
        Assert.Null(mail.Headers["X-Evil"]);
        Assert.Empty(mail.Bcc);
        Assert.Equal("aylin@example.org", mail.To.Mailboxes.Single().Address);
    }

    [Theory, BothEngines]
    public async Task Two_drains_at_once_send_a_mail_once(Engine engine)
    {
        await using var smtp = new SmtpListener();
        await using var house = await TestHouse.OpenAsync(engine, Settings(smtp));
        for (var i = 0; i < 10; i++) await EnqueueAsync(house, new MailMessage("aylin@example.org", "Aylin", $"Nummer {i}", "Text"));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            house.InScopeAsync(services => services.GetRequiredService<DrainOutbox>().HandleAsync(CancellationToken.None))));
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AllAsync(m => m.DeliveredAt != null)));

        Assert.Equal(10, smtp.Received.Count);
    }

    [Theory, BothEngines]
    public async Task Only_administrators_see_the_outbox(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await svenja.GetAsync("/admin/mail")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await svenja.ActAsync("/admin/mail/retry")).StatusCode);
    }

    private static Dictionary<string, string?> Settings(SmtpListener smtp) => new()
    {
        ["Herberge:Smtp:Host"] = "127.0.0.1",
        ["Herberge:Smtp:Port"] = smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Herberge:Smtp:Security"] = "none",
        ["Herberge:Smtp:From"] = "herberge@firma.example",
    };

    private static Task<int> EnqueueAsync(TestHouse house, MailMessage mail) => house.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HouseDb>();
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, CancellationToken.None);
        services.GetRequiredService<MailOutbox>().Enqueue(mail);
        var saved = await db.SaveChangesAsync();
        await write.CommitAsync(CancellationToken.None);
        return saved;
    });
}
