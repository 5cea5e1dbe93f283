using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Herberge.Desks;
using Herberge.Desks.Items;
using Herberge.Desks.Tasks;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Spaces;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Tests.Api;
using Herberge.Tests.Ideas;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Desks;

/// <summary>Roles for chosen spaces: what they open, and that they open nothing else.</summary>
public sealed class SpaceRoleTests
{
    [Theory, BothEngines]
    public async Task Who_holds_a_role_for_one_space_finds_and_handles_what_waits_there_and_nothing_of_any_other(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var scene = await Scene.OpenAsync(house);
        var (samuel, aylin, rosa) = (scene.Samuel, scene.Aylin, scene.Rosa);
        await samuel.PageAsync("/desk", HttpStatusCode.NotFound);
        Assert.Empty((await house.Administrator.PageAsync("/desk/roles")).QuerySelectorAll("input[name='Form.Spaces'][checked]"));
        await GiveAsync(house.Administrator, samuel, Desk.Community, scene.Here);
        Assert.Contains("Rolle am Empfang für den Raum", Text(await samuel.PageAsync("/bell")), StringComparison.Ordinal);

        var desk = await samuel.PageAsync("/desk");
        foreach (var here in new[] { "Frage hier?", "Meldung in „Ärger hier?“", "Wartet hier", "Nora Neu ist neu" }) Assert.Contains(here, Text(desk), StringComparison.Ordinal);
        Assert.Contains("Idee hier", Text(await samuel.PageAsync("/desk/community?part=promises")), StringComparison.Ordinal);
        var parts = new List<string>();
        foreach (var part in Enum.GetValues<DeskPart>()) parts.Add(Text(await samuel.PageAsync($"/desk/community?part={part}")));
        foreach (var there in new[] { "Frage dort?", "Ärger dort?", "Wartet dort", "Idee dort", "Frage geheim?", "Otto Anders", "Brand im Netz" }) Assert.All(parts, text => Assert.DoesNotContain(there, text, StringComparison.Ordinal));
        await samuel.PageAsync("/desk/host", HttpStatusCode.NotFound);
        await samuel.PageAsync("/desk/social", HttpStatusCode.NotFound);

        // Neither shown beside the list, nor handled, by page or by token.
        var program = await house.CallAsync(samuel);
        foreach (var key in await scene.ElsewhereAsync())
        {
            Assert.DoesNotContain(key.Subject.ToString("N"), (await samuel.PageAsync($"/desk?item={key}")).QuerySelector("#preview")?.InnerHtml ?? "", StringComparison.Ordinal);
            foreach (var what in new[] { "take", "give-back", "done", "undo" }) Assert.Equal(HttpStatusCode.NotFound, (await samuel.ActAsync($"/desk/items/{key}/{what}?version=0")).StatusCode);
            await program.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/desk/items/{key}");
            foreach (var act in Enum.GetValues<Herberge.Desks.Api.HandlingAct>())
                await program.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"/desk/items/{key}/handling", new { act = act.ToString(), version = 0, toId = aylin.Id, who = "rosa.figueiredo", message = "Bitte", chaseOn = Day(house, 2), until = Day(house, 2), reason = "Weil" });
        }

        Assert.Equal(0, await house.InDbAsync(db => db.Handlings.CountAsync()));
        foreach (var which in Enum.GetValues<Desk>())
            Assert.DoesNotContain("dort", (await program.GetAsync($"/desk/items?desk={which.Slug()}")).ToJsonString(), StringComparison.Ordinal);
        var team = (await program.GetAsync("/desk/team")).ToJsonString();
        Assert.Contains("samuel.adeyemi", team, StringComparison.Ordinal);
        Assert.DoesNotContain("miriam.okafor", team, StringComparison.Ordinal);

