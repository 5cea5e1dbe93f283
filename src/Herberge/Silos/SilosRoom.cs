using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Silos.Bi;
using Herberge.Silos.Exports;
using Herberge.Silos.Alerts;
using Herberge.Silos.Next;
using Herberge.Silos.Interventions;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos;

/// <summary>The door of the room Silos.</summary>
internal static class SilosRoom
{
    public static void AddSilos(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, SilosPortability>();
        services.AddSingleton<ContactsOfTheWeek>();
        services.AddScoped<Measurable>();
        services.AddScoped<StartRelease>();
        services.AddScoped<ReleaseFigures>();
        services.AddScoped<ReleaseEverything>();
        services.AddScoped<ReadRules>();
        services.AddScoped<LogLook>();
        services.AddScoped<SeeSilos>();
        services.AddScoped<SeePair>();
        services.AddScoped<SilosExport>();
        services.AddScoped<ReportHouse>();
        services.AddScoped<SeeMyBridges>();
        services.AddScoped<LeaveAnalysis>();
        services.AddScoped<SeeLooks>();
        services.AddScoped<SeeSettings>();
        services.AddScoped<ProposeSettings>();
        services.AddScoped<DecideSettings>();
        services.AddScoped<FoldOldContacts>();
        services.AddScoped<IPersonalData, SilosData>();
        services.AddSingleton<IDatabaseViews, SilosViews>();
        services.AddScoped<IUnitContacts, ReleasedUnitContacts>();
        services.AddScoped<Herberge.Spaces.Life.ISpaceOpenness, ReleasedSpaceOpenness>();
        services.AddNextBridge();
        services.AddAlerts();
        services.AddApiJson(SilosApiJson.Default);
        services.AddApiJson(NextBridgeJson.Default);
        services.AddInterventions();
        services.AddScoped<INavigationSource, SilosNavigation>();
        services.AddHouseJob<ReleaseEverything>("0 10 2 * * ?");
        services.AddHouseJob<FoldOldContacts>("0 20 3 * * ?");
    }

    public static void MapSilos(this IEndpointRouteBuilder app)
    {
        app.MapSilosApi();
        app.MapNextBridgeApi();
        app.MapSilosExport();
        app.MapPost("/silos/alerts/{id:guid}/acknowledge", async (Guid id, AcknowledgeAlert acknowledge, Viewer viewer, Answers<SilosWords> answers, CancellationToken ct) =>
            answers.To(await acknowledge.HandleAsync(id, viewer, ct), "/silos#alerts"));
        app.MapInterventions();
    }

    private static void AddNextBridge(this IServiceCollection services)
    {
        services.AddScoped<ReadOpenTalk>();
        services.AddScoped<SeeNextBridge>();
        services.AddScoped<SkipBridge>();
        services.AddScoped<FinishBridge>();
    }

    private static void AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<RaiseAlerts>();
        services.AddScoped<SeeAlerts>();
        services.AddScoped<AcknowledgeAlert>();
    }

    private sealed class SilosNavigation(IStringLocalizer<SilosWords> silosWords) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
        {
            var entries = new List<NavigationEntry>();
            if (viewer.MaySeeSilos) entries.Add(new NavigationEntry(NavigationGroup.Hosting, "/silos", silosWords["title"], "building-bridge-2"));
            if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.Foot, "/me/bridges", silosWords["mine-title"], null));
            return ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(entries);
        }
    }
}
