using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos;

/// <summary>The door of the room Silos.</summary>
internal static class SilosRoom
{
    public static void AddSilos(this IServiceCollection services)
    {
        services.AddSingleton<PicturesOfTheDay>();
        services.AddScoped<SeeSilos>();
        services.AddScoped<INavigationSource, SilosNavigation>();
    }

    public static void MapSilos(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/silos", async (int? days, int? level, SeeSilos see, Viewer viewer, IStringLocalizer<ProblemWords> words, CancellationToken ct) =>
                (await see.HandleAsync(days, level, viewer, ct)).ToHttp(words))
            .WithName("GetSilos")
            .WithTags("Silos")
            .WithSummary("Openness between units, guarded: groups only, nothing below ten people")
            .Produces<SiloPicture>();
    }

    private sealed class SilosNavigation(IStringLocalizer<SilosWords> silosWords) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.IsHost || viewer.IsAdministrator
                ? [new NavigationEntry(NavigationGroup.Hosting, "/silos", silosWords["title"], "building-bridge-2")]
                : []);
    }
}
