using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Push;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Notices;

public sealed class PushTests
{
    [Theory, BothEngines]
    public async Task A_browser_shows_what_its_owner_wants_at_once_without_names_and_a_dead_one_is_forgotten(Engine engine)
    {
        await using var service = await PushService.OpenAsync();
        await using var house = await OpenAsync(engine, service);
        var (svenja, rosa) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Rosa Figueiredo"));
        var (open, secret) = (await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, rosa), await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private, false, rosa));
        Assert.Equal(HttpStatusCode.NoContent, (await SubscribeAsync(rosa, service.Subscription("rosa"))).StatusCode);

        var thread = await house.StartAsync(svenja, open, "Warum sechs Wochen?", "@rosa.figueiredo?");
        await house.StartAsync(svenja, secret, "Zahlen für Mai", "@rosa.figueiredo?");
        // A reaction is nothing to be woken for.
        await svenja.ActAsync($"/posts/{(await house.AnswerAsync(rosa, thread, "Weil es dauert.")).PostId}/reactions", ("kind", "thanks"));
        await DeliveredAsync(house);
        Assert.Equal(2, service.Received.Count);
        var messages = service.Received.Select(r => r.Message).ToList();
        Assert.Equal(["Jemand erwähnt dich · Ersatzteile", "Jemand erwähnt dich"], messages.Select(m => m.GetProperty("body").GetString()).OrderByDescending(b => b!.Length));
        Assert.Contains(messages, m => m.GetProperty("path").GetString()!.StartsWith($"/threads/{thread}/", StringComparison.Ordinal));
        Assert.All(messages, m => Assert.DoesNotContain("Svenja", m.GetRawText(), StringComparison.Ordinal));
        Assert.Equal(2, service.Received.Select(r => r.Topic).Distinct().Count());

        service.Answers = 410;
        await house.AnswerAsync(svenja, thread, "@rosa.figueiredo, noch da?");
        await DeliveredAsync(house);
        Assert.Equal(0, await house.InDbAsync(db => db.PushSubscriptions.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Only_known_services_sound_keys_and_ones_own_browsers_count(Engine engine)
    {
        await using var service = await PushService.OpenAsync();
        await using var house = await OpenAsync(engine, service);
        var (svenja, rosa) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Rosa Figueiredo"));
        var sound = JsonSerializer.SerializeToElement(service.Subscription("x"));
        string[] wrong = ["https://127.0.0.1:1/send", "https://fcm.googleapis.com.evil.example/send", "http://fcm.googleapis.com/send", "https://evilpush.apple.com.example/", "https://user@fcm.googleapis.com/x", "file:///etc/passwd"];
        foreach (var endpoint in wrong) Assert.Equal(HttpStatusCode.BadRequest, (await SubscribeAsync(rosa, new { endpoint, publicKey = Said("publicKey"), secret = Said("secret") })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SubscribeAsync(rosa, new { endpoint = Said("endpoint"), publicKey = Said("secret"), secret = Said("secret") })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SubscribeAsync(rosa, new { endpoint = Said("endpoint"), publicKey = Said("publicKey"), secret = "AAAA" })).StatusCode);
        foreach (var right in (string[])["https://fcm.googleapis.com/fcm/send/x", "https://web.push.apple.com/x"])
            Assert.Equal(HttpStatusCode.NoContent, (await SubscribeAsync(rosa, new { endpoint = right, publicKey = Said("publicKey"), secret = Said("secret") })).StatusCode);

        // On a shared machine the browser belongs to whoever signed in last.
        await SubscribeAsync(rosa, service.Subscription("shared"));
        await SubscribeAsync(svenja, service.Subscription("shared"));
        Assert.Equal([svenja.Id], await house.InDbAsync(db => db.PushSubscriptions.Where(s => s.Address.EndsWith("/send/shared")).Select(s => s.MemberId).ToListAsync()));
        var hers = await house.InDbAsync(db => db.PushSubscriptions.Where(s => s.MemberId == svenja.Id).Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync($"/me/push/{hers}/remove")).StatusCode);
        (await svenja.ActAsync($"/me/push/{hers}/remove")).LeadsTo("/settings/mails");

        string Said(string name) => sound.GetProperty(name).GetString()!;
    }

    private static Task<TestHouse> OpenAsync(Engine engine, PushService service) => TestHouse.OpenAsync(engine, new Dictionary<string, string?>
    {
        ["Herberge:Push:Subject"] = "mailto:it@ostertag.example", ["Herberge:Push:Hosts"] = $"fcm.googleapis.com, *.push.apple.com, {service.Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}",
        ["Herberge:Outward:Allow"] = "127.0.0.1, ::1", ["Herberge:Outward:Authorities"] = service.Authority,
    });

    private static Task DeliveredAsync(TestHouse house) => Eventually.IsTrueAsync(() => house.InDbAsync(async db => !await db.Outbox.AnyAsync(m => m.Kind == CarryPush.OutboxKind && m.DeliveredAt == null)));

    private static async Task<HttpResponseMessage> SubscribeAsync(Person person, object subscription)
    {
        var page = await person.PageAsync("/settings/mails");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/me/push") { Content = JsonContent.Create(subscription) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value"));
        return await person.Browser.SendAsync(request);
    }
}