        // What lies in the space is theirs to handle, like anybody's of the team.
        await samuel.ActAsync($"/desk/items/thread-{scene.Question:N}/take?version=0");
        Assert.Contains("Frage hier?", Text(await samuel.PageAsync("/desk?part=mine")), StringComparison.Ordinal);
        Assert.Contains("bei Samuel Adeyemi", Text(await aylin.PageAsync("/desk?part=questions")), StringComparison.Ordinal);
        using var away = await samuel.SubmitAsync($"/desk?item=thread-{scene.Question:N}", "hand", ("Hand.Item", $"thread-{scene.Question:N}"), ("Hand.Version", "1"), ("Hand.ToId", aylin.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);

        // Handed on is only to who can see it: what lies elsewhere can't be handed to them, what lies here can, and only to holders they may know.
        var (elsewhere, miriam) = (scene.OtherQuestion, scene.Miriam);
        Assert.DoesNotContain(samuel.Id.ToString(), (await aylin.PageAsync($"/desk?item=thread-{elsewhere:N}")).QuerySelector("#f-hand-toid")?.InnerHtml ?? "", StringComparison.Ordinal);
        using var refused = await aylin.SubmitAsync($"/desk?item=thread-{elsewhere:N}", "hand", ("Hand.Item", $"thread-{elsewhere:N}"), ("Hand.Version", "0"), ("Hand.ToId", samuel.Id.ToString()));
        Assert.Contains("darf das nicht sehen", Text(await ReadAsync(refused)), StringComparison.Ordinal);
        using var unknown = await samuel.SubmitAsync($"/desk?item=flag-{scene.Flag:N}", "hand", ("Hand.Item", $"flag-{scene.Flag:N}"), ("Hand.Version", "0"), ("Hand.ToId", miriam.Id.ToString()));
        Assert.Contains("aus dem Team am Empfang", Text(await ReadAsync(unknown)), StringComparison.Ordinal);
        using var back = await aylin.SubmitAsync($"/desk?item=thread-{scene.Question:N}", "hand", ("Hand.Item", $"thread-{scene.Question:N}"), ("Hand.Version", "2"), ("Hand.ToId", samuel.Id.ToString()), ("Hand.Note", "Für dich"));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Für dich", Text(await samuel.PageAsync($"/desk?part=mine&item=thread-{scene.Question:N}")), StringComparison.Ordinal);

        // Who is neither of the team nor in the space is not told of it.
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync($"/desk/items/thread-{scene.Question:N}/take?version=3")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_role_for_a_space_makes_nobody_one_of_the_team_of_the_house(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var scene = await Scene.OpenAsync(house);
        var samuel = scene.Samuel;
        foreach (var desk in Enum.GetValues<Desk>()) await GiveAsync(scene.Aylin, samuel, desk, scene.Here);
        var viewer = await samuel.ViewerAsync();
        Assert.Equal((HouseRoles.None, Viewer.Team, false, true), (viewer.Roles, viewer.SpaceRoles, viewer.IsOfTeam, viewer.HasDesk));

        var open = new List<string>();
        foreach (var page in new[] { "/admin", "/admin/people", "/admin/audit", "/channels", "/channels/accounts", "/channels/compose", "/channels/alerts", "/channels/fediverse", "/incidents", "/incidents/new", "/rulebook/new", "/voices", "/voices/needs", "/voices/codebook",
            "/silos", "/silos/next", "/desk/week", "/desk/month", "/desk/year", "/activation/guides/new", "/activation/ladder", "/house-rules/edit" })
        {
            using var answer = await samuel.GetAsync(page);
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) open.Add($"{page} answered {(int)answer.StatusCode}");
        }

        Assert.True(open.Count == 0, string.Join("\n", open));
        var home = await samuel.PageAsync("/");
        Assert.Equal(["/desk"], home.QuerySelectorAll("ul[aria-labelledby=rail-hosting] a").Select(a => a.GetAttribute("href")).Where(href => href is "/desk" or "/channels" or "/incidents" or "/silos"));
        Assert.Equal("/desk", home.QuerySelector("nav.tabbar a")!.GetAttribute("href"));

        // Elsewhere they are a member like others: they don't moderate, nor settle what was flagged there.
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.GetAsync($"/moderation/cases/{scene.OtherFlag}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await samuel.GetAsync($"/moderation/cases/{scene.Flag}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await samuel.GetAsync("/spaces/dort/settings")).StatusCode);

