using Herberge.Activation;
using Herberge.Channels;
using Herberge.Desks;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Api.Once;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Gatherings;
using Herberge.Ideas;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Shell;
using Herberge.Silos;
using Herberge.Spaces;
using Herberge.Voices;
using Microsoft.AspNetCore.HttpOverrides;

namespace Herberge;

/// <summary>Builds the running house: every room's door, and the middleware in the order a request meets it.</summary>
internal static class HouseApp
{
    /// <param name="settings">Settings that win over environment and files, e.g. from verbs and tests.</param>
    /// <param name="also">Last word on services, for tests that set the clock.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HouseApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // Keys lie unencrypted in a folder of mode 700; that they do is documented and needs no warning at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);

        builder.AddFoundation();
        // The rail shows the rooms in this order.
        builder.Services.AddDesks();
        builder.Services.AddSpaces();
        builder.Services.AddIdeas();
        builder.Services.AddVoices();
        builder.Services.AddGatherings();
        builder.Services.AddPeople();
        builder.Services.AddSilos();
        builder.Services.AddActivation();
        builder.Services.AddChannels();
        builder.Services.AddShell();
        also?.Invoke(builder);

        var app = builder.Build();
        _ = Task.Run(() => WarmUp(app.Services));
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseHeadLikeGet();
        app.UseSecurityHeaders();
        app.UseShellErrors();
        app.UseMiddleware<ApiErrors>();
        app.UseLateRoutes();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ViewerMiddleware>();
        app.UseShellFrame();
        app.UseMiddleware<Limits>();
        app.UseMiddleware<FirstRun>();
        app.UseAuthorization();
        app.UseMiddleware<OnceOnly>();
        app.UseMiddleware<AdminDoor>();
        app.UseAntiforgeryEverywhere();
        app.UseAntiforgery();

        app.MapShell();
        app.MapFoundation();
        app.MapPeople();
        app.MapSpaces();
        app.MapIdeas();
        app.MapGatherings();
        app.MapSilos();
        app.MapActivation();
        app.MapVoices();
        app.MapChannels();
        app.MapDesks();
        return app;
    }

    /// <summary>Makes the database model ready on another core, while the routes are drawn up here.</summary>
    private static void WarmUp(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<HouseDb>().Model;
    }

    /// <summary>Brings the database up to date and loads what every request needs; the routes' code is made ready meanwhile.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        var routes = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count), ct);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        await scope.ServiceProvider.GetRequiredService<IDatabaseEngine>().MigrateAsync(db, ViewsOf(scope.ServiceProvider), ct);
        await scope.ServiceProvider.GetRequiredService<House>().ReloadAsync(db, ct);
        await scope.ServiceProvider.PrepareIdeasAsync(ct);
        await routes;
    }

    /// <summary>What the rooms offer to other programs reading the database.</summary>
    public static IReadOnlyList<DatabaseView> ViewsOf(IServiceProvider services) => [.. services.GetServices<IDatabaseViews>().SelectMany(room => room.Views)];
}
