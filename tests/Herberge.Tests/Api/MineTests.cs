using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Api;

/// <summary>What a token's member reads and writes of their own, and what administrators do.</summary>
public sealed class MineTests
{
    [Theory, BothEngines]
    public async Task A_program_learns_who_it_speaks_for(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var hanna = await house.InviteAsync("Hanna Gastgeb", "Personal", roles: HouseRoles.Host);

        var me = await (await house.CallAsync(hanna, "read write")).GetAsync("/me");

        Assert.Equal(("hanna.gastgeb", false), ((string?)me["handle"], (bool)me["isGuest"]!));
        Assert.Equal(["host"], me["roles"]!.AsArray().Select(r => (string?)r));
        Assert.Equal(["read", "write"], me["scopes"]!.AsArray().Select(s => (string?)s));
    }

    [Theory, BothEngines]
    public async Task A_profile_written_by_program_is_found_by_what_it_says(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek"));
        var (writing, looking) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));

        await writing.DoAsync(HttpMethod.Put, "/me/profile", new { title = "Technikerin", skills = new[] { "Hydraulik", "Pneumatik" }, languages = new[] { "de", "pl" } });

        Assert.Equal(["svenja.matthiesen"], (await looking.GetAsync("/people?q=hydraulik"))["items"]!.AsArray().Select(p => (string?)p!["handle"]));
        Assert.Equal(["Hydraulik", "Pneumatik"], (await looking.GetAsync("/people/svenja.matthiesen"))["skills"]!.AsArray().Select(s => (string?)s));
        var problem = await writing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/me/profile", new { title = new string('x', 200) });
        Assert.NotNull(problem["errors"]!["title"]);
    }

    [Theory, BothEngines]
    public async Task The_bell_rings_and_unread_threads_are_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Wer kennt die Dichtung?");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AnswerAsync(tomasz, thread, "Ich, @svenja.matthiesen");
        var caller = await house.CallAsync(svenja);

        Assert.Equal(["mention"], (await caller.GetAsync("/bell"))["items"]!.AsArray().Select(l => (string?)l!["kind"]));
        Assert.Equal((1, 1), Unread(await caller.GetAsync("/me/unread")));
        Assert.True((bool)(await caller.GetAsync("/home"))["inMySpaces"]![0]!["isNew"]!);
        await caller.GetAsync($"/threads/{thread}/posts");
        Assert.Equal((1, 1), Unread(await caller.GetAsync("/me/unread")));

        await caller.DoAsync(HttpMethod.Post, $"/threads/{thread}/read", new { });
        Assert.Equal((0, 0), Unread(await caller.GetAsync("/me/unread")));
        Assert.Equal(2, (int)(await caller.GetAsync($"/threads/{thread}"))["lastRead"]!);

        static (int Unread, int Bell) Unread(System.Text.Json.Nodes.JsonNode answer) => ((int)answer["unread"]!, (int)answer["bell"]!);
    }

    [Theory, BothEngines]
    public async Task Mails_and_drafts_are_the_members_own(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var (caller, other) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));
        var draft = $"/me/drafts/thread:{Guid.CreateVersion7()}";

        await caller.DoAsync(HttpMethod.Put, "/me/mails", new { paces = new[] { new { kind = "answer-accepted", pace = "at-once" } } });
        await caller.DoAsync(HttpMethod.Put, draft, new { body = "Halb fertig" });

        Assert.Equal("at-once", PaceOf(await caller.GetAsync("/me/mails"), "answer-accepted"));
        Assert.Equal("never", PaceOf(await other.GetAsync("/me/mails"), "answer-accepted"));
        await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/me/mails", new { });
        Assert.Equal("Halb fertig", (string?)(await caller.GetAsync(draft))["body"]);
        await other.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, draft);
        await caller.DoAsync(HttpMethod.Delete, draft);
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, draft);

        static string PaceOf(System.Text.Json.Nodes.JsonNode answer, string kind) => (string)answer["paces"]!.AsArray().Single(p => (string)p!["kind"]! == kind)!["pace"]!;
    }

    [Theory, BothEngines]
    public async Task Tokens_are_listed_without_secrets_and_end_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var caller = await house.CallAsync(svenja);
        var lost = await house.TokenAsync(svenja.Id, "read");
        var found = house.Call(lost);

        var tokens = await caller.GetAsync("/me/tokens");
        Assert.Equal(2, tokens["items"]!.AsArray().Count);
        Assert.DoesNotContain("hbg_", tokens.ToJsonString());
        var id = tokens["items"]!.AsArray().Single(t => t!["scopes"]!.AsArray().Count == 1)!["id"];
        await (await house.CallAsync(tomasz)).RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"/me/tokens/{id}");
        await found.GetAsync("/me");
        await caller.DoAsync(HttpMethod.Delete, $"/me/tokens/{id}");
        await found.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/me");
    }

    [Theory, BothEngines]
    public async Task A_file_is_sent_used_and_read_by_those_who_may_read_the_post(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var (caller, other) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));
        await house.OpenSpaceAsync(svenja, "Ersatzteile");
        using var content = new ByteArrayContent("Maße der Dichtung"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        var file = await caller.MakeAsync("/files", new MultipartFormDataContent { { content, "file", "masse.txt" } });
        await other.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/files/{file["id"]}");
        await caller.MakeAsync("/spaces/ersatzteile/threads", new { title = "Maße", body = $"Hier: {file["markdown"]}" });

        using var read = await other.SendAsync(HttpMethod.Get, $"/files/{file["id"]}");
        Assert.Equal("Maße der Dichtung", await read.Content.ReadAsStringAsync());
        Assert.True(read.Headers.CacheControl!.NoStore);
        Assert.Equal("file-missing", (string?)(await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/files",
            new MultipartFormDataContent { { new StringContent("x"), "other" } }))["code"]);
    }

    [Theory, BothEngines]
    public async Task Search_finds_what_was_said_and_nothing_hidden(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Wer kennt die Dichtung?", "Die Prüfungen laufen noch.");
        await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Gehalt", SpaceKind.Private), "Geheime Prüfung", "Nur für uns");
        var (own, other) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));

        Assert.Equal(2, (await own.GetAsync("/search?q=prüfung&kind=post"))["items"]!.AsArray().Count);
        var found = (await other.GetAsync("/search?q=prüfung&kind=post"))["items"]!.AsArray();
        Assert.Equal("Wer kennt die Dichtung?", (string?)Assert.Single(found)!["title"]);
        Assert.Contains("Prüfungen", (string?)found[0]!["excerpt"]);
        Assert.Empty((await other.GetAsync("/search?q=prüfung&author=tomasz.wieczorek"))["items"]!.AsArray());
    }

    [Theory, BothEngines]
    public async Task A_people_file_is_planned_then_brought_in_by_administrators_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        const string file = "id,name,email,unit\np1,Mara Lindqvist,mara@example.org,Technik/Labor\n";
        var admin = await house.CallAsync(house.Administrator, "read write admin");
        var pretender = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"), "read write admin");

        Assert.Equal("token-not-admin", (string?)(await pretender.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/admin/people-import", Csv(file)))["code"]);
        await (await house.CallAsync(house.Administrator, "read write")).RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/admin/people-import", Csv(file));
        var plan = await SayAsync(admin, "/admin/people-import/plan", file);
        Assert.Equal((false, 1), ((bool)plan["applied"]!, (int)plan["new"]!));
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Name == "Mara Lindqvist")));

        Assert.True((bool)(await SayAsync(admin, "/admin/people-import", file))["applied"]!);
        Assert.True(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Name == "Mara Lindqvist")));
        Assert.Contains("Technik/Labor", (await admin.GetAsync("/units"))["items"]!.AsArray().Select(u => (string?)u!["path"]));
        var faulty = await SayAsync(admin, "/admin/people-import", "id,email\np2,kein@\n");
        Assert.False((bool)faulty["applied"]!);
        Assert.Equal((2, "email"), ((int)faulty["faults"]![0]!["line"]!, (string?)faulty["faults"]![0]!["column"]));
    }

    [Theory, BothEngines]
    public async Task The_admin_scope_ends_with_its_owners_role(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var adam = await house.InviteAsync("Adam Verwalter", roles: HouseRoles.Administrator);
        var caller = await house.CallAsync(adam, "read write admin");
        Assert.Equal(0, (int)(await caller.GetAsync("/admin/outbox"))["dead"]!);

        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().Set<Member>().Where(m => m.Id == adam.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Roles, HouseRoles.None));
            services.GetRequiredService<IViewerSource>().Forget(adam.Id);
            return true;
        });

        await caller.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "/admin/outbox");
        await caller.GetAsync("/spaces");
    }

    private static StringContent Csv(string file) => new(file, Encoding.UTF8, "text/csv");

    private static async Task<System.Text.Json.Nodes.JsonNode> SayAsync(Caller caller, string path, string file)
    {
        using var answer = await caller.SendAsync(HttpMethod.Post, path, Csv(file));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode}: {text}");
        return System.Text.Json.Nodes.JsonNode.Parse(text)!;
    }
}
