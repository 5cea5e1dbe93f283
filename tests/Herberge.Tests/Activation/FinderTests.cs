using System.Net;
using Herberge.People;
using Herberge.Spaces.Kinds.Questions;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Activation;

public sealed class FinderTests
{
    [Theory, BothEngines]
    public async Task Who_knows_and_who_asks_find_each_other_by_their_own_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Recht");
        var kim = await house.InviteAsync("Kim Sturm", "Recht");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        await WriteAsync(house, rosa, skills: "Vertragsrecht, Pilze bestimmen", seeks: "Hilfe mit Python");
        await WriteAsync(house, kim, skills: "Vertragsrecht", seeks: null);
        await WriteAsync(house, svenja, skills: "Python", seeks: "Vertragsrecht für Lieferanten");

        Assert.Equal(new[] { "Kim Sturm", "Rosa Figueiredo" }, (await NamesAsync(svenja, "for-me-h")).Order());
        Assert.Equal(["Rosa Figueiredo"], await NamesAsync(svenja, "of-me-h"));
        Assert.Equal(["Rosa Figueiredo"], await NamesAsync(kim, "asked-h", "?q=Wer+kann+Pilze+bestimmen"));
        Assert.Empty(await NamesAsync(kim, "asked-h", "?q=Pilze"));

        // Whoever doesn't want to be proposed isn't, and still sees who could help them.
        await house.InScopeAsync(async services => (await ((ChooseExpertWish)services.GetService(typeof(ChooseExpertWish))!).HandleAsync(ExpertSource.Nothing, await rosa.ViewerAsync(), CancellationToken.None)).Succeeded);
        Assert.Equal(["Kim Sturm"], await NamesAsync(svenja, "for-me-h"));
        Assert.Empty(await NamesAsync(svenja, "of-me-h"));
        Assert.Equal(["Svenja Matthiesen"], await NamesAsync(rosa, "for-me-h"));
        Assert.Equal(HttpStatusCode.NotFound, (await jasper.GetAsync("/activation/finder")).StatusCode);
    }

    private static Task<int> WriteAsync(TestHouse house, Person person, string? skills, string? seeks) => house.InDbAsync(async db =>
        await db.Set<Member>().Where(m => m.Id == person.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Skills, skills).SetProperty(x => x.LookingFor, seeks)));

    private static async Task<List<string>> NamesAsync(Person person, string section, string query = "") =>
        [.. (await person.PageAsync($"/activation/finder{query}")).QuerySelectorAll($"[aria-labelledby='{section}'] a.link").Select(a => a.TextContent)];
}
