using System.Net;
using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class InsideTests
{
    private const string Purpose = "Was beim Ersatzteil zu lange dauert.";

    [Theory, BothEngines]
    public async Task Only_what_is_written_under_the_notice_counts_and_without_names(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, tomasz) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var thread = await house.StartAsync(svenja, space, "Pumpe von Tomasz", "Das war vorher");
        Assert.Empty((await tomasz.PageAsync("/spaces/ersatzteile")).QuerySelectorAll("aside .note"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        await ProposeAsync(house, mira, space);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AnswerAsync(tomasz, thread, "@svenja-matthiesen und Svenja wissen: Matthiesens Liste ist alt.\n\n> Das war vorher\nund zitiert\n\nIch brauche eine neue.\n\nTomasz");

        Assert.Equal(1, await house.FetchAsync());
        var voice = await house.InDbAsync(db => db.Observations.SingleAsync());
        Assert.Equal("⟦name⟧ und ⟦name⟧ wissen: ⟦name⟧ Liste ist alt.\nIch brauche eine neue.\n⟦name⟧", voice.Quote);
        Assert.Equal(("Pumpe von ⟦name⟧", VoiceChannel.Inside), (voice.Context, voice.Channel));
        Assert.NotNull(voice.AuthorKey);
        Assert.Null(voice.RecordedBy);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await house.FetchAsync());

        // Everybody reads the notice, in the space and in its conversations, with what they can do about it.
        foreach (var page in (string[])["/spaces/ersatzteile", $"/threads/{thread}"])
        {
            var note = (await tomasz.PageAsync(page)).QuerySelector("aside .note")!;
            Assert.Contains(Purpose, note.TextContent, StringComparison.Ordinal);
            Assert.Equal([$"/voices/spaces/{space}/refuse"], note.QuerySelectorAll("button").Select(button => button.GetAttribute("formaction")));
        }

        // The community manager sees no name and no way to one.
        var shown = (await mira.PageAsync($"/voices/{voice.Id}")).QuerySelector("main")!;
        Assert.DoesNotContain("Tomasz", shown.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith("/posts/", StringComparison.Ordinal) || link.GetAttribute("href")!.StartsWith("/threads/", StringComparison.Ordinal));
        Assert.Equal("voices.space-announced", await house.InDbAsync(db => db.Audit.OrderByDescending(a => a.Id).Select(a => a.Action).FirstAsync()));
    }

    [Theory, BothEngines]
    public async Task Who_says_no_is_left_out_with_all_that_was_quoted_and_nobody_is_told(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, tomasz) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await ProposeAsync(house, mira, space);
        var thread = await house.StartAsync(svenja, space, "Pumpe", "Wir warten");
        await house.AnswerAsync(tomasz, thread, "Ich auch, seit Montag");
        Assert.Equal(2, await house.FetchAsync());

        Assert.Equal(HttpStatusCode.SeeOther, (await tomasz.ActAsync($"/voices/spaces/{space}/refuse")).StatusCode);
        Assert.Equal(["Wir warten"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
        await house.AnswerAsync(tomasz, thread, "Auch das nicht");
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await house.FetchAsync());
        Assert.Contains("Deine Beiträge bleiben draußen", (await tomasz.PageAsync("/spaces/ersatzteile")).QuerySelector("aside .note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.InDbAsync(db => db.Audit.Select(a => a.Action).ToListAsync()), action => action.Contains("refus", StringComparison.Ordinal));
        Assert.DoesNotContain("Tomasz", (await mira.PageAsync($"/voices/sources/{await SourceAsync(house)}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await tomasz.ActAsync($"/voices/spaces/{space}/allow");
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.AnswerAsync(tomasz, thread, "Das wieder");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.FetchAsync();
        Assert.Contains("Das wieder", await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task A_quote_goes_with_its_post_with_its_words_and_with_its_author(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, tomasz) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await ProposeAsync(house, mira, space);
        var thread = await house.StartAsync(svenja, space, "Pumpe", "Wir warten");
        var deleted = await house.AnswerAsync(tomasz, thread, "Das nehme ich zurück");
        var edited = await house.AnswerAsync(tomasz, thread, "Das sage ich anders");
        var other = await house.StartAsync(svenja, space, "Anderes", "Geht ganz weg");
        Assert.Equal(4, await house.FetchAsync());

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await tomasz.ActAsync($"/posts/{deleted.PostId}/delete");
        await svenja.ActAsync($"/threads/{other}/delete");
        await house.InScopeAsync(async services => await services.GetRequiredService<EditPost>().HandleAsync(new EditPostInput(edited.PostId, "Nämlich so"), await tomasz.ViewerAsync(), CancellationToken.None));
        Assert.Equal(["Wir warten"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
        Assert.Empty(await mira.LinesAsync("/voices?q=zurück"));

        // The new words come in their turn, the deleted ones never.
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await house.FetchAsync());
        Assert.Equal(["Nämlich so", "Wir warten"], (await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync())).Order());

        var erased = await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>()
            .HandleAsync(new EraseMemberInput(tomasz.Id, await house.InDbAsync(db => db.Set<Herberge.People.Member>().Where(m => m.Id == tomasz.Id).Select(m => m.Handle).SingleAsync())), await house.Administrator.ViewerAsync(), CancellationToken.None));
        Assert.True(erased.Succeeded, erased.Succeeded ? "" : erased.Problem.Code);
        Assert.Equal(["Wir warten"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.QuotedPosts.CountAsync(q => q.AuthorId == tomasz.Id)));
    }

    [Theory, BothEngines]
    public async Task A_closed_space_is_heard_only_when_a_host_agrees_and_until_a_host_ends_it(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, tomasz) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Kalkulation", SpaceKind.Private, false, mira, tomasz);
        await ProposeAsync(house, mira, space);
        var thread = await house.StartAsync(tomasz, space, "Vorher", "Noch nicht");

        // Members read nothing of it yet, hosts are asked; only they may answer.
        Assert.Empty((await tomasz.PageAsync("/spaces/kalkulation")).QuerySelectorAll("aside .note"));
        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await mira.ActAsync($"/voices/spaces/{space}/agree")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.ActAsync($"/voices/spaces/{space}/agree")).StatusCode);
        Assert.Equal(2, (await svenja.PageAsync("/spaces/kalkulation")).QuerySelectorAll("aside .note button").Length);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await svenja.ActAsync($"/voices/spaces/{space}/agree")).StatusCode);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AnswerAsync(tomasz, thread, "Jetzt ja");
        Assert.Equal(1, await house.FetchAsync());
        Assert.Equal("Jetzt ja", await house.InDbAsync(db => db.Observations.Select(o => o.Quote).SingleAsync()));

        await svenja.ActAsync($"/voices/spaces/{space}/stop");
        await house.AnswerAsync(tomasz, thread, "Und nun nicht mehr");
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await house.FetchAsync());
        Assert.Empty((await tomasz.PageAsync("/spaces/kalkulation")).QuerySelectorAll("aside .note"));
        Assert.Equal(["voices.space-proposed", "voices.space-agreed", "voices.space-stopped"], await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("voices.space")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task An_open_space_that_closes_is_no_longer_heard_without_its_hosts(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, _) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await ProposeAsync(house, mira, space);
        await house.StartAsync(svenja, space, "Pumpe", "Wir warten");
        await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));

        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal("space-not-agreed", await house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Space).Select(s => s.LastError).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task One_press_keeps_a_post_as_a_voice_by_the_same_rules(Engine engine)
    {
        await using var house = await Listening.OpenAsync(engine);
        var (mira, svenja, tomasz) = await PeopleAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var thread = await house.StartAsync(tomasz, space, "Mail eines Kunden", "Frau Hartmann von der Nordkorn schreibt: Wir warten seit Montag. Tomasz");
        var post = await house.PostIdAsync(thread, 1);

        // Offered to those who hear voices, and to nobody else.
        Assert.Contains(await Links(mira, $"/posts/{post}/menu"), href => href == $"/voices/new?post={post}");
        Assert.DoesNotContain(await Links(tomasz, $"/posts/{post}/menu"), href => href!.StartsWith("/voices/new?post=", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/voices/new?post={post}")).StatusCode);
        var form = await mira.PageAsync($"/voices/new?post={post}");
        var quote = form.QuerySelector("#f-form-quote")!.TextContent;
        Assert.Equal("Frau ⟦name⟧ von der Nordkorn schreibt: Wir warten seit Montag. ⟦name⟧", quote);

        // A colleague's own words: nobody told them. A customer's: yes.
        var refused = await mira.SubmitAsync("/voices/new", "capture", Fields(house, post, quote, own: true));
        Assert.Contains("href=\"#f-form-ownwords\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await mira.SubmitAsync("/voices/new", "capture", Fields(house, post, "Wir warten seit Montag. Tomasz, ⟦name⟧", own: false))).StatusCode);
        var kept = await house.InDbAsync(db => db.Observations.SingleAsync());
        Assert.Equal(("Wir warten seit Montag. ⟦name⟧, ⟦name⟧", VoiceChannel.Mail, FieldNotes.Id), (kept.Quote, kept.Channel, kept.SourceId));

        // A member can't do it by hand either, and a closed space stays closed.
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.SubmitAsync("/voices/new", "capture", Fields(house, post, "x", own: false))).StatusCode);
        var closed = await house.OpenSpaceAsync(mira, "Vertraulich", SpaceKind.Private);
        var secret = await house.PostIdAsync(await house.StartAsync(mira, closed, "Intern", "Nicht für draußen"), 1);
        Assert.Contains("href=\"#f-form-ownwords\"", await (await mira.SubmitAsync("/voices/new", "capture", Fields(house, secret, "Nicht für draußen", own: false))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/voices/new?post={secret}")).StatusCode);

        // Announced, a new post may be kept as its author's words, once, whoever is faster; it goes with the post.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await ProposeAsync(house, mira, space);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var own = await house.AnswerAsync(tomasz, thread, "Mir geht es genauso");
        var address = $"/voices/new?post={own.PostId}";
        Assert.Equal("true", (await mira.PageAsync(address)).QuerySelector("#f-form-ownwords option[selected]")!.GetAttribute("value"));
        await mira.SubmitAsync("/voices/new", "capture", Fields(house, own.PostId, "Mir geht es genauso", own: true));
        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal(VoiceChannel.Inside, await house.InDbAsync(db => db.Observations.Where(o => o.Quote == "Mir geht es genauso").Select(o => o.Channel).SingleAsync()));
        await tomasz.ActAsync($"/posts/{own.PostId}/delete");
        await svenja.ActAsync($"/threads/{thread}/delete");
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    private static async Task<(Person Mira, Person Svenja, Person Tomasz)> PeopleAsync(TestHouse house) => (
        await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));

    private static async Task ProposeAsync(TestHouse house, Person mira, Guid space)
    {
        var answer = await mira.SubmitAsync("/voices/sources/new/space", "source", ("Form.Space", space.ToString()), ("Form.Purpose", Purpose));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/voices/sources/{await SourceAsync(house)}", answer.Headers.Location!.AbsolutePath);
    }

    private static Task<Guid> SourceAsync(TestHouse house) => house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Space).Select(s => s.Id).SingleAsync());

    private static async Task<IReadOnlyList<string?>> Links(Person person, string page) => [.. (await person.PageAsync(page)).QuerySelectorAll("a").Select(link => link.GetAttribute("href"))];

    private static (string, string)[] Fields(TestHouse house, Guid post, string quote, bool own) =>
    [
        ("Form.FromPost", post.ToString()), ("Form.OwnWords", own ? "true" : "false"), ("Form.Quote", quote), ("Form.Channel", "Mail"), ("Form.Key", Guid.CreateVersion7().ToString("N")),
        ("Form.Day", house.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
