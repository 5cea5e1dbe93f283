using System.Net;
using System.Net.Http.Json;
using Herberge.Foundation.Access;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class VoicesApiTests
{
    [Theory, BothEngines]
    public async Task A_program_sends_voices_once_and_reads_them_masked(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var program = await house.CallAsync(mira);
        var body = new
        {
            source = "Ticketsystem",
            voices = new object[]
            {
                new { id = "T-1", quote = "Frau Hartmann meldet sich nie", channel = "Hotline", author = "Jutta Lang", at = house.Clock.GetUtcNow().AddDays(-2) },
                new { id = "T-2", quote = "The line is down", segment = "Flughafen" },
                new { id = "T-2", quote = "The line is down, twice" },
            },
        };

        var first = await ReadAsync(await program.SendAsync(HttpMethod.Post, "/voices/observations", body));
        var again = await ReadAsync(await program.SendAsync(HttpMethod.Post, "/voices/observations", body));

        Assert.Equal((2, 1), ((int)first["added"]!, (int)first["known"]!));
        Assert.Equal((0, 3), ((int)again["added"]!, (int)again["known"]!));
        var listed = await program.GetAsync("/voices/observations?limit=1");
        Assert.Equal("The line is down", (string)listed["items"]![0]!["quote"]!);
        var next = await program.GetAsync($"/voices/observations?limit=1&after={listed["next"]}");
        Assert.Equal("Frau ⟦name⟧ meldet sich nie", (string)next["items"]![0]!["quote"]!);
        Assert.Null(next["next"]);
        Assert.Single((await program.GetAsync("/voices/observations?segment=Flughafen&state=open"))["items"]!.AsArray());
        Assert.Empty((await program.GetAsync("/voices/observations?state=coded"))["items"]!.AsArray());
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_is_named_by_its_place_and_nothing_comes_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var program = await house.CallAsync(house.Administrator);

        var problem = await Caller.ProblemAsync(HttpStatusCode.BadRequest, await program.SendAsync(HttpMethod.Post, "/voices/observations", new
        {
            source = "X",
            voices = new object[] { new { quote = "gut" }, new { quote = " ", channel = "Rohrpost", link = "javascript:alert(1)" } },
        }));

        Assert.Equal(["voices[1].channel", "voices[1].link", "voices[1].quote"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_token_without_the_role_or_of_another_house_opens_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await using var other = await TestHouse.OpenAsync(engine);
        var body = new { source = "X", voices = new[] { new { quote = "Ich warte" } } };
        var member = await house.CallAsync(await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var guest = await house.CallAsync(await house.InviteAsync("Gerda Gast", partner: "Partner AG"));
        var stranger = await other.CallAsync(other.Administrator);
        using var intruder = house.Browser();
        intruder.DefaultRequestHeaders.Authorization = stranger.Client.DefaultRequestHeaders.Authorization;

        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync(HttpMethod.Post, "/voices/observations", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync(HttpMethod.Get, "/voices/observations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.SendAsync(HttpMethod.Post, "/voices/observations", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await intruder.PostAsJsonAsync("/api/v1/voices/observations", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Browser().PostAsJsonAsync("/api/v1/voices/observations", body)).StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>())!;
    }
}
