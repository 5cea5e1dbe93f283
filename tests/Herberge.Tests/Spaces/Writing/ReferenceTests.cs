using System.Net.Http.Json;
using System.Text.Json;
using Herberge.Spaces;
using Herberge.Spaces.Pictures;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Writing;

public sealed class ReferenceTests
{
    [Theory, BothEngines]
    public async Task Only_what_every_reader_may_know_of_is_completed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, jasper) = (await house.InviteAsync("Svenja Matthiesen", "Qualität"), await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek"));
        var open = await house.OpenSpaceAsync(svenja, "Werkstatt");
        await house.OpenSpaceAsync(svenja, "Qualität im Alltag", SpaceKind.Restricted);
        await house.OpenSpaceAsync(svenja, "Qualitätsgehälter", SpaceKind.Private);
        await house.OpenSpaceAsync(svenja, "Qualitätspartner", SpaceKind.Restricted, withPartners: true, jasper);
        var thread = await house.StartAsync(svenja, open, "Worum es geht", "Wer weiß es");

        Assert.Equal(["Qualität", "Qualität im Alltag", "Qualitätspartner"], await NamesAsync(svenja, $"thread={thread}"));
        Assert.Equal(["Qualität", "Qualität im Alltag", "Qualitätspartner"], await NamesAsync(svenja, "space=werkstatt"));
        // In a private space its own name is nothing new; where guests read along, nothing of the house is named.
        Assert.Contains("Qualitätsgehälter", await NamesAsync(svenja, "space=qualitatsgehalter"));
        Assert.Equal(["Qualitätspartner"], await NamesAsync(svenja, "space=qualitatspartner"));
        Assert.Equal(["Qualitätspartner"], await NamesAsync(jasper, "space=qualitatspartner"));
        Assert.Empty(await NamesAsync(jasper, "space=werkstatt"));
        Assert.Empty(await NamesAsync(svenja, ""));

        var told = await house.InDbAsync(db => db.Set<Notification>().CountAsync());
        await house.AnswerAsync(svenja, thread, "Frag in [Qualitätspartner](/spaces/qualitatspartner)");
        Assert.Equal(told, await house.InDbAsync(db => db.Set<Notification>().CountAsync()));
        Assert.NotNull((await svenja.PageAsync($"/threads/{thread}")).QuerySelector(".post a[href='/spaces/qualitatspartner']"));
    }

    [Fact]
    public async Task Pictures_that_stand_together_are_a_gallery_and_get_their_words_later()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var space = await house.OpenSpaceAsync(svenja, "Werkstatt", members: [tomasz]);
        string one = $"/files/{Guid.CreateVersion7()}/a.png", two = $"/files/{Guid.CreateVersion7()}/b.png";
        var thread = await house.StartAsync(svenja, space, "Der Riss", $"Seht:\n\n![a.png]({one}) ![Ein Riss am Lager]({two})");
        var post = await house.PostIdAsync(thread, 1);

        var page = await svenja.PageAsync($"/threads/{thread}");
        Assert.Equal([one, two], page.QuerySelectorAll(".gallery a").Select(a => a.GetAttribute("href")));
        Assert.Equal([$"{one}?w=640", $"{two}?w=640"], page.QuerySelectorAll(".gallery a img").Select(i => i.GetAttribute("src")));
        Assert.NotNull((await svenja.PageAsync($"/posts/{post}/edit")).QuerySelector($"a[href='/posts/{post}/pictures']"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomasz.GetAsync($"/posts/{post}/pictures")).StatusCode);

        (await svenja.SubmitAsync($"/posts/{post}/pictures", "pictures", ("Words[0]", "Lager [links] ![x](http://evil.example/x.png)"), ("Words[1]", "Ein Riss am Lager"))).LeadsTo($"/threads/{thread}#post-1");
        var images = (await svenja.PageAsync($"/threads/{thread}")).QuerySelectorAll(".gallery img").ToList();
        Assert.Equal(["Lager [links] ![x](http://evil.example/x.png)", "Ein Riss am Lager"], images.Select(i => i.GetAttribute("alt")));
        Assert.DoesNotContain(PicturesIn.Text(await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == post).Select(p => p.Body).SingleAsync())), p => p.IsBare);
    }

    private static async Task<List<string>> NamesAsync(Person person, string place)
    {
        var answer = await person.GetAsync($"/references?q=qualit%C3%A4t&{place}");
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. found.EnumerateArray().Select(r => r.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];
    }
}
