using Herberge.Foundation.Files;
using Herberge.Foundation.Live;
using Herberge.Shell;
using Herberge.Spaces.Imports;

namespace Herberge.Spaces;

/// <summary>The door of the room Spaces.</summary>
internal static class SpacesRoom
{
    public static void AddSpaces(this IServiceCollection services)
    {
        services.AddScoped<ListSpaces>();
        services.AddScoped<CreateSpace>();
        services.AddScoped<EditSpace>();
        services.AddScoped<ArchiveSpace>();
        services.AddScoped<Admission>();
        services.AddScoped<JoinSpace>();
        services.AddScoped<LeaveSpace>();
        services.AddScoped<AskToJoin>();
        services.AddScoped<AnswerJoinRequest>();
        services.AddScoped<InviteToSpace>();
        services.AddScoped<RemoveFromSpace>();
        services.AddScoped<ChangeSpaceRole>();
        services.AddScoped<ListSpaceMembers>();
        services.AddScoped<Home>();
        services.AddScoped<UnitContacts>();
        services.AddScoped<MyRooms>();
        services.AddScoped<MarkAllRead>();
        services.AddScoped<Bell>();
        services.AddScoped<ShowBell>();
        services.AddScoped<MarkSeen>();
        services.AddScoped<Answers>();
        services.AddScoped<INavigationSource, SpacesNavigation>();
        services.AddScoped<Notify>();
        services.AddImports();
        services.AddScoped<IFileAccess, FileAccess>();
        services.AddScoped<ILiveAccess, LiveAccess>();
    }

    public static void MapSpaces(this IEndpointRouteBuilder app)
    {
        app.MapSpaceActions();
    }
}
