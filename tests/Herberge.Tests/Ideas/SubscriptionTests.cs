using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Herberge.Foundation.Mail;
using Herberge.Ideas;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Subscribing;
using Herberge.Ideas.Tables;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed partial class SubscriptionTests
{
    [Theory, BothEngines]
    public async Task Who_follows_a_campaign_at_once_hears_of_new_ideas_and_decisions_and_of_nothing_else(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=AtOnce");

        var idea = await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Leitstand fürs Handy");
        await scene.House.SubmitAsync(scene.Author, scene.Box, "Woanders");
        await scene.Lead.ActAsync($"/ideas/{idea.Id}/decide", ("_handler", "decide"), ("Form.Verdict", nameof(Verdict.Yes)), ("Form.Headline", "Ja"), ("Form.Reason", "Weil es hilft."));

        var lines = await scene.House.InDbAsync(db => db.Notifications.Where(n => n.MemberId == scene.Fan.Id).OrderBy(n => n.Kind).Select(n => new { n.Kind, n.ThreadId }).ToListAsync());
        Assert.Equal([NotificationKind.CampaignIdea, NotificationKind.CampaignDecision], lines.Select(l => l.Kind));
        Assert.All(lines, line => Assert.Equal(idea.ThreadId, line.ThreadId));
        await scene.House.SendMailsAsync();
        Assert.Contains("2 Meldungen: Leitstand fürs Handy", Assert.Single(await MailsAsync(scene.House, scene.Fan)).Subject, StringComparison.Ordinal);
        Assert.Contains("Leitstand fürs Handy", (await scene.Fan.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);

        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow");
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Danach");
        Assert.Equal(2, await scene.House.InDbAsync(db => db.Notifications.CountAsync(n => n.MemberId == scene.Fan.Id)));
    }

    [Theory, BothEngines]
    public async Task Monday_brings_one_mail_with_what_is_new_and_the_next_only_what_came_since(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var filter = await KeepAsync(scene, "?own=followed&q=Lager");
        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=Weekly");
        await scene.Fan.ActAsync($"/ideas/table/filters/{filter}/mail?wanted=true");
        await scene.House.SubmitAsync(scene.Fan, scene.Box, "Vorher? Nein, dabei");
        scene.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Leitstand fürs Handy");
        await scene.House.SubmitAsync(scene.Fan, scene.Box, "Ordnung im Lager");

        Assert.Equal(1, await SendAsync(scene.House));
        Assert.Equal(0, await SendAsync(scene.House));

        var mail = Assert.Single(await MailsAsync(scene.House, scene.Fan));
        Assert.Contains("Leitstand fürs Handy", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Ordnung im Lager", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Scannen statt suchen", mail.Text, StringComparison.Ordinal);
        scene.House.Clock.Advance(TimeSpan.FromDays(7));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Nächste Woche");
        Assert.Equal(1, await SendAsync(scene.House));
        var second = (await MailsAsync(scene.House, scene.Fan))[1];
        Assert.Contains("Nächste Woche", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leitstand", second.Text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_mail_holds_only_what_its_reader_may_read_when_it_is_sent(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=Weekly");
        scene.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Inzwischen geheim");
        await scene.House.InDbAsync(db => db.Spaces.ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        await scene.House.InDbAsync(db => db.SpaceMembers.Where(m => m.MemberId == scene.Fan.Id).ExecuteDeleteAsync());

        Assert.Equal(0, await SendAsync(scene.House));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=AtOnce")).StatusCode);
        await scene.House.InDbAsync(db => db.IdeaSubscriptions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Pace, SubscriptionPace.AtOnce)));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Noch geheimer");
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Notifications.CountAsync(n => n.MemberId == scene.Fan.Id)));
    }

    [Theory, BothEngines]
    public async Task The_link_in_a_mail_ends_it_without_signing_in_and_a_made_up_one_ends_nothing(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=Weekly");
        scene.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Leitstand fürs Handy");
        await SendAsync(scene.House);
        var link = new Uri(OffLink().Match(Assert.Single(await MailsAsync(scene.House, scene.Fan)).Text).Value).AbsolutePath;
        using var stranger = scene.House.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link[..^2] + "xx")).StatusCode);
        var html = await stranger.GetStringAsync(link);
        Assert.Equal(1, await scene.House.InDbAsync(db => db.IdeaSubscriptions.CountAsync()));
        var proof = Proof().Match(html).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "end"), KeyValuePair.Create("__RequestVerificationToken", proof)]);
        var ended = await stranger.PostAsync(link, form);

        Assert.Contains("Abbestellt", await ended.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await scene.House.InDbAsync(db => db.IdeaSubscriptions.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_mail_program_ends_the_weekly_mail_with_one_request_and_nothing_else(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await scene.Fan.ActAsync($"/ideas/campaigns/{scene.Campaign}/follow?pace=Weekly");
        await scene.Author.ActAsync($"/ideas/campaigns/{scene.Box}/follow?pace=Weekly");
        scene.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Leitstand fürs Handy");
        await SendAsync(scene.House);
        var address = new Uri(Assert.Single(await MailsAsync(scene.House, scene.Fan)).OneClick!).AbsolutePath;
        using var program = scene.House.Browser();
        using var click = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync(address.Replace("/now", "A/now", StringComparison.Ordinal), click)).StatusCode);
        Assert.Contains("keine wöchentliche Mail mehr", await program.GetStringAsync((await program.GetAsync(address)).Headers.Location), StringComparison.Ordinal);
        Assert.Equal(2, await scene.House.InDbAsync(db => db.IdeaSubscriptions.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(address, click)).StatusCode);
        Assert.Equal(scene.Author.Id, await scene.House.InDbAsync(db => db.IdeaSubscriptions.Select(s => s.MemberId).SingleAsync()));
    }

    private static async Task<Guid> KeepAsync(IdeaTableTests.Scene scene, string query)
    {
        await scene.Fan.SubmitAsync($"/ideas/table/filters{query}", "save", ("Form.Name", "Lager"), ("Form.Query", query));
        return await scene.House.InDbAsync(db => db.Set<SavedFilter>().Select(f => f.Id).SingleAsync());
    }

    private static Task<int> SendAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<SendWeekly>().HandleAsync(CancellationToken.None));

    private static async Task<List<MailMessage>> MailsAsync(TestHouse house, Person person) =>
        [.. (await house.InDbAsync(db => db.Outbox.Where(m => m.Kind == MailOutbox.Kind).OrderBy(m => m.Id).Select(m => m.Payload).ToListAsync())).Select(m => JsonSerializer.Deserialize<MailMessage>(m)!).Where(m => m.To == person.Email)];

    [GeneratedRegex("http\\S+/ideas/mails/\\S+")]
    private static partial Regex OffLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
