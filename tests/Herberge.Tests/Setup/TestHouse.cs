using System.Collections.Concurrent;
using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Herberge.Tests.Setup;

/// <summary>
/// A real house on a real port with a database of its own, opened by <see cref="OpenAsync"/> from a migrated template.
/// It has a name and one administrator; tests invite the people they need.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    public const string Password = "ein-langes-passwort";

    private static readonly ConcurrentDictionary<Engine, Lazy<Task<string>>> Templates = new();
    private readonly string _folder;
    private readonly string? _database;
    private readonly string _connection;
    private Dictionary<string, string?> _settings = [];

    private TestHouse(WebApplication app, Engine engine, string folder, string? database, FakeTimeProvider clock)
    {
        App = app;
        using (var scope = app.Services.CreateScope()) _connection = scope.ServiceProvider.GetRequiredService<HouseDb>().Database.GetConnectionString()!;
        Engine = engine;
        _folder = folder;
        _database = database;
        Clock = clock;
    }

    /// <summary>Houses open now, for browsers drop cookies by the real clock; afterwards only the test moves it.</summary>
    public static readonly DateTimeOffset Opening = TimeProvider.System.GetUtcNow();

    public WebApplication App { get; }

    public Engine Engine { get; }

    public FakeTimeProvider Clock { get; }

    public string DataFolder => _folder;

    public Uri Address => new(App.Urls.First());

    public Person Administrator { get; private set; } = null!;

    public static async Task<TestHouse> OpenAsync(Engine engine, Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? also = null, Action<WebApplication>? map = null)
    {
        var house = await OpenEmptyAsync(engine, settings, also, map);
        await house.OpenDoorAsync();
        return house;
    }

    /// <summary>A house before its first run: no name, nobody in it.</summary>
    public static async Task<TestHouse> OpenEmptyAsync(Engine engine, Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? also = null, Action<WebApplication>? map = null)
    {
        var template = await Templates.GetOrAdd(engine, e => new Lazy<Task<string>>(() => TemplateAsync(e))).Value;
        var folder = Directory.CreateTempSubdirectory("herberge-test-").FullName;
        string? database = null;
        var all = new Dictionary<string, string?>
        {
            ["Herberge:Data"] = folder,
            ["Herberge:Limits:SignInPerMinute"] = "10000",
            ["Herberge:Limits:WritesPerMinute"] = "100000",
            // Everybody in a test is new; what is kept back from new people has tests of its own.
            ["Herberge:Limits:NewcomerDays"] = "0",
            ["urls"] = "http://127.0.0.1:0",
        };
        if (engine == Engine.Sqlite)
        {
            File.Copy(template, Path.Combine(folder, "herberge.db"));
        }
        else
        {
            database = $"t{Guid.CreateVersion7():N}";
            all["Herberge:Database"] = await TestPostgres.CreateDatabaseAsync(database, template);
        }

        foreach (var (key, value) in settings ?? []) all[key] = value;
        var clock = new FakeTimeProvider(Opening);
        return new TestHouse(await StartAsync(all, clock, also, map), engine, folder, database, clock) { _settings = all };
    }

    /// <summary>Another node of this house: the same database and folder. Whoever opens it closes it.</summary>
    public Task<WebApplication> OpenNodeAsync(Action<WebApplicationBuilder>? also = null) => StartAsync(_settings, Clock, also, null);

    private static async Task<WebApplication> StartAsync(
        Dictionary<string, string?> settings, FakeTimeProvider clock, Action<WebApplicationBuilder>? also, Action<WebApplication>? map)
    {
        var app = HouseApp.Build(settings, builder =>
        {
            if (Environment.GetEnvironmentVariable("TESTLOG") is null) builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 10);
            WithoutJobs(builder.Services);
            also?.Invoke(builder);
        });
        await HouseApp.PrepareAsync(app, CancellationToken.None);
        map?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>A new member (or a partner's person) with an account and a signed-in browser.</summary>
    public async Task<Person> InviteAsync(string name, string? unit = null, string? partner = null, HouseRoles roles = HouseRoles.None, string language = "de")
    {
        var id = await InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HouseDb>();
            var taken = db.Set<Member>().Select(m => m.Handle).ToHashSet();
            var handle = Handles.Unique(name, taken);
            var member = new Member(Guid.CreateVersion7(), name, handle, $"{handle}@example.org", Clock.GetUtcNow()) { Roles = roles, InterfaceLanguage = language };
            if (unit is not null) member.UnitId = UnitId(db, unit);
            if (partner is not null)
            {
                var company = db.Set<PartnerCompany>().FirstOrDefault(p => p.Name == partner);
                if (company is null) db.Set<PartnerCompany>().Add(company = new PartnerCompany(Guid.CreateVersion7(), partner));
                member.PartnerId = company.Id;
            }

            db.Set<Member>().Add(member);
            await db.SaveChangesAsync();
            await services.GetRequiredService<SearchIndex>().PutAsync(MemberDocument.Of(member), CancellationToken.None);
            var created = await services.GetRequiredService<UserManager<Account>>()
                .CreateAsync(new Account { Id = member.Id, UserName = member.Id.ToString() }, Password);
            Assert.True(created.Succeeded, string.Join(", ", created.Errors.Select(e => e.Description)));
            return member.Id;
        });
        return await SignInAsync(id, name);
    }

    public async Task<Guid> OpenSpaceAsync(Person host, string name, SpaceKind kind = SpaceKind.Open, bool withPartners = false, params Person[] members)
    {
        return await InScopeAsync(async services =>
        {
            var viewer = await host.ViewerAsync();
            var result = await services.GetRequiredService<CreateSpace>().HandleAsync(new CreateSpaceInput(name, $"Wozu es {name} gibt", kind, withPartners), viewer, CancellationToken.None);
            Assert.True(result.Succeeded);
            var db = services.GetRequiredService<HouseDb>();
            foreach (var person in members) db.Set<SpaceMember>().Add(new SpaceMember(result.Value.Id, person.Id, SpaceRole.Member, Clock.GetUtcNow()));
            (await db.Set<Space>().FindAsync(result.Value.Id))!.MemberCount += members.Length;
            await db.SaveChangesAsync();
            return result.Value.Id;
        });
    }

    public HttpClient Browser(CookieContainer? cookies = null) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { { "Accept", "text/html" }, { "Accept-Language", "de" } },
    };

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> InDbAsync<T>(Func<HouseDb, Task<T>> work) => InScopeAsync(services => work(services.GetRequiredService<HouseDb>()));

    public async ValueTask DisposeAsync()
    {
        // Disposing alone would leave the clock of the jobs running, and with it the whole house in memory.
        await App.StopAsync();
        await App.DisposeAsync();
        // Only this house's: others are open beside it.
        if (Engine == Engine.Sqlite) await using (var pooled = new SqliteConnection(_connection)) SqliteConnection.ClearPool(pooled);
        await ClearAsync();
        if (_database is not null) await TestPostgres.DropDatabaseAsync(_database);
    }

    /// <summary>The house's clock starts no work by itself, or a test that moves it would race with a job; tests call what jobs call.</summary>
    private static void WithoutJobs(IServiceCollection services)
    {
        var byTheClock = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly.GetName().Name?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(byTheClock);
        foreach (var service in byTheClock) services.Remove(service);
    }

    /// <summary>A file that was being written when the house closed may still appear while its folder goes.</summary>
    private async Task ClearAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    private static Guid UnitId(HouseDb db, string path)
    {
        var known = db.Set<OrgUnit>().FirstOrDefault(u => u.Path == path);
        if (known is not null) return known.Id;
        var cut = path.LastIndexOf('/');
        Guid? parent = cut < 0 ? null : UnitId(db, path[..cut]);
        var unit = new OrgUnit(Guid.CreateVersion7(), parent, path[(cut + 1)..], path, 1 + (db.Set<OrgUnit>().Count() % 12));
        db.Set<OrgUnit>().Add(unit);
        db.SaveChanges();
        return unit.Id;
    }

    private static async Task<string> TemplateAsync(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("herberge-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var settings = new Dictionary<string, string?> { ["Herberge:Data"] = folder };
        var name = $"template{Guid.CreateVersion7():N}";
        if (engine == Engine.Postgres) settings["Herberge:Database"] = await TestPostgres.CreateDatabaseAsync(name, null);
        await using (var app = HouseApp.Build(settings, builder => builder.Logging.ClearProviders())) await HouseApp.PrepareAsync(app, CancellationToken.None);
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return engine == Engine.Postgres ? name : Path.Combine(folder, "herberge.db");
    }

    private async Task OpenDoorAsync()
    {
        var id = await InScopeAsync(async services =>
        {
            var result = await services.GetRequiredService<OpenHouse>().HandleAsync(
                new OpenHouseInput("Ostertag Fördertechnik", "de", "Europe/Berlin", "Ada Admin", "ada@example.org", Password), CancellationToken.None);
            Assert.True(result.Succeeded);
            return result.Value;
        });
        Administrator = await SignInAsync(id, "Ada Admin");
    }

    /// <summary>A new browser of somebody, after so long that the house forgot the last one.</summary>
    public async Task<Person> SignInAsync(Guid id, string name)
    {
        var email = await InDbAsync(db => Task.FromResult(db.Set<Member>().Single(m => m.Id == id).Email!));
        var cookies = new CookieContainer();
        var person = new Person(this, id, name, email, Browser(cookies), cookies);
        var answer = await person.SubmitAsync("/sign-in", "sign-in", ("Form.Email", email), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }
}
