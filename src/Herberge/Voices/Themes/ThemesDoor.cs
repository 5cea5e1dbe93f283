using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Shell;
using Herberge.Voices.Api;

namespace Herberge.Voices.Themes;

/// <summary>The part of the room's door that belongs to themes.</summary>
internal static class ThemesDoor
{
    public const string Place = "/voices/themes";

    public static void AddThemes(this IServiceCollection services)
    {
        services.AddScoped<ThemesSeen>();
        services.AddScoped<FindThemes>();
        services.AddScoped<ForgetInThemes>();
        services.AddScoped<SeeThemes>();
        services.AddScoped<SeeTheme>();
        services.AddScoped<PromoteTheme>();
        services.AddSingleton<ThemeSearches>();
        services.AddHostedService(provider => provider.GetRequiredService<ThemeSearches>());
        services.AddApiJson(ThemesApiJson.Default);
        services.AddHouseJob<FindThemesNightly>("0 10 4 * * ?");
    }

    public static void MapThemes(this IEndpointRouteBuilder app)
    {
        app.MapThemesApi();
        app.MapPost($"{Place}/search", (ThemeSearches searches, Viewer viewer, Answers<VoicesWords> answers) => answers.To(searches.Start(viewer), Place, "said-themes-started"));
        app.MapPost($"{Place}/search/stop", (ThemeSearches searches, Viewer viewer, Answers<VoicesWords> answers) => answers.To(searches.Stop(viewer), Place, "said-themes-stopped"));
    }
}
