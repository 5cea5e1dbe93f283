using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;

namespace Herberge.Ideas.Talk;

/// <summary>What ties the room to the conversations its ideas are talked about in.</summary>
internal static class TalkDoor
{
    public static void AddTalk(this IServiceCollection services)
    {
        services.AddScoped<FirstAnswers>();
        services.AddScoped<IPostListener>(provider => provider.GetRequiredService<FirstAnswers>());
        services.AddScoped<IPostFollower>(provider => provider.GetRequiredService<FirstAnswers>());
        services.AddScoped<IdeaBanner>();
        services.AddScoped<IThreadBanners>(provider => provider.GetRequiredService<IdeaBanner>());
        services.AddScoped<IPostOffers>(provider => provider.GetRequiredService<IdeaBanner>());
        services.AddScoped<IThreadTags, IdeaTagsOfThreads>();
        services.AddScoped<INotificationDetails, IdeaMailWords>();
        services.AddScoped<ReadTalk>();
    }

    public static void MapTalk(this IEndpointRouteBuilder app)
    {
        // Notifications know the thread alone.
        app.MapGet("/threads/{id:guid}/idea", async Task<IResult> (Guid id, ReadIdea read, Viewer viewer, CancellationToken ct) =>
            await read.OfThreadAsync(id, viewer, ct) is { } idea ? TypedResults.LocalRedirect($"/ideas/{idea}") : TypedResults.NotFound());
    }
}
