using Herberge.Foundation.Files;
using Herberge.Foundation.Live;
using Herberge.Spaces.Imports;

namespace Herberge.Spaces;

/// <summary>The door of the room Spaces.</summary>
internal static class SpacesRoom
{
    public static void AddSpaces(this IServiceCollection services)
    {
        services.AddScoped<ListSpaces>();
        services.AddScoped<CreateSpace>();
        services.AddScoped<Notify>();
        services.AddImports();
        services.AddScoped<IFileAccess, FileAccess>();
        services.AddScoped<ILiveAccess, LiveAccess>();
    }

    public static void MapSpaces(this IEndpointRouteBuilder app)
    {
    }
}
