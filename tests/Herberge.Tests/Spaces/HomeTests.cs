using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Silos;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces;

public sealed class HomeTests
{
    [Theory, BothEngines]
    public async Task A_newcomer_is_told_what_to_do_first(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");

        var page = await rosa.PageAsync("/");

        Assert.Contains("Rosa", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("So kommst du an", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/spaces']"));
    }

    [Theory, BothEngines]
    public async Task What_is_new_stands_by_space_until_all_is_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.StartAsync(svenja, space, "Warum sechs Wochen?");

        var page = await tomasz.PageAsync("/");
        Assert.Contains("Neu in deinen Räumen", page.Body!.TextContent);
        Assert.Contains("Ersatzteile", page.QuerySelector("main .space-h")!.TextContent);
        Assert.NotNull(page.QuerySelector("main .t-row .new-dot"));
        Assert.Contains("1", page.QuerySelector(".rail a[href='/spaces/ersatzteile'] .count")!.TextContent);
        Assert.Null((await svenja.PageAsync("/")).QuerySelector("main .t-row .new-dot"));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await tomasz.ActAsync("/spaces/read")).LeadsTo("/");

        var after = await tomasz.PageAsync("/");
        Assert.Null(after.QuerySelector("main .t-row .new-dot"));
        Assert.Null(after.QuerySelector(".rail a[href='/spaces/ersatzteile'] .count"));
    }

    [Theory, BothEngines]
    public async Task An_open_question_from_a_unit_that_by_release_rarely_talks_with_mine_is_put_before_me_without_figures(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house, ("Qualität", 14), ("Einkauf", 14));
        var (quality, purchase) = (await house.InviteAsync("Pernilla Sand", "Qualität"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var space = await house.OpenSpaceAsync(purchase, "Lieferanten");
        await house.StartAsync(purchase, space, "Woran erkennen wir das früh?", "Drei **Merkmale** würden helfen.");
        await company.SeeAsync();

        var hero = (await quality.PageAsync("/")).QuerySelector(".bridge-hero");
        Assert.NotNull(hero);
        Assert.Contains("Qualität und Einkauf reden kaum miteinander", hero.TextContent);
        Assert.Contains("Drei Merkmale würden helfen.", hero.TextContent);
        Assert.DoesNotContain(hero.TextContent, char.IsDigit);
        Assert.Null((await purchase.PageAsync("/")).QuerySelector(".bridge-hero"));

        await quality.ActAsync("/home/not-today");
        Assert.Null((await quality.PageAsync("/")).QuerySelector(".bridge-hero"));
    }

    [Theory, BothEngines]
    public async Task Before_the_first_release_no_unit_is_called_silent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ApartAsync(house, ("Qualität", 14), ("Einkauf", 14));
        var (quality, purchase) = (await house.InviteAsync("Pernilla Sand", "Qualität"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        await house.StartAsync(purchase, await house.OpenSpaceAsync(purchase, "Lieferanten"), "Woran erkennen wir das früh?");

        Assert.Null((await quality.PageAsync("/")).QuerySelector(".bridge-hero"));
    }

    [Theory, BothEngines]
    public async Task A_unit_the_guard_hides_is_never_called_silent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house, ("Qualität", 14), ("Einkauf", 7));
        var (quality, purchase) = (await house.InviteAsync("Pernilla Sand", "Qualität"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var space = await house.OpenSpaceAsync(purchase, "Lieferanten");
        await house.StartAsync(purchase, space, "Woran erkennen wir das früh?");
        await company.SeeAsync();

        Assert.Null((await quality.PageAsync("/")).QuerySelector(".bridge-hero"));
    }

    [Theory, BothEngines]
    public async Task Suggestions_come_from_outside_my_spaces_and_say_why(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var mine = await house.OpenSpaceAsync(tomasz, "Einkauf");
        var hers = await house.OpenSpaceAsync(svenja, "Werkstoffe");
        var closed = await house.OpenSpaceAsync(svenja, "Klebergeheimnis", SpaceKind.Private);
        await house.StartAsync(tomasz, mine, "Eigenes Gespräch");
        await house.StartAsync(svenja, hers, "Klebstoffe bei 80 Grad");
        await house.StartAsync(svenja, closed, "Klebstoffe, vertraulich");
        await house.InDbAsync(async db =>
        {
            (await db.Set<Herberge.People.Member>().SingleAsync(m => m.Id == tomasz.Id)).Skills = "Drehen, Klebstoffe";
            return await db.SaveChangesAsync();
        });

        var text = (await tomasz.PageAsync("/")).QuerySelector("[aria-labelledby='fy-h']")!.TextContent;

        Assert.Contains("Klebstoffe bei 80 Grad", text);
        Assert.Contains("Passt zu „Klebstoffe“", text);
        Assert.DoesNotContain("vertraulich", text);
        Assert.DoesNotContain("Eigenes Gespräch", text);
    }

    /// <summary>Two units that talk with a third one, and hardly with each other.</summary>
    private static Task<Company> ApartAsync(TestHouse house, params (string Unit, int People)[] units) => Company.FillAsync(
        house, (one, other, a, b) => one == other ? b - a <= 3 : one == "Service" || other == "Service" ? (a + b) % 3 == 0 : b - a == 14 && a < 6, [.. units, ("Service", 14)]);
}
