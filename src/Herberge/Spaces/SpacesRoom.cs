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
<<<<<<< HEAD
        services.AddImports();
        services.AddScoped<IFileAccess, FileAccess>();
        services.AddScoped<ILiveAccess, LiveAccess>();
=======
        services.AddThreads();
>>>>>>> 6184408 (Add threads and posts: starting, answering, editing, deleting, accepting, reacting, following, drafts and their pages)
    }

    public static void MapSpaces(this IEndpointRouteBuilder app)
    {
        app.MapThreadActions();
    }

    private static void AddThreads(this IServiceCollection services)
    {
        services.AddScoped<StartThread>();
        services.AddScoped<AddPost>();
        services.AddScoped<EditPost>();
        services.AddScoped<DeletePost>();
        services.AddScoped<RestorePost>();
        services.AddScoped<DeleteThread>();
        services.AddScoped<AcceptAnswer>();
        services.AddScoped<React>();
        services.AddScoped<FollowThread>();
        services.AddScoped<PinThread>();
        services.AddScoped<LockThread>();
        services.AddScoped<MarkRead>();
        services.AddScoped<Drafts>();
        services.AddScoped<ReadThread>();
        services.AddScoped<ReadPost>();
        services.AddScoped<PostHistory>();
        services.AddScoped<ListThreads>();
        services.AddScoped<SimilarThreads>();
        services.AddScoped<SpaceAside>();
        services.AddScoped<WritePost>();
        services.AddScoped<Contacts>();
        services.AddScoped<Said>();
        services.AddSingleton<ViewCounts>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewCounts>());
    }
}
