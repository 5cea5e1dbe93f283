using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Herberge.Foundation.Access;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class CampaignsApiTests
{
    [Theory, BothEngines]
    public async Task A_program_writes_publishes_and_reads_a_campaign(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, leo) = (await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Leo Baum", "IT"));
        var space = await house.OpenSpaceAsync(mira, "Ersatzteile");
        var (program, reader) = (await house.CallAsync(mira), await house.CallAsync(leo));
        var today = CampaignTests.Today(house);
        var body = new
        {
            title = "Weniger Stillstand", question = "Wie werden aus neun Stunden drei?", spaceId = space, sponsor = "@mira.kunz", deciders = new[] { "mira.kunz" }, rule = "budget", votes = 3,
            collectFrom = today, evaluateFrom = today.AddDays(12), decideBy = today.AddDays(30), criteria = new[] { new { name = "Nutzen", weight = 100 } },
        };

        var made = await program.SendAsync(HttpMethod.Post, "/campaigns", body);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var address = made.Headers.Location!.OriginalString["/api/v1".Length..];
        await Caller.ProblemAsync(HttpStatusCode.NotFound, await reader.SendAsync(HttpMethod.Get, address));
        await Caller.ProblemAsync(HttpStatusCode.Forbidden, await reader.SendAsync(HttpMethod.Post, "/campaigns", body));
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Post, $"{address}/publication")).StatusCode);

        var read = await reader.GetAsync(address);
        Assert.Equal(("collecting", "budget", 3), ((string)read["phase"]!, (string)read["rule"]!, (int)read["votes"]!));
        Assert.Equal("Weniger Stillstand", (string)(await reader.GetAsync("/campaigns"))["items"]![0]!["title"]!);
        var idea = (await house.SubmitAsync(leo, Guid.Parse(address.Split('/')[^1]))).Id;
        Assert.Equal(HttpStatusCode.NoContent, (await reader.SendAsync(HttpMethod.Put, $"/ideas/{idea}/support", new { count = 2 })).StatusCode);
        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await reader.SendAsync(HttpMethod.Put, $"/ideas/{idea}/support", new { count = 4 }));
        var ranked = (await reader.GetAsync($"{address}/ideas?sort=across-silos"))["items"]![0]!;
        Assert.Equal((1, 2, 2), ((int)ranked["supporters"]!, (int)ranked["votes"]!, (int)ranked["mine"]!));
        Assert.Equal(0, (int)(await program.GetAsync($"{address}/ideas"))["items"]![0]!["mine"]!);
        Assert.Empty((await reader.GetAsync($"/ideas/{idea}/support"))["units"]!.AsArray());
        await Caller.ProblemAsync(HttpStatusCode.Forbidden, await reader.SendAsync(HttpMethod.Put, $"/ideas/{idea}/card", new { isConflicted = true }));
    }

    [Theory, BothEngines]
    public async Task A_list_goes_on_only_in_the_order_it_began(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        for (var n = 0; n < 3; n++) await house.SubmitAsync(anna, campaign, $"Idee {n}");
        var program = await house.CallAsync(anna);

        var first = await program.GetAsync($"/campaigns/{campaign}/ideas?limit=2");
        Assert.Single((await program.GetAsync($"/campaigns/{campaign}/ideas?limit=2&after={first["next"]}"))["items"]!.AsArray());
        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await program.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/ideas?sort=newest&after={first["next"]}"));
    }

    [Theory, BothEngines]
    public async Task A_program_sees_first_what_a_file_of_ideas_would_bring(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, leo) = (await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Leo Baum", "IT"));
        var campaign = await VotingTests.CampaignAsync(house);
        var program = await house.CallAsync(mira);
        const string file = "No;What;Who\n7;Codes am Motor;@leo.baum\n8;Nachtbus;Frieda Ehemalig\n";
        var order = $"?campaign={campaign}&title=What&lead=What&key=No&author=Who";
        StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

        Assert.Equal("import-ideas-for-hosts", (string?)(await (await house.CallAsync(leo)).RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"/ideas/import{order}", Csv(file)))["code"]);
        var plan = await SayAsync($"/ideas/import/plan{order}", file);
        Assert.Equal((false, 2, 1, "What"), ((bool)plan["applied"]!, (int)plan["ideas"]!, (int)plan["withoutAuthor"]!, (string?)plan["columns"]!["title"]));
        Assert.Equal(0, await house.InDbAsync(db => db.Ideas.CountAsync()));
        var wrong = await SayAsync($"/ideas/import{order}&stage=Who", file);
        Assert.Equal((false, 2, "Who"), ((bool)wrong["applied"]!, (int)wrong["faults"]![0]!["line"]!, (string?)wrong["faults"]![0]!["column"]));
        Assert.Equal(0, await house.InDbAsync(db => db.Ideas.CountAsync()));

        Assert.True((bool)(await SayAsync($"/ideas/import{order}", file))["applied"]!);
        Assert.Equal(2, (int)(await SayAsync($"/ideas/import{order}", file))["known"]!);
        Assert.Equal("Codes am Motor", (string?)Assert.Single((await (await house.CallAsync(leo)).GetAsync("/ideas/mine"))["authored"]!.AsArray())!["title"]);

        async Task<JsonNode> SayAsync(string path, string text)
        {
            using var answer = await program.SendAsync(HttpMethod.Post, path, Csv(text));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }
    }
}
