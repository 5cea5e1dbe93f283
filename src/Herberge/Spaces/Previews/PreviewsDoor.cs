using Herberge.Foundation.Jobs;

namespace Herberge.Spaces.Previews;

internal static class PreviewsDoor
{
    public static void AddPreviews(this IServiceCollection services)
    {
        services.AddScoped<NoteLinks>();
        services.AddScoped<IPostListener>(provider => provider.GetRequiredService<NoteLinks>());
        services.AddScoped<IPostFollower>(provider => provider.GetRequiredService<NoteLinks>());
        services.AddScoped<FetchPreviews>();
        services.AddHouseJob<FetchPreviewsEachMinute>("20 * * * * ?");
    }
}