        // They give no roles, neither for their own space nor for another.
        Assert.Null((await samuel.PageAsync("/desk/roles")).QuerySelector("#give-h"));
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.ActAsync($"/desk/roles/take?who={scene.Aylin.Id}&role=host")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.ActAsync($"/desk/roles/take?who={samuel.Id}&role=host&space={scene.Here}")).StatusCode);
        using var given = await samuel.SubmitAsync("/desk/roles", "give", ("Form.Who", "rosa.figueiredo"), ("Form.Role", "host"), ("Form.Where", "spaces"), ("Form.Spaces", scene.Here.ToString()));
        Assert.NotEqual(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(HouseRoles.None, (await HeldAsync(house, scene.Here, scene.Rosa))?.TeamRoles ?? HouseRoles.None);

        // Each place their page of roles leads to opens for them.
        var closed = new List<string>();
        foreach (var href in (await samuel.PageAsync("/desk/roles")).QuerySelectorAll(".role-tasks td a").Select(a => a.GetAttribute("href")!).Distinct())
        {
            using var answer = await samuel.GetAsync(href);
            if (answer.StatusCode != HttpStatusCode.OK) closed.Add($"{href} answered {(int)answer.StatusCode}");
        }

        Assert.True(closed.Count == 0, string.Join("\n", closed));
        Assert.Contains(DeskTasks.All, task => task.Host.Path is { } path && !DeskTasks.IsOfSpaces(path));
    }

    [Theory, BothEngines]
    public async Task A_role_taken_back_opens_nothing_more_and_they_are_again_what_they_were(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var scene = await Scene.OpenAsync(house);
        var (samuel, aylin, rosa) = (scene.Samuel, scene.Aylin, scene.Rosa);
        var before = await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == scene.Here).Select(s => s.MemberCount).SingleAsync());

        // Somebody who wasn't there comes in as a host, and leaves with the last role.
        await GiveAsync(aylin, samuel, Desk.Community, scene.Here);
        await GiveAsync(aylin, samuel, Desk.Host, scene.Here);
        Assert.Equal((SpaceRole.Host, RoleGave.Membership), Standing(await HeldAsync(house, scene.Here, samuel)));
        await TakeAsync(aylin, samuel, Desk.Community, scene.Here);
        await samuel.PageAsync("/desk/community", HttpStatusCode.NotFound);
        Assert.Contains("Frage hier?", Text(await samuel.PageAsync("/desk/host")), StringComparison.Ordinal);
        await TakeAsync(aylin, samuel, Desk.Host, scene.Here);
        await ClosedAsync(house, samuel, scene);
        Assert.Null(await HeldAsync(house, scene.Here, samuel));
        Assert.Equal(before, await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == scene.Here).Select(s => s.MemberCount).SingleAsync()));

        // A member becomes a host and is a member again; a host stays one.
        await samuel.ActAsync("/spaces/hier/join");
        await GiveAsync(aylin, samuel, Desk.Host, scene.Here);
        Assert.Equal((SpaceRole.Host, RoleGave.Hosting), Standing(await HeldAsync(house, scene.Here, samuel)));
        await TakeAsync(aylin, samuel, Desk.Host, scene.Here);
        await ClosedAsync(house, samuel, scene);
        Assert.Equal((SpaceRole.Member, RoleGave.Nothing), Standing(await HeldAsync(house, scene.Here, samuel)));
        await GiveAsync(aylin, rosa, Desk.Host, scene.Here);
        await TakeAsync(aylin, rosa, Desk.Host, scene.Here);
        Assert.Equal((SpaceRole.Host, RoleGave.Nothing), Standing(await HeldAsync(house, scene.Here, rosa)));

        // Nobody else hosts the space: the role goes, hosting stays, and they can't leave it alone.
        await GiveAsync(aylin, samuel, Desk.Host, scene.Here);
        await rosa.ActAsync("/spaces/hier/leave");
        Assert.Contains("Gastgeben bleibt", (await ToastAsync(aylin, await TakeAsync(aylin, samuel, Desk.Host, scene.Here)))!, StringComparison.Ordinal);
        await ClosedAsync(house, samuel, scene);
        Assert.Equal((SpaceRole.Host, RoleGave.Nothing), Standing(await HeldAsync(house, scene.Here, samuel)));
        await samuel.ActAsync("/spaces/hier/leave");
        Assert.NotNull(await HeldAsync(house, scene.Here, samuel));
    }

    [Theory, BothEngines]
    public async Task Leaving_a_space_being_removed_or_made_a_member_ends_the_role_in_private_spaces_too(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var scene = await Scene.OpenAsync(house);
        var (samuel, aylin) = (scene.Samuel, scene.Aylin);
        var secret = await house.OpenSpaceAsync(aylin, "Vertraulich", SpaceKind.Private);
        var question = await house.StartAsync(aylin, secret, "Was wird aus dem Werk?");

        // An administrator who isn't in it neither finds it nor gives a role there.
        Assert.DoesNotContain("Vertraulich", Text(await house.Administrator.PageAsync("/desk/roles")), StringComparison.Ordinal);
        using var blind = await SendAsync(house.Administrator, samuel, Desk.Host, secret);
        Assert.Equal(HttpStatusCode.OK, blind.StatusCode);
        Assert.Null(await HeldAsync(house, secret, samuel));

        await GiveAsync(aylin, samuel, Desk.Host, secret, scene.Here);
        Assert.Contains("Was wird aus dem Werk?", Text(await samuel.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.DoesNotContain("Vertraulich", Text(await house.Administrator.PageAsync("/desk/roles")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.ActAsync($"/desk/roles/take?who={samuel.Id}&role=host&space={secret}")).StatusCode);
        await aylin.ActAsync($"/spaces/vertraulich/members/{samuel.Id}/remove");
        Assert.DoesNotContain("Was wird aus dem Werk?", Text(await samuel.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.ActAsync($"/desk/items/thread-{question:N}/take?version=0")).StatusCode);
        await (await house.CallAsync(samuel)).RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/desk/items/thread-{question:N}");

        // Invited again they hold nothing; nor does whoever left, or is a plain member now.
        await aylin.SubmitAsync("/spaces/vertraulich/members", "invite", ("Form.Who", "samuel.adeyemi"));
        Assert.Equal(HouseRoles.None, (await HeldAsync(house, secret, samuel))!.TeamRoles);
        await samuel.ActAsync("/spaces/hier/leave");
        await ClosedAsync(house, samuel, scene);
        await GiveAsync(aylin, samuel, Desk.Host, scene.Here);
        await scene.Rosa.ActAsync($"/spaces/hier/members/{samuel.Id}/role", ("role", nameof(SpaceRole.Member)));
        await ClosedAsync(house, samuel, scene);
        Assert.Equal((SpaceRole.Member, RoleGave.Nothing), Standing(await HeldAsync(house, scene.Here, samuel)));

        // Guests hold none, and a role of the house is given by administrators alone.
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        using var guest = await SendAsync(aylin, jasper, Desk.Host, scene.Here);
        Assert.Contains("Gäste können keine Rolle haben", Text(await ReadAsync(guest)), StringComparison.Ordinal);
        using var whole = await aylin.SubmitAsync("/desk/roles", "give", ("Form.Who", "samuel.adeyemi"), ("Form.Role", "host"), ("Form.Where", "house"));
        Assert.Contains("geben Administrator:innen", Text(await ReadAsync(whole)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await aylin.ActAsync($"/desk/roles/take?who={scene.Miriam.Id}&role=community")).StatusCode);
        using var house2 = await house.Administrator.SubmitAsync("/desk/roles", "give", ("Form.Who", "@samuel.adeyemi"), ("Form.Role", "social"), ("Form.Where", "house"));
        Assert.Equal(HttpStatusCode.Redirect, house2.StatusCode);
        Assert.True((await samuel.ViewerAsync()).IsOfTeam);
        await house.Administrator.ActAsync($"/desk/roles/take?who={samuel.Id}&role=social");
        await ClosedAsync(house, samuel, scene);
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.team-role-granted" && a.Subject == "hier")));
        Assert.Contains("Samuel Adeyemi für den Raum hier die Rolle", Text(await house.Administrator.PageAsync("/admin/audit?who=Samuel")), StringComparison.Ordinal);
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.role-changed" && a.Subject == "hier")));
        Assert.Contains("für den Raum hier die Rolle", Text(await house.Administrator.PageAsync("/admin/audit?kind=space")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_answer_by_who_holds_the_space_keeps_the_promise_of_its_ideas_and_of_no_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var scene = await Scene.OpenAsync(house);
        await GiveAsync(scene.Aylin, scene.Samuel, Desk.Community, scene.Here);
        await GiveAsync(scene.Aylin, scene.Nora, Desk.Social, scene.Here);
        await house.AnswerAsync(scene.Nora, scene.Idea.Thread, "Schön!");
        Assert.Null(await AnsweredAsync(scene.Idea.Id));
        await house.AnswerAsync(scene.Samuel, scene.OtherIdea.Thread, "Danke!");
        Assert.Null(await AnsweredAsync(scene.OtherIdea.Id));
        await house.AnswerAsync(scene.Samuel, scene.Idea.Thread, "Danke, wir prüfen das.");
        Assert.NotNull(await AnsweredAsync(scene.Idea.Id));
        Assert.DoesNotContain("Idee hier", Text(await scene.Samuel.PageAsync("/desk?part=promises")), StringComparison.Ordinal);

        Task<DateTimeOffset?> AnsweredAsync(Guid id) => house.InDbAsync(db => db.Set<Idea>().Where(i => i.Id == id).Select(i => i.FirstAnswerAt).SingleAsync());
    }

    private static async Task GiveAsync(Person by, Person to, Desk desk, params Guid[] spaces)
    {
        using var given = await SendAsync(by, to, desk, spaces);
        Assert.True(given.StatusCode == HttpStatusCode.Redirect, await given.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(Person by, Person to, Desk desk, params Guid[] spaces) => by.SubmitAsync("/desk/roles", "give",
        [("Form.Who", to.Name), ("Form.Role", desk.Slug()), ("Form.Where", "spaces"), .. spaces.Select(space => ("Form.Spaces", space.ToString()))]);

    private static async Task<HttpResponseMessage> TakeAsync(Person by, Person from, Desk desk, Guid space)
    {
        var taken = await by.ActAsync($"/desk/roles/take?who={from.Id}&role={desk.Slug()}&space={space}");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        return taken;
    }

    private static async Task<string?> ToastAsync(Person person, HttpResponseMessage acted)
    {
        using (acted) return (await person.PageAsync("/desk/roles")).QuerySelector("#toasts")?.TextContent;
    }

    /// <summary>No desk, and nothing of the space can be handled.</summary>
    private static async Task ClosedAsync(TestHouse house, Person person, Scene scene)
    {
        await person.PageAsync("/desk", HttpStatusCode.NotFound);
        await person.PageAsync("/desk/roles", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await person.ActAsync($"/desk/items/thread-{scene.Question:N}/take?version=0")).StatusCode);
        Assert.Empty((await (await house.CallAsync(person)).GetAsync("/desk/items"))["items"]!.AsArray());
    }

    private static (SpaceRole, RoleGave) Standing(SpaceMember? held) => (held!.Role, held.RoleGave);

    private static Task<SpaceMember?> HeldAsync(TestHouse house, Guid space, Person person) =>
        house.InDbAsync(db => db.Set<SpaceMember>().AsNoTracking().SingleOrDefaultAsync(m => m.SpaceId == space && m.MemberId == person.Id));

    private static string Day(TestHouse house, int ahead) => DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Two open spaces of Rosa's and a private one, in each a question, and in the open ones a flag, something held, somebody new and an idea that waits.</summary>
    private sealed record Scene(TestHouse House, Person Samuel, Person Aylin, Person Miriam, Person Rosa, Person Nora, Guid Here, Guid Question, Guid OtherQuestion, Guid Flag, Guid OtherFlag, (Guid Id, Guid Thread) Idea, (Guid Id, Guid Thread) OtherIdea)
    {
        private Guid Secret { get; init; }

        private Guid Incident { get; init; }

        private Guid Stranger { get; init; }

        public static async Task<Scene> OpenAsync(TestHouse house)
        {
            var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
            var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
            var samuel = await house.InviteAsync("Samuel Adeyemi", "Service");
            var (here, there) = (await house.OpenSpaceAsync(rosa, "Hier"), await house.OpenSpaceAsync(rosa, "Dort"));
            var question = await house.StartAsync(rosa, here, "Frage hier?");
            var other = await house.StartAsync(rosa, there, "Frage dort?");
            var secret = await house.StartAsync(rosa, await house.OpenSpaceAsync(rosa, "Geheim", SpaceKind.Private), "Frage geheim?");
            var (flag, otherFlag) = (await FlagAsync(house, rosa, aylin, here, "Ärger hier?"), await FlagAsync(house, rosa, aylin, there, "Ärger dort?"));
            var (nora, otto) = (await house.InviteAsync("Nora Neu", "Service"), await house.InviteAsync("Otto Anders", "Service"));
            var now = house.Clock.GetUtcNow();
            await house.InDbAsync(async db =>
            {
                // Only the last two are new in the house.
                var news = new[] { nora.Id, otto.Id };
                await db.Set<Herberge.People.Member>().Where(m => !news.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.JoinedOn, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-90)));
                db.Add(new SpaceMember(here, nora.Id, SpaceRole.Member, now));
                db.Add(new SpaceMember(there, otto.Id, SpaceRole.Member, now));
                foreach (var (space, name) in new[] { (here, "hier"), (there, "dort") })
                    db.Add(new HeldPost(Guid.CreateVersion7(), space, null, rosa.Id, "Viele Verweise", HeldWhy.Links, now) { Kind = ThreadKind.Discussion, Title = $"Wartet {name}" });
                return await db.SaveChangesAsync();
            });
            var (idea, otherIdea) = (await IdeaAsync(house, rosa, here, "Idee hier"), await IdeaAsync(house, rosa, there, "Idee dort"));
            await house.InDbAsync(db => db.Set<Idea>().ExecuteUpdateAsync(i => i.SetProperty(x => x.AnswerDueOn, DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))));
            using var opened = await aylin.SubmitAsync("/incidents/new", "incident", ("Form.Title", "Brand im Netz"), ("Form.Place", "Telefon"), ("Form.Weight", "Serious"), ("Form.What", "Elf Stimmen."));
            var incident = await house.InDbAsync(db => db.Set<Herberge.Spaces.Incidents.Incident>().Select(i => i.Id).SingleAsync());
            // Holds a role for the other space: whom they have nothing to do with, who holds one here doesn't learn.
            var miriam = await house.InviteAsync("Miriam Okafor", "Vertrieb");
            await house.InDbAsync(db => db.Set<Herberge.People.Member>().Where(m => m.Id == miriam.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.JoinedOn, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-90))));
            await GiveAsync(aylin, miriam, Desk.Community, there);
            return new Scene(house, samuel, aylin, miriam, rosa, nora, here, question, other, flag, otherFlag, idea, otherIdea) { Secret = secret, Incident = incident, Stranger = otto.Id };
        }

        /// <summary>Everything that isn't of the first space.</summary>
        public async Task<IReadOnlyList<ItemKey>> ElsewhereAsync() =>
        [
            new(DeskKind.Thread, OtherQuestion), new(DeskKind.Thread, Secret), new(DeskKind.Flag, OtherFlag), new(DeskKind.Newcomer, Stranger), new(DeskKind.IdeaAnswer, OtherIdea.Id), new(DeskKind.IdeaDecision, OtherIdea.Id), new(DeskKind.Incident, Incident),
            new(DeskKind.Held, await House.InDbAsync(db => db.Set<HeldPost>().Where(h => h.Title == "Wartet dort").Select(h => h.Id).SingleAsync())),
        ];

        private static async Task<Guid> FlagAsync(TestHouse house, Person writer, Person answerer, Guid space, string title)
        {
            var post = await house.AnswerAsync(answerer, await house.StartAsync(writer, space, title), "Das ist doch wieder typisch.");
            await writer.SubmitAsync($"/posts/{post.PostId}/flag", "flag", ("Form.Reason", "Tone"));
            return await house.InDbAsync(db => db.Set<ModerationCase>().Where(c => c.PostId == post.PostId).Select(c => c.Id).SingleAsync());
        }

        private static async Task<(Guid Id, Guid Thread)> IdeaAsync(TestHouse house, Person author, Guid space, string title)
        {
            var idea = await house.SubmitAsync(author, await house.AddCampaignAsync(space, author, isBox: false, campaign => campaign.Title = $"Kampagne {title[5..]}"), title);
            return (idea.Id, await house.InDbAsync(db => db.Set<Idea>().Where(i => i.Id == idea.Id).Select(i => i.ThreadId).SingleAsync()));
        }
    }
}
