using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Spaces;
using Herberge.Spaces.Imports.Conversations;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Imports;

public sealed class MattermostImportTests
{
    [Theory, BothEngines]
    public async Task A_post_and_its_replies_become_a_thread_with_people_reactions_mentions_and_time(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");

        var report = await ImportAsync(house, Export(svenja, tomasz));

        Assert.Empty(report.Faults);
        Assert.Equal((1, 2, 4, 2, 1), (report["talk-spaces"], report["talk-threads"], report["talk-posts"], report["talk-reactions"], report["talk-mentions"]));
        Assert.Equal((1, 1, 1, 1), (report["skip-service"], report["skip-bot"], report["skip-private"], report["skip-direct"]));
        Assert.Equal(
            ["Wo liegt die **neue** Preisliste? :preisliste: 👍 `@svenja`", "Frag @svenja.matthiesen. Sie pflegt sie.\n📎 preise.pdf", "Danke", "Und für 2025?"],
            await house.InDbAsync(db => db.Posts.OrderBy(p => p.CreatedAt).Select(p => p.Body).ToListAsync()));
        var posts = await house.InDbAsync(db => db.Posts.AsNoTracking().OrderBy(p => p.CreatedAt).Include(p => p.Thread).ToListAsync());
        Assert.Equal([(1, svenja.Id), (2, tomasz.Id), (3, svenja.Id)], posts.Take(3).Select(p => (p.Number, p.AuthorId)));
        Assert.Single(posts.Take(3).Select(p => p.ThreadId).Distinct());
        Assert.Equal("thanks:1 same:1", posts[0].ReactionSummary);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_714_982_400_123), posts[0].CreatedAt);
        Assert.NotNull(posts[1].EditedAt);
        var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().ToListAsync());
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Reply));
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Mention));
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Reaction) && t.At == DateTimeOffset.FromUnixTimeMilliseconds(1_714_983_000_000));

        var again = await ImportAsync(house, Export(svenja, tomasz), zipped: true);
        Assert.Equal((0, 4), (again["talk-posts"], again["skip-known"]));
        Assert.Equal(4, await house.InDbAsync(db => db.Posts.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_was_private_comes_only_when_asked_for_and_only_to_its_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");

        var report = await ImportAsync(house, Export(svenja, tomasz), all: true);

        Assert.Equal((3, 6), (report["talk-spaces"], report["talk-posts"]));
        var secret = await house.InDbAsync(db => db.Spaces.SingleAsync(s => s.Name == "Gehaltsrunde"));
        Assert.Equal(SpaceKind.Private, secret.Kind);
        Assert.Contains("Gehaltsrunde", (await svenja.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Gehaltsrunde", (await tomasz.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Unter uns gesagt", (await house.Administrator.PageAsync("/search?q=gesagt")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Bulk-Export")]
    [InlineData("""{"type":"team","team":{"name":"x"}}""", "Bulk-Export")]
    [InlineData("{\"type\":\"version\",\"version\":1}\n{\"type\":\"post\",\"post\":{\"team\":", "Zeile 2")]
    public async Task A_broken_file_is_refused_by_line_and_writes_nothing(string text, string said)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var report = await ImportAsync(house, text);

        var words = house.App.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<ImportWords>>();
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        Assert.Contains(said, words.Sentence(Assert.Single(report.Faults)), StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Spaces.CountAsync()));
    }

    private static string Export(Person svenja, Person tomasz)
    {
        object Member(params string[] channels) => new[] { new { name = "werk", roles = "team_user", channels = channels.Select(c => new { name = c, roles = "channel_user" }) } };
        object[] lines =
        [
            new { type = "version", version = 1 },
            new { type = "team", team = new { name = "werk", display_name = "Werk", type = "O" } },
            new { type = "channel", channel = new { team = "werk", name = "einkauf", display_name = "Einkauf", type = "O", header = "", purpose = "Preise und Lieferanten" } },
            new { type = "channel", channel = new { team = "werk", name = "gehalt", display_name = "Gehaltsrunde", type = "P", header = "", purpose = "" } },
            new { type = "user", user = new { username = "svenja", email = svenja.Email, auth_service = "", nickname = "", first_name = "Svenja", last_name = "Matthiesen", position = "", teams = Member("einkauf", "gehalt") } },
            new { type = "user", user = new { username = "tomasz.w", email = "t@anderswo.example", first_name = "Tomasz", last_name = "Wieczorek", teams = Member("einkauf") } },
            new { type = "user", user = new { username = "petra", email = "petra@anderswo.example", first_name = "Petra", last_name = "Ehemalig", teams = Member("gehalt") } },
            new { type = "bot", bot = new { username = "wetterbot", owner = "svenja" } },
            new
            {
                type = "post",
                post = new
                {
                    team = "werk", channel = "einkauf", user = "svenja", type = "", message = "Wo liegt die **neue** Preisliste? :preisliste: :+1: `@svenja`", create_at = 1_714_982_400_123,
                    reactions = new object[] { new { user = "tomasz.w", emoji_name = "+1", create_at = 1_714_983_000_000 }, new { user = "petra", emoji_name = "eyes", create_at = 1_714_983_000_001 } },
                    replies = new object[]
                    {
                        new { user = "svenja", message = "Danke", create_at = 1_714_982_700_000 },
                        new { user = "tomasz.w", message = "Frag @svenja. Sie pflegt sie.", create_at = 1_714_982_500_000, edit_at = 1_714_982_600_000, attachments = new[] { new { path = "20240506/teams/noteam/preise.pdf" } } },
                    },
                },
            },
            new { type = "post", post = new { team = "werk", channel = "einkauf", user = "tomasz.w", type = "system_join_channel", message = "tomasz.w joined the channel.", create_at = 1_714_982_000_000 } },
            new { type = "post", post = new { team = "werk", channel = "einkauf", user = "wetterbot", message = "Heute Regen", create_at = 1_714_990_000_000 } },
            new { type = "post", post = new { team = "werk", channel = "einkauf", user = "tomasz.w", message = "Und für 2025?", create_at = 1_714_999_000_000 } },
            new { type = "post", post = new { team = "werk", channel = "gehalt", user = "petra", message = "Streng vertraulich", create_at = 1_714_999_000_000 } },
            new { type = "direct_channel", direct_channel = new { members = new[] { "svenja", "tomasz.w" }, header = "" } },
            new { type = "direct_post", direct_post = new { channel_members = new[] { "svenja", "tomasz.w" }, user = "svenja", message = "Unter uns gesagt", create_at = 1_714_999_000_000 } },
        ];
        Assert.NotNull(tomasz);
        return string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))) + "\n";
    }

    private static async Task<ImportReport> ImportAsync(TestHouse house, string text, bool zipped = false, bool all = false)
    {
        var path = Path.Combine(house.DataFolder, $"{Guid.CreateVersion7():N}");
        if (zipped)
        {
            await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create);
            await using var entry = await zip.CreateEntry("import.jsonl").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
        else await File.WriteAllTextAsync(path, text);

        return await house.InScopeAsync(services => services.GetRequiredService<ImportConversations>()
            .HandleAsync(new ImportConversationsInput("mattermost", path, "export.jsonl", all, all, false, null), new Progress<ImportProgress>(), CancellationToken.None));
    }
}
