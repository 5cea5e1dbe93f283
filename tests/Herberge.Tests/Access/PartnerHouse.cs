using Herberge.Demo;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Herberge.Tests.Spaces.Moderation;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Reason = Herberge.Spaces.Moderation.Reason;

namespace Herberge.Tests.Access;

/// <summary>
/// A filled house in which every text and name of every table carries a marker, and one clean space a partner was let into. What the
/// partner is told anywhere must be clean.
/// </summary>
internal sealed class PartnerHouse : IAsyncDisposable
{
    public const string Marker = "zitronenfalter";

    /// <summary>Said in the partner's own space.</summary>
    public const string Clean = "Rampe vier ist frei";

    /// <summary>What everybody may know, and what nobody is told as it stands: the house's own name, the names of stages, secrets, tongues.</summary>
    private static readonly Type[] NotMarked = [typeof(HouseSettings), typeof(Stage), typeof(Account), typeof(AccessToken), typeof(SignInLink), typeof(OutboxMessage)];

    /// <summary>Columns that hold no words: the house would not run with another value.</summary>
    private static readonly string[] NoWords = ["ReactionSummary", "ContentType", "InterfaceLanguage", "Language", "Kind", "Action", "Key", "State", "Status", "Level", "TimeZone", "Rule"];

    private string _mention = "";

    private PartnerHouse(TestHouse house) => House = house;

    public TestHouse House { get; }

    public Person Host { get; private set; } = null!;

    public Person Partner { get; private set; } = null!;

    public Caller Caller { get; private set; } = null!;

    public Caller HostCaller { get; private set; } = null!;

    /// <summary>Ids of marked rows, by the room of their type.</summary>
    public ILookup<string, Guid> Ids { get; private set; } = null!;

    public List<string> Slugs { get; } = [];

    public string Handle { get; private set; } = "";

    public Guid OwnThread { get; private set; }

    public static async Task<PartnerHouse> OpenAsync(Action<WebApplication>? map = null)
    {
        var house = new PartnerHouse(await TestHouse.OpenEmptyAsync(Engine.Sqlite, map: map));
        await house.FillAsync();
        return house;
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private async Task FillAsync()
    {
        await House.InScopeAsync(async services =>
        {
            var now = House.Clock.GetUtcNow();
            await ActivatorUtilities.CreateInstance<FillHouse>(services).HandleAsync(new DemoPlan(40, 7, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)), (_, _) => { }, CancellationToken.None);
            await services.GetRequiredService<House>().ReloadAsync(services.GetRequiredService<HouseDb>(), CancellationToken.None);
            return true;
        });
        Host = await House.InviteAsync("Svenja Matthiesen", roles: HouseRoles.Host);
        Partner = await House.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        _mention = "@" + await House.InDbAsync(db => db.Set<Member>().Where(m => m.Id == Partner.Id).Select(m => m.Handle).SingleAsync());
        var marit = await House.InviteAsync("Marit Haugen", partner: "Van Dijk Logistiek");
        var rosa = await House.InviteAsync("Rosa Figueiredo");
        var own = await OwnSpaceAsync(marit);
        await SecretsAsync(own, marit, rosa);
        await MarkAsync([Host.Id, Partner.Id, marit.Id], own);
        Caller = await House.CallAsync(Partner, "read write admin");
        HostCaller = await House.CallAsync(Host, "read write admin");
        await ChooseAsync(own);
    }

    private async Task<Guid> OwnSpaceAsync(Person marit)
    {
        var own = await House.OpenSpaceAsync(Host, "Anlieferung", withPartners: true, members: [Partner, marit]);
        OwnThread = await House.StartAsync(Host, own, "Welche Rampe?", $"{Clean}, oder {_mention}?");
        return own;
    }

    /// <summary>What touches the partner and must not reach them: spaces they were in, what moderators know, who flagged them.</summary>
    private async Task SecretsAsync(Guid own, Person marit, Person rosa)
    {
        foreach (var name in new[] { "Beendet", "Geschlossen" })
        {
            var left = await House.OpenSpaceAsync(Host, $"{Marker} {name}", withPartners: true, members: [Partner]);
            var thread = await House.StartAsync(Host, left, $"{Marker} Titel", $"{Marker} für {_mention}");
            await House.DoAsync<FollowThread, Done>(Partner, (follow, v) => follow.HandleAsync(thread, FollowState.Following, v, CancellationToken.None));
            await House.AnswerAsync(Host, thread, $"{Marker} Antwort");
            await House.InDbAsync(db => name == "Beendet"
                ? db.Set<SpaceMember>().Where(m => m.SpaceId == left && m.MemberId == Partner.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsAt, House.Clock.GetUtcNow().AddSeconds(-1)))
                : db.Set<Space>().Where(s => s.Id == left).ExecuteUpdateAsync(s => s.SetProperty(x => x.WithPartners, false)));
        }

