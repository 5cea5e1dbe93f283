using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Files;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Live;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation;

/// <summary>The door of the foundation: everything that knows nothing of the business.</summary>
internal static class FoundationRoom
{
    private const string CookieOrToken = "CookieOrToken";

    /// <summary>
    /// What EF Core made of the house's queries. By itself it keeps about a thousand and compiles the others again and again; the house
    /// asks more than that. A query counts as 10.
    /// </summary>
    private static readonly MemoryCache CompiledQueries = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public static void AddFoundation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<HouseOptions>(builder.Configuration.GetSection(HouseOptions.Section));
        var options = builder.Configuration.GetSection(HouseOptions.Section).Get<HouseOptions>() ?? new HouseOptions();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<House>();
        services.AddSingleton<SetupKey>();
        services.AddSingleton<WriteTransactions>();
        services.AddStorage(options);
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.AddSingleton<IStringLocalizerFactory, KeptWords>();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentViewer>().Value);
        services.AddSingleton<Limits>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "RequestVerificationToken";
            antiforgery.Cookie.Name = "herberge-csrf";
        });
        services.AddProblemDetails();
        services.AddApi();
        services.AddDataProtection()
            .SetApplicationName("Herberge")
            .PersistKeysToFileSystem(KeyFolder(options.DataPath("keys")));
        services.AddSignIn();

        services.AddSingleton<MarkdownRenderer>();
        services.AddScoped<MailOutbox>();
        services.AddSingleton<MailFolder>();
        services.AddScoped<MailboxDoor>();
        services.AddSingleton<MailCarrier>();
        services.AddSingleton<IOutboxCarrier>(provider => provider.GetRequiredService<MailCarrier>());
        services.AddScoped<DrainOutbox>();
        services.AddScoped<OutboxView>();
        services.AddHostedService<OutboxDrain>();
        services.AddScoped<FileStore>();
        services.AddOutwardClient();
        services.AddScoped<ForgetOrphans>();
        services.AddSingleton<Imports.ImportShelf>();
        services.AddPortability();
        services.AddHouseJobs(options.Database is { Length: > 0 } uri ? new PostgresEngine(uri).ConnectionString : null);
        services.AddScoped(provider => new SearchIndex(provider.GetRequiredService<HouseDb>(), provider.GetRequiredService<IDatabaseEngine>().Search));
        services.AddScoped<RebuildSearch>();
        services.AddScoped<IDoctorCheck, StorageCheck>();
        services.AddScoped<IDoctorCheck, FilesCheck>();
        services.AddScoped<IDoctorCheck, MailCheck>();
        services.AddScoped<IDoctorCheck, SearchCheck>();
        services.AddLive(options);
    }

    public static void MapFoundation(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapFiles();
        app.MapFilesApi();
        app.MapOutboxApi();
        app.MapDocument();
        app.MapLogo();
        app.MapHub<LiveHub>(LiveHub.Path);
    }

    public static void AddStorage(this IServiceCollection services, HouseOptions options)
    {
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<IInterceptor, OutboxWatch>();
        if (options.Database is { Length: > 0 } uri)
        {
            var engine = new PostgresEngine(uri);
            services.AddSingleton<IDatabaseEngine>(engine);
            // A failed command is told by the exception, where somebody catches it; an empty database has no history table
            // and needs no alarm about it.
            services.AddDbContextPool<PostgresHouseDb>((provider, db) => db.UseNpgsql(engine.ConnectionString).UseMemoryCache(CompiledQueries)
                .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug)))
                .AddInterceptors(provider.GetServices<IInterceptor>()));
            services.AddScoped<HouseDb>(provider => provider.GetRequiredService<PostgresHouseDb>());
        }
        else
        {
            var engine = new SqliteEngine(options.DataPath("herberge.db"));
            services.AddSingleton<IDatabaseEngine>(engine);
            services.AddDbContextPool<SqliteHouseDb>((provider, db) => db.UseSqlite(engine.ConnectionString).UseMemoryCache(CompiledQueries)
                .ReplaceService<IRelationalConnection, LastingConnection>()
                .AddInterceptors(new SqliteTuning(), new KeptStatements()).AddInterceptors(provider.GetServices<IInterceptor>()));
            services.AddScoped<HouseDb>(provider => provider.GetRequiredService<SqliteHouseDb>());
        }
    }

    /// <summary>The keys that sign cookies: for the house's own account alone.</summary>
    private static DirectoryInfo KeyFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api") ? TokenAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "herberge";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/forbidden";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
        });
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = false;
                identity.User.AllowedUserNameCharacters = null!;
                identity.Password.RequiredLength = 10;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 8;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<HouseDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
