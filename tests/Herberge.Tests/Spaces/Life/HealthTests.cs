using Herberge.Foundation.Access;
using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Herberge.Spaces.Life;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Life;

public sealed class HealthTests
{
    [Theory, BothEngines]
    public async Task Active_members_are_told_from_five_on_and_only_where_the_others_are_five_as_well(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var people = new List<Person>();
        for (var n = 0; n < 10; n++) people.Add(await house.InviteAsync($"Person Nummer{n}", "Service"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: [.. people]);
        foreach (var person in people.Take(4)) await house.StartAsync(person, space, $"Frage von {person.Name}", $"Was meint ihr dazu, fragt {person.Name}");

        Assert.Null((await SeeAsync(house, svenja)).Active);
        await house.StartAsync(people[4], space, "Noch eine Frage", "Was meint ihr");
        Assert.Equal(5, (await SeeAsync(house, svenja)).Active);
        // Seven of eleven: the four who were silent would be told by subtraction.
        foreach (var person in people.Skip(5).Take(2)) await house.StartAsync(person, space, $"Und {person.Name}", $"Was meint ihr wohl, fragt {person.Name}");
        Assert.Null((await SeeAsync(house, svenja)).Active);

        var page = await svenja.PageAsync("/spaces/ersatzteile/health");
        Assert.Contains("zu wenige", page.QuerySelector(".kpis")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task The_time_to_a_first_answer_needs_five_who_asked_and_five_who_answered(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var people = new List<Person>();
        for (var n = 0; n < 10; n++) people.Add(await house.InviteAsync($"Person Nummer{n}", "Service"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: [.. people]);
        for (var n = 0; n < 5; n++)
        {
            var thread = await house.StartAsync(people[n], space, $"Frage {n}", $"Wer weiß etwas über Fall {n}");
            house.Clock.Advance(TimeSpan.FromHours(n + 1));
            await house.AnswerAsync(n < 4 ? people[5 + n] : people[5], thread, $"Ich weiß etwas über Fall {n}");
        }

        Assert.Null((await SeeAsync(house, svenja)).FirstAnswer);
        var last = await house.StartAsync(people[0], space, "Frage 6", "Wer weiß etwas über den letzten Fall");
        house.Clock.Advance(TimeSpan.FromHours(10));
        await house.AnswerAsync(people[9], last, "Ich weiß etwas über den letzten Fall");

        var health = await SeeAsync(house, svenja);
        Assert.Equal((TimeSpan.FromHours(3.5), 6, 6), (health.FirstAnswer!.Value, health.Questions, health.Answered));
    }

    [Fact]
    public async Task Openness_is_what_a_release_told_and_private_spaces_are_for_their_hosts()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (svenja, mira) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Mira Cem", "Marketing", roles: HouseRoles.CommunityManager));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private);
        Assert.Null((await SeeAsync(house, svenja)).Openness);
        await house.InDbAsync(db =>
        {
            var monday = ReleaseCalendar.LastEnd(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
            var figures = new SiloFigures { People = 40, Whole = WholeFigure.None with { Openness = 0.8 }, Spaces = [new SpaceFigure(space, 0.2), new SpaceFigure(null, 0.6)] };
            db.Set<ReleasedFigures>().Add(new ReleasedFigures(new FigureKey(monday, ReleaseCalendar.UsualWindow, 1, GroupedBy.Unit, null), NoFigures.None, figures, monday));
            return db.SaveChangesAsync();
        });

        Assert.Equal((0.2, 0.8), ((await SeeAsync(house, mira)).Openness!.Part, (await SeeAsync(house, mira)).Openness!.Whole));
        Assert.Contains("25", (await mira.PageAsync("/spaces/ersatzteile/health")).QuerySelector(".kpis")!.TextContent);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await mira.GetAsync("/spaces/gehaltsrunde/health")).StatusCode);
    }

    /// <summary>Looks on the Monday after, when what just happened is in the window.</summary>
    private static async Task<SpaceHealth> SeeAsync(TestHouse house, Person person)
    {
        house.Clock.Advance(TimeSpan.FromDays(7));
        var viewer = await person.ViewerAsync();
        var health = await house.InScopeAsync(services => services.GetRequiredService<SeeHealth>().HandleAsync("ersatzteile", viewer, CancellationToken.None));
        Assert.True(health.Succeeded);
        return health.Value;
    }
}
