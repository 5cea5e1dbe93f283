using System.Net;
using System.Text.RegularExpressions;
using Herberge.Demo;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Files;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Notices.Push;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation.Portability;

public sealed partial class RoundTripTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>SQLite to PostgreSQL and back, so that a difference of one of them can't hide.</summary>
    [Fact]
    public async Task A_house_goes_from_one_database_to_the_other_and_back_and_every_line_stays_the_same()
    {
        if (!TestPostgres.IsInstalled) Assert.Skip("No PostgreSQL on this machine.");
        await using var first = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        var filled = await FillAsync(first);
        await using var second = await TestHouse.OpenEmptyAsync(Engine.Postgres);
        await using var third = await TestHouse.OpenEmptyAsync(Engine.Sqlite);

        using var original = await HouseFile.OfAsync(first);
        await original.IntoAsync(second);
        using var copy = await HouseFile.OfAsync(second);
        await copy.IntoAsync(third);
        using var again = await HouseFile.OfAsync(third);

        var before = original.Texts();
        Assert.True(before.Count > 100, "The export has lost its files.");
        Assert.True(before["data/posts.jsonl"].Length > 10_000, "The demo house wrote nothing.");
        foreach (var other in new[] { copy, again })
        {
            var after = other.Texts();
            Assert.Equal(before.Keys, after.Keys);
            foreach (var (path, text) in before)
            {
                // The log goes on: that the house came in, and that it went out once more.
                if (path == "data/audit.jsonl") Assert.StartsWith(text, after[path], StringComparison.Ordinal);
                else if (path != "manifest.json") Assert.True(text == after[path], $"{path} differs: {Difference(text, after[path])}");
            }

            Assert.Equal(original.Contents(), other.Contents());
        }

        Assert.NotEmpty(original.Contents());
        await SignInByLinkAndSearchAsync(second, filled);
        await WritingGoesOnAsync(second);
        var findings = await HouseProcess.RunAsync(second, "doctor");
        Assert.DoesNotContain("MEND", findings.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_leaves_the_house_and_passwords_only_where_asked_for()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var ada = house.Administrator.Id;
        var hash = await house.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HouseDb>();
            var now = house.Clock.GetUtcNow();
            db.AccessTokens.Add(new AccessToken(ada, "geheim", [.. "secret-token-secret-token-secret"u8], "read", now, null));
            db.SignInLinks.Add(new SignInLink(ada, [.. "secret-links-secret-links-secret"u8], now, TimeSpan.FromMinutes(15)));
            db.Set<PushSubscription>().Add(new PushSubscription(ada, "https://push.example/secret-push", "secret-hash", "secret-key", "secret-secret", "Firefox", now));
            await db.SaveChangesAsync(Ct);
            return await db.Set<Account>().Where(a => a.Id == ada).Select(a => a.PasswordHash).SingleAsync(Ct);
        });
        using var plain = await HouseFile.OfAsync(house);
        using var withPasswords = await HouseFile.OfAsync(house, withPasswords: true);
        var everything = string.Concat(plain.Texts().Where(t => t.Key != "schema.json").Select(t => t.Value));

        Assert.NotNull(hash);
        foreach (var secret in new[] { hash, "secret-", Convert.ToBase64String("secret-"u8)[..8], "passwordHash", "securityStamp" }) Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        var accounts = withPasswords.Texts()["data/accounts.jsonl"];
        Assert.Contains($"\"passwordHash\":\"{hash}\"", accounts, StringComparison.Ordinal);
        Assert.DoesNotContain("securityStamp", accounts, StringComparison.Ordinal);

        await using var next = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        await withPasswords.IntoAsync(next);
        Assert.Equal(hash, await next.InDbAsync(db => db.Set<Account>().Where(a => a.Id == ada).Select(a => a.PasswordHash).SingleAsync(Ct)));
        Assert.True(await next.InDbAsync(db => db.Set<Account>().AllAsync(a => a.SecurityStamp != null && a.SecurityStamp.Length > 20, Ct)));
    }

    private static async Task<FilledHouse> FillAsync(TestHouse house)
    {
        var filled = await house.InScopeAsync(services => ActivatorUtilities.CreateInstance<FillHouse>(services)
            .HandleAsync(new DemoPlan(40, 7, new DateTimeOffset(2026, 5, 13, 0, 0, 0, TimeSpan.Zero)), (_, _) => { }, Ct));
        await house.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HouseDb>();
            await services.GetRequiredService<House>().ReloadAsync(db, Ct);
            var id = await db.Set<Member>().Where(m => m.Email == filled.Member).Select(m => m.Id).SingleAsync(Ct);
            var viewer = (await services.GetRequiredService<Herberge.Foundation.Access.IViewerSource>().FindAsync(id, Ct))!;
            Assert.True((await services.GetRequiredService<FileStore>().SaveAsync(new MemoryStream([.. "Ein Text für alle, mit Umlauten: äöü\n"u8]), "Notiz.txt", viewer, Ct)).Succeeded);
            await FillTheRestAsync(services, db);
            return true;
        });
        return filled;
    }

    /// <summary>A row of every kind the demo leaves empty, with a value in every field: no type and no column goes untried.</summary>
    private static async Task FillTheRestAsync(IServiceProvider services, HouseDb db)
    {
        var format = new HouseFormat(db, services.GetServices<ITablePortability>());
        var waiting = new List<HouseKind>();
        foreach (var kind in format.Kinds) if (await KeysAsync(db, kind) is null) waiting.Add(kind);
        Assert.NotEmpty(waiting);
        while (waiting.Find(kind => !kind.References.Any(r => waiting.Exists(w => w != kind && w.Table == r.PrincipalEntityType.GetTableName()))) is { } next)
        {
            var row = next.Fields.Select(field => field.LeftOut is { } left ? left.Instead() : Sample(field)).ToArray();
            foreach (var reference in next.References)
            {
                var principal = format.Kinds.Single(k => k.Table == reference.PrincipalEntityType.GetTableName());
                var there = await KeysAsync(db, principal);
                foreach (var (from, to) in reference.Properties.Zip(reference.PrincipalKey.Properties)) row[next.Fields.ToList().FindIndex(f => f.Property == from)] = there?[principal.Key.ToList().FindIndex(f => f.Property == to)];
            }

            await using var filler = new RowFiller(db, next, next.Table);
            await filler.AddAsync(row, Ct);
            await filler.EndAsync(Ct);
            waiting.Remove(next);
        }

        Assert.Empty(waiting);
    }

    /// <summary>The key of some row, or null where there is none.</summary>
    private static async Task<object?[]?> KeysAsync(HouseDb db, HouseKind kind)
    {
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", kind.Key.Select(f => $"\"{f.Column}\""))} FROM \"{kind.Table}\" LIMIT 1";
        await using var rows = await command.ExecuteReaderAsync(Ct);
        return await rows.ReadAsync(Ct) ? [.. kind.Key.Select((field, i) => field.Read(rows, i))] : null;
    }

    private static object Sample(HouseField field) =>
        field.IsList ? (field.Type == typeof(Guid) ? new List<Guid> { Guid.CreateVersion7() } : new List<string> { "Grüße, „so“", "\\ \" \n" })
        : field.Type.IsEnum ? Enum.GetValues(field.Type).GetValue(0)!
        : field.Type == typeof(Guid) ? Guid.CreateVersion7()
        : field.Type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 5, 6, 8, 12, 0, TimeSpan.Zero).AddTicks(1_234_567)
        : field.Type == typeof(DateOnly) ? new DateOnly(2026, 5, 6)
        : field.Type == typeof(TimeOnly) ? new TimeOnly(8, 12, 0, 123, 456)
        : field.Type == typeof(string) ? "Ä \"ß\" 😀\n"[..Math.Min(8, field.Property.GetMaxLength() ?? 8)]
        : field.Type == typeof(byte[]) ? new byte[] { 0, 1, 254, 255 }
        : field.Type == typeof(decimal) ? 12.50m
        : field.Type == typeof(double) ? 0.1 + 0.2
        : field.Type == typeof(float) ? 0.1f
        : Convert.ChangeType(1, field.Type, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task SignInByLinkAndSearchAsync(TestHouse house, FilledHouse filled)
    {
        using var browser = house.Browser();
        var page = await browser.GetStringAsync("/sign-in");
        var proof = Proof().Match(page).Groups[1].Value;
        using var asked = await browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("_handler", "link"), new("Link.Email", filled.Member), new("__RequestVerificationToken", proof)]));
        var mail = await house.InDbAsync(db => db.Outbox.Where(m => m.Payload.Contains(filled.Member)).Select(m => m.Payload).SingleAsync(Ct));
        var link = Link().Match(mail).Value;
        Assert.NotEqual("", link);
        var door = await browser.GetStringAsync(link);
        using var inside = await browser.PostAsync(link, new FormUrlEncodedContent(Hidden().Matches(door).DistinctBy(m => m.Groups[1].Value).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))));
        Assert.Equal(HttpStatusCode.Redirect, inside.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/spaces")).StatusCode);

        var title = await house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => t.DeletedAt == null).Join(db.Set<Space>().Where(s => s.Kind == SpaceKind.Open), t => t.SpaceId, s => s.Id, (t, _) => t.Title).OrderBy(t => t).FirstAsync(Ct));
        Assert.Contains(WebUtility.HtmlEncode(title), await browser.GetStringAsync($"/search?q={Uri.EscapeDataString(title)}"), StringComparison.Ordinal);
    }

    /// <summary>Numbers the database gives go on after those that came.</summary>
    private static async Task WritingGoesOnAsync(TestHouse house) => await house.InDbAsync(async db =>
    {
        var last = await db.Acts.MaxAsync(a => a.Id, Ct);
        var someone = await db.Set<Member>().Select(m => m.Id).FirstAsync(Ct);
        var act = new Herberge.Foundation.Ledger.Act(someone, Herberge.Foundation.Ledger.ActKind.Posted, house.Clock.GetUtcNow(), null, someone);
        db.Acts.Add(act);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(last + 1, act.Id);
        return true;
    });

    private static string Difference(string one, string other)
    {
        var (a, b) = (one.Split('\n'), other.Split('\n'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (a[i] != b[i]) return $"line {i + 1}: {a[i]} | {b[i]}";
        return $"{a.Length} and {b.Length} lines";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();

    [GeneratedRegex("/sign-in/link\\?t=[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
