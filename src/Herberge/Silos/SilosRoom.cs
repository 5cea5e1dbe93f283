using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
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
        services.AddApiJson(SilosApiJson.Default);
        services.AddScoped<INavigationSource, SilosNavigation>();
    }

    public static void MapSilos(this IEndpointRouteBuilder app) => app.MapSilosApi();

    private sealed class SilosNavigation(IStringLocalizer<SilosWords> silosWords) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.IsHost || viewer.IsAdministrator
                ? [new NavigationEntry(NavigationGroup.Hosting, "/silos", silosWords["title"], "building-bridge-2")]
                : []);
    }
}
