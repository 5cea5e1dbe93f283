using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Herberge.Silos.Files;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos;

/// <summary>The door of the room Silos.</summary>
internal static class SilosRoom
{
    public static void AddSilos(this IServiceCollection services)
    {
        services.AddSingleton<ContactsOfTheWeek>();
        services.AddScoped<Measurable>();
        services.AddScoped<StartRelease>();
        services.AddScoped<ReleaseFigures>();
        services.AddScoped<ReleaseEverything>();
        services.AddScoped<ReadRules>();
        services.AddScoped<LogLook>();
        services.AddScoped<SeeSilos>();
        services.AddScoped<SeePair>();
        services.AddScoped<ReportHouse>();
        services.AddScoped<SeeMyBridges>();
        services.AddScoped<LeaveAnalysis>();
        services.AddScoped<SeeLooks>();
        services.AddScoped<SeeSettings>();
        services.AddScoped<ProposeSettings>();
        services.AddScoped<DecideSettings>();
        services.AddScoped<FoldOldContacts>();
        services.AddScoped<INavigationSource, SilosNavigation>();
        services.AddHouseJob<ReleaseEverything>("0 10 2 * * ?");
        services.AddHouseJob<FoldOldContacts>("0 20 3 * * ?");
    }

    public static void MapSilos(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/silos", async (int? days, int? level, string? by, string? kind, SeeSilos see, Viewer viewer, IStringLocalizer<ProblemWords> words, CancellationToken ct) =>
                (await see.HandleAsync(SilosQuery.Read(days, level, by, kind), viewer, ct)).ToHttp(words, view => Results.Bytes(SilosJson.Bytes(view.Told()), "application/json")))
            .WithName("GetSilos")
            .WithTags("Silos")
            .WithSummary("The released figures of openness between units, guarded and rounded: groups only, nothing below ten people")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
    }

    private sealed class SilosNavigation(IStringLocalizer<SilosWords> silosWords) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.MaySeeSilos
                ? [new NavigationEntry(NavigationGroup.Hosting, "/silos", silosWords["title"], "building-bridge-2")]
                : []);
    }
}
