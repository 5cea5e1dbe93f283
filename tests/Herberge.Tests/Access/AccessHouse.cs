using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Access;

/// <summary>A house with every kind of viewer and every kind of space, secrets planted.</summary>
internal sealed partial class AccessHouse : IAsyncDisposable
{
    /// <summary>In every post, so that search can be asked for something without naming a secret.</summary>
    public const string Everywhere = "sonnenblumenfeld";

    /// <summary>Everybody walks from one address, faster than strangers may.</summary>
    private static readonly Dictionary<string, string?> Unhurried = new() { ["Herberge:Limits:FeedsPerMinute"] = "100000", ["Herberge:Limits:PublicPerMinute"] = "100000", ["Herberge:Limits:InboxPerMinute"] = "100000" };

    private readonly ConcurrentDictionary<ViewerKind, string> _proofs = [];

    private AccessHouse(TestHouse house) => House = house;

    public TestHouse House { get; }

    public Dictionary<ViewerKind, HttpClient> Browsers { get; } = [];

    /// <summary>Programs with a token of each that carries every scope.</summary>
    public Dictionary<ViewerKind, Caller> Callers { get; } = [];

    public Dictionary<ViewerKind, Person> People { get; } = [];

    public List<Spot> Spots { get; } = [];

    public Person Host => People[ViewerKind.SpaceHost];

    public static async Task<AccessHouse> OpenAsync(Engine engine, Action<WebApplication>? map = null)
    {
        var built = new AccessHouse(await TestHouse.OpenAsync(engine, Unhurried, map: map));
        await built.FillAsync();
        return built;
    }

    /// <summary>The proof a browser's page carries against forged forms.</summary>
    public async Task<string> ProofAsync(ViewerKind viewer)
    {
        if (_proofs.TryGetValue(viewer, out var known)) return known;
        var page = await Browsers[viewer].GetStringAsync(viewer == ViewerKind.Nobody ? "/sign-in" : "/spaces");
        return _proofs[viewer] = Proof().Match(page).Groups[1].Value;
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private async Task FillAsync()
    {
        People[ViewerKind.SpaceHost] = await House.InviteAsync("Svenja Matthiesen", "Service");
        People[ViewerKind.InsiderMember] = await House.InviteAsync("Tomasz Wieczorek", "Einkauf");
        People[ViewerKind.InsiderOutside] = await House.InviteAsync("Rosa Figueiredo", "Produktion");
        People[ViewerKind.GuestInside] = await House.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        People[ViewerKind.GuestOutside] = await House.InviteAsync("Marit Haugen", partner: "Nordlager");
        People[ViewerKind.HouseHost] = await House.InviteAsync("Hanna Gastgeb", "Personal", roles: HouseRoles.Host);
        People[ViewerKind.Administrator] = await House.InviteAsync("Adam Verwalter", "IT", roles: HouseRoles.Administrator);
        foreach (var (kind, person) in People)
        {
            Browsers[kind] = person.Browser;
            Callers[kind] = await House.CallAsync(person, "read write admin");
        }

        Callers[ViewerKind.Nobody] = House.Call(null);
        Browsers[ViewerKind.Nobody] = House.Browser();

        foreach (var kind in Enum.GetValues<SpotKind>())
        {
            var (spaceKind, withPartners) = AccessPlan.Space(kind);
            var space = await House.OpenSpaceAsync(Host, $"Kammer{kind}", spaceKind, withPartners, People[ViewerKind.InsiderMember], People[ViewerKind.GuestInside]);
            var file = await UploadAsync($"zitronenfalter{kind}.txt".ToLowerInvariant());
            var secret = $"zitronenfalter{kind}".ToLowerInvariant();
            var thread = await House.StartAsync(Host, space, $"{secret} im Titel", $"{secret} und {Everywhere}, siehe [Anlage](/files/{file}/anlage.txt)");
            Spots.Add(new Spot(kind, await House.SlugAsync(space), space, thread, await House.PostIdAsync(thread, 1), file));
        }
    }

    private async Task<Guid> UploadAsync(string name)
    {
        using var content = new ByteArrayContent("Inhalt der Anlage"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent
        {
            { content, "file", name },
            { new StringContent(await ProofAsync(ViewerKind.SpaceHost)), "__RequestVerificationToken" },
        };
        using var answer = await Host.Browser.PostAsync("/files", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("id").GetGuid();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
