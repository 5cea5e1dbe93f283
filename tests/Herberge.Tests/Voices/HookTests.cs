using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Herberge.Tests.Architecture;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed partial class HookTests
{
    private const string Voice = """{"id":"T-1","quote":"Frau Hartmann meldet sich nie","channel":"Hotline","author":"Jutta Lang"}""";

    [Theory, BothEngines]
    public async Task A_program_sends_with_the_secret_of_its_own_door_and_nothing_comes_twice(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (id, secret) = await OpenDoorAsync(house);

        Assert.Equal((1, 0), await TakenAsync(await SendAsync(house, id, Voice, secret)));
        Assert.Equal((0, 1), await TakenAsync(await SendSignedAsync(house, id, Voice, secret)));
        Assert.Equal((1, 1), await TakenAsync(await SendSignedAsync(house, id, $$"""{"voices":[{{Voice}},{"quote":"The line is down"}]}""", secret)));
        // Without an id it is the words that are known again.
        Assert.Equal((0, 1), await TakenAsync(await SendAsync(house, id, """{"quote":"The line is down"}""", secret)));

        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.Language).ToListAsync());
        Assert.Equal(["Frau ⟦name⟧ meldet sich nie", "The line is down"], stored.Select(o => o.Quote));
        Assert.All(stored, o => Assert.Equal(id, o.SourceId));
        Assert.Equal(4, (await house.Administrator.PageAsync($"/voices/sources/{id}")).QuerySelectorAll("table tbody tr").Length);
    }

    [Theory, BothEngines]
    public async Task Without_the_secret_nothing_opens_and_nothing_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (id, secret) = await OpenDoorAsync(house);
        var (other, otherSecret) = await OpenDoorAsync(house, "Andere");
        var now = house.Clock.GetUtcNow().ToUnixTimeSeconds();

        List<HttpResponseMessage> refused =
        [
            await SendAsync(house, id, Voice, null), await SendAsync(house, id, Voice, "hbw_"), await SendAsync(house, id, Voice, secret[..^1]), await SendAsync(house, id, Voice, otherSecret),
            await SendAsync(house, Guid.CreateVersion7(), Voice, secret),
            // Signed with another secret, for another body, for another time, too long ago, too far ahead, in other words, empty.
            await SendRawAsync(house, id, Voice, now, Sign(otherSecret, now, Voice)), await SendRawAsync(house, id, Voice.Replace("nie", "oft", StringComparison.Ordinal), now, Sign(secret, now, Voice)),
            await SendRawAsync(house, id, Voice, now + 1, Sign(secret, now, Voice)), await SendRawAsync(house, id, Voice, now - 400, Sign(secret, now - 400, Voice)),
            await SendRawAsync(house, id, Voice, now + 400, Sign(secret, now + 400, Voice)), await SendRawAsync(house, id, Voice, now, Sign(secret, now, Voice)["sha256=".Length..]),
            await SendRawAsync(house, id, Voice, now, "sha256="), await SendRawAsync(house, id, Voice, now, Sign(secret, now, Voice) + "00"), await SendRawAsync(house, id, Voice, null, Sign(secret, now, Voice)),
            // Right, but with a wrong signature beside it.
            await SendRawAsync(house, id, Voice, now, Sign(otherSecret, now, Voice), secret),
        ];

        foreach (var answer in refused)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("T-1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
        Assert.Equal((1, 0), await TakenAsync(await SendRawAsync(house, other, Voice, now - 200, Sign(otherSecret, now - 200, Voice))));
    }

    [Theory, BothEngines]
    public async Task A_secret_is_shown_once_renewed_and_taken_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (id, first) = await OpenDoorAsync(house);
        Assert.DoesNotContain(first, await house.Administrator.Browser.GetStringAsync($"/voices/sources/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain(first, await house.InDbAsync(db => db.VoiceSources.Where(s => s.Id == id).Select(s => s.LockedSecret!).SingleAsync()), StringComparison.Ordinal);

        var renewed = SecretIn(await house.Administrator.SubmitAsync($"/voices/sources/{id}", "renew"));
        Assert.NotEqual(first, renewed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(house, id, Voice, first)).StatusCode);
        Assert.Equal((1, 0), await TakenAsync(await SendAsync(house, id, Voice, renewed)));

        await house.Administrator.ActAsync($"/voices/sources/{id}/pause");
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(house, id, """{"quote":"Pause"}""", renewed)).StatusCode);
        await house.Administrator.ActAsync($"/voices/sources/{id}/resume");
        await house.Administrator.ActAsync($"/voices/sources/{id}/revoke");
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(house, id, Voice, renewed)).StatusCode);
        Assert.Equal(["voices.hook-opened", "voices.hook-renewed", "voices.source-paused", "voices.source-resumed", "voices.hook-revoked"],
            await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("voices.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Another_programs_own_names_are_mapped(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (id, secret) = await OpenDoorAsync(house, mapping: "each = tickets\nquote = ticket.description\nid=ticket.nr\ndate = created.at\nauthor = customer.mail");
        const string Body = """{"tickets":[{"ticket":{"description":"Wir warten auf das Teil","nr":4711},"created":{"at":"2026-05-04T08:00:00+02:00"},"customer":{"mail":"jutta@nordkorn.example"}},{"ticket":{"description":"Noch eines","nr":4712}}]}""";

        Assert.Equal((2, 0), await TakenAsync(await SendAsync(house, id, Body, secret)));
        Assert.Equal((0, 2), await TakenAsync(await SendAsync(house, id, Body, secret)));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 6, 0, 0, TimeSpan.Zero), await house.InDbAsync(db => db.Observations.Where(o => o.AuthorKey != null).Select(o => o.SaidAt).SingleAsync()));

        var wrong = await house.Administrator.SubmitAsync($"/voices/sources/{id}", "edit", ("Form.Name", "Tickets"), ("Form.Mapping", "quote ist ticket"));
        Assert.Contains("href=\"#f-form-mapping\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kein json"), InlineData("[1,2]"), InlineData("\"x\""), InlineData("{\"voices\":3}"), InlineData("{}"), InlineData("[]"), InlineData("")]
    public async Task What_holds_no_voice_is_refused_whole(string body)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (id, secret) = await OpenDoorAsync(house);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(house, id, body, secret)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(house, id, string.Concat(Enumerable.Repeat("[", 5000)), secret)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(house, id, $$"""{"quote":"{{new string('x', 1100 * 1024)}}"}""", secret)).StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, new Dictionary<string, string?> { ["Herberge:Limits:WritesPerMinute"] = "20" });
        var id = Guid.CreateVersion7();
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 25; n++) answers.Add((await SendAsync(house, id, Voice, $"hbw_{n}")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.DoesNotContain(answers, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_guide_tells_programs_to_send_is_taken()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        // The guide signs by the machine's clock.
        house.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var (id, secret) = await OpenDoorAsync(house);
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md"))).Select(match => match.Groups[1].Value).Where(block => block.Contains("$SECRET", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, blocks.Count);

        foreach (var block in blocks)
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", block]) { RedirectStandardOutput = true };
            (start.Environment["SECRET"], start.Environment["SOURCE"], start.Environment["HOUSE"]) = (secret, id.ToString(), house.Address.ToString().TrimEnd('/'));
            using var shell = Process.Start(start)!;
            var said = await shell.StandardOutput.ReadToEndAsync();
            await shell.WaitForExitAsync();
            Assert.True(shell.ExitCode == 0, $"{block} ended with {shell.ExitCode}: {said}");
            Assert.Equal(1, (int)JsonNode.Parse(said)!["added"]!);
        }

        Assert.Equal(["The line is down", "Wir warten auf das Teil"], (await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync())).Order());
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    private static async Task<(Guid Id, string Secret)> OpenDoorAsync(TestHouse house, string name = "Tickets", string mapping = "")
    {
        var answer = await house.Administrator.SubmitAsync("/voices/sources/new/webhook", "source", ("Form.Name", name), ("Form.Mapping", mapping));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Webhook && s.Name == name).Select(s => s.Id).SingleAsync()), SecretIn(answer));
    }

    private static string SecretIn(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(answer.Content.ReadAsStream()).QuerySelector("#hook-secret")!.GetAttribute("value")!;

    private static string Sign(string secret, long at, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at}.{body}"))));

    private static Task<HttpResponseMessage> SendSignedAsync(TestHouse house, Guid id, string body, string secret)
    {
        var now = house.Clock.GetUtcNow().ToUnixTimeSeconds();
        return SendRawAsync(house, id, body, now, Sign(secret, now, body));
    }

    private static Task<HttpResponseMessage> SendAsync(TestHouse house, Guid id, string body, string? secret) => SendRawAsync(house, id, body, null, null, secret);

    private static async Task<HttpResponseMessage> SendRawAsync(TestHouse house, Guid id, string body, long? at, string? signature, string? bearer = null)
    {
        using var program = house.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/hooks/voices/{id}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (at is { } seconds) request.Headers.Add("X-Herberge-Timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        if (signature is not null) request.Headers.Add("X-Herberge-Signature", signature);
        // What is refused by its size alone is refused before it is sent; the house hangs up on who sends it anyway.
        request.Headers.ExpectContinue = true;
        return await program.SendAsync(request);
    }

    private static async Task<(int Added, int Known)> TakenAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {text}");
        var taken = JsonNode.Parse(text)!;
        return ((int)taken["added"]!, (int)taken["known"]!);
    }
}