        await House.TryAnswerAsync(marit, new AddPostInput(OwnThread, $"{Marker} wartet auf Freigabe"));
        await House.DoAsync<TakeMeasure, Done>(Host, (take, v) => take.HandleAsync(new TakeMeasureInput(marit.Id, own, MeasureKind.Warning, Reason.Tone, $"{Marker} Worte"), v, CancellationToken.None));
        await House.DoAsync<WriteNote, Guid>(Host, (note, v) => note.HandleAsync(marit.Id, own, $"{Marker} Notiz", v, CancellationToken.None));
        await House.DoAsync<CareForSpace, Done>(Host, (care, v) => care.HandleAsync("anlieferung", new CareInput(0, true, $"{Marker}wort"), v, CancellationToken.None));
        await House.DoAsync<HouseRulesUse, int>(Host, (rules, v) => rules.WriteAsync("Wir duzen uns.", $"{Marker}wort", v, CancellationToken.None));
        var until = DateOnly.FromDateTime(House.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        await House.DoAsync<InviteGuest, Guid>(Host, (invite, v) => invite.HandleAsync("anlieferung",
            new InviteGuestInput($"{Marker}@example.org", $"{Marker} Gast", $"{Marker} AG", $"{Marker} Zweck", until), v, CancellationToken.None));
        // Approved by hand: what the partner said in their own space, and somebody they don't know flags it.
        await House.TryAnswerAsync(Partner, new AddPostInput(OwnThread, "Passt."));
        var held = await House.InDbAsync(db => db.Set<HeldPost>().Where(h => h.AuthorId == Partner.Id).Select(h => h.Id).SingleAsync());
        await House.DoAsync<SettleHeld, string>(Host, (settle, v) => settle.ApproveAsync(held, v, CancellationToken.None));
        var post = await House.InDbAsync(db => db.Set<Post>().Where(p => p.AuthorId == Partner.Id).Select(p => p.Id).SingleAsync());
        await House.DoAsync<FlagPost, Done>(rosa, (flag, v) => flag.HandleAsync(new FlagPostInput(post, Reason.Other, $"{Marker} Meldung"), v, CancellationToken.None));
    }

    /// <summary>Puts the marker before every word of every table, but for what the partner may know.</summary>
    private Task<bool> MarkAsync(Guid[] people, Guid own) => House.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HouseDb>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !NotMarked.Contains(t.ClrType) && !t.ClrType.Name.StartsWith("Identity", StringComparison.Ordinal)))
        {
            var store = StoreObjectIdentifier.Table(type.GetTableName()!);
            var words = type.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsPrimaryKey() && !NoWords.Contains(p.Name)).Select(p => p.GetColumnName(store)).OfType<string>().ToList();
            if (words.Count == 0) continue;
            var sets = words.Select(column => $"\"{column}\" = CASE WHEN \"{column}\" IS NULL OR \"{column}\" = '' THEN \"{column}\" ELSE '{Marker}{(column is "Handle" or "Slug" or "Email" or "NormalizedEmail" ? "" : " ")}' || \"{column}\" END");
            var update = string.Concat("UPDATE \"", type.GetTableName(), "\" SET ", string.Join(", ", sets), Spared(type, people, own));
            await db.Database.ExecuteSqlRawAsync(update);
        }

        await services.GetRequiredService<RebuildSearch>().HandleAsync(null, CancellationToken.None);
        return true;
    });

    private static string Spared(IEntityType type, Guid[] people, Guid own)
    {
        static string Hex(Guid id) => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";
        var known = string.Join(", ", people.Select(Hex));
        return type.ClrType.Name switch
        {
            nameof(Member) => $" WHERE \"Id\" NOT IN ({known})",
            nameof(PartnerCompany) => $" WHERE \"Name\" <> 'Van Dijk Logistiek'",
            nameof(Space) => $" WHERE \"Id\" <> {Hex(own)}",
            nameof(DiscussionThread) or nameof(Post) => $" WHERE \"SpaceId\" <> {Hex(own)}",
            // What the partner wrote themselves and had to wait with.
            nameof(HeldPost) => $" WHERE \"AuthorId\" <> {Hex(people[1])}",
            // The rules are for everybody; the words watched for are marked already.
            nameof(HouseRules) => " WHERE 1 = 0",
            _ => "",
        };
    }

    private async Task ChooseAsync(Guid own)
    {
        var some = await House.InDbAsync(async db =>
        {
            var ids = new List<(string Room, Guid Id)>();
            foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.FindPrimaryKey()?.Properties is [{ Name: "Id" } key] && key.ClrType == typeof(Guid)))
            {
                var room = type.ClrType.Namespace!.Split('.').ElementAtOrDefault(1) ?? "";
                var newest = string.Concat("SELECT \"Id\" AS \"Value\" FROM \"", type.GetTableName(), "\" ORDER BY \"Id\" DESC LIMIT 2");
                var rows = await db.Database.SqlQueryRaw<byte[]>(newest).ToListAsync();
                ids.AddRange(rows.Select(row => (room, new Guid(row, bigEndian: true))));
            }

            foreach (var thread in await db.Set<DiscussionThread>().Where(t => t.SpaceId != own).OrderByDescending(t => t.Id).Take(3).Select(t => t.Id).ToListAsync()) ids.Add(("Spaces", thread));
            return ids;
        });
        Ids = some.Distinct().ToLookup(s => s.Room, s => s.Id);
        Slugs.AddRange(await House.InDbAsync(db => db.Set<Space>().Where(s => s.Id != own && (s.Kind == SpaceKind.Private || s.Name.Contains("Beendet") || s.WithPartners)).Take(4).Select(s => s.Slug).ToListAsync()));
        Slugs.Add("anlieferung");
        Handle = await House.InDbAsync(db => db.Set<Member>().Where(m => m.Name.StartsWith(Marker) && m.PartnerId == null).Select(m => m.Handle).FirstAsync());
    }
}
