using System.Text.Json;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.SignalR.Client;

namespace Herberge.Tests.Spaces;

public sealed class LiveTests
{
    [Theory, BothEngines]
    public async Task An_open_page_hears_of_a_new_answer_and_the_bell_rings(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        var thread = await house.StartAsync(svenja, space, "Warum sechs Wochen?");
        await using var line = await ConnectAsync(house, svenja);
        var posted = Next(line, "posted");
        var bell = Next(line, "bell");
        Assert.True(await line.InvokeAsync<bool>("Watch", $"thread:{thread}", TestContext.Current.CancellationToken));

        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");

        Assert.Equal($"thread:{thread}", (await Eventually.ComesAsync(posted)).Channel);
        var rung = await Eventually.ComesAsync(bell);
        Assert.Equal($"member:{svenja.Id}", rung.Channel);
        Assert.Equal(1, rung.Data.GetInt32());
    }

    [Theory, BothEngines]
    public async Task An_open_space_page_hears_of_a_new_thread(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await using var line = await ConnectAsync(house, rosa);
        var posted = Next(line, "posted");
        Assert.True(await line.InvokeAsync<bool>("Watch", $"space:{space}", TestContext.Current.CancellationToken));

        await house.StartAsync(svenja, space, "Warum sechs Wochen?");

        Assert.Equal($"space:{space}", (await Eventually.ComesAsync(posted)).Channel);
    }

    [Theory, BothEngines]
    public async Task Nobody_listens_where_they_may_not_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var closed = await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private);
        var asked = await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted);
        var leftover = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, jasper);
        var thread = await house.StartAsync(svenja, closed, "Zahlen");

        await using var guest = await ConnectAsync(house, jasper);
        await using var insider = await ConnectAsync(house, rosa);
        foreach (var channel in new[] { $"space:{closed}", $"thread:{thread}", $"space:{asked}", $"member:{svenja.Id}", "space:x", "", "house" })
        {
            Assert.False(await guest.InvokeAsync<bool>("Watch", channel, TestContext.Current.CancellationToken), channel);
            Assert.False(await insider.InvokeAsync<bool>("Watch", channel, TestContext.Current.CancellationToken), channel);
        }

        Assert.False(await guest.InvokeAsync<bool>("Watch", $"space:{leftover}", TestContext.Current.CancellationToken));
        Assert.True(await insider.InvokeAsync<bool>("Watch", $"space:{leftover}", TestContext.Current.CancellationToken));
    }

    private static async Task<HubConnection> ConnectAsync(TestHouse house, Person person)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(house.Address, "/live"), options => options.Cookies = person.Cookies).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static Task<(string Channel, JsonElement Data)> Next(HubConnection connection, string kind)
    {
        var heard = new TaskCompletionSource<(string, JsonElement)>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.On<string, JsonElement>(kind, (channel, data) => heard.TrySetResult((channel, data)));
        return heard.Task;
    }
}
