using Herberge.Foundation.Api;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Files;
using Herberge.Foundation.Live;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Search;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces.Api;
using Herberge.Spaces.Discovery;
using Herberge.Spaces.Imports;
using Herberge.Spaces.Incidents;
using Herberge.Spaces.Introductions;
using Herberge.Spaces.Kinds;
using Herberge.Spaces.Leaving;
using Herberge.Spaces.Life;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Offline;
using Herberge.Spaces.Previews;
using Herberge.Spaces.References;
using Herberge.Spaces.Rulebook;
using Herberge.Spaces.Writing;

namespace Herberge.Spaces;

/// <summary>The door of the room Spaces.</summary>
internal static class SpacesRoom
{
    public static void AddSpaces(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, SpacesPortability>();
        services.AddScoped<ListSpaces>();
        services.AddScoped<ReadSpace>();
        services.AddScoped<ReadSpaceTalk>();
        services.AddScoped<CreateSpace>();
        services.AddScoped<EditSpace>();
        services.AddScoped<ArchiveSpace>();
        services.AddScoped<Admission>();
        services.AddScoped<Teams.ChangeTeamRole>();
        services.AddScoped<People.ISpaceRoles, Teams.SpaceRoles>();
        services.AddScoped<JoinSpace>();
        services.AddScoped<LeaveSpace>();
        services.AddScoped<AskToJoin>();
        services.AddScoped<AnswerJoinRequest>();
        services.AddScoped<InviteToSpace>();
        services.AddScoped<RemoveFromSpace>();
        services.AddScoped<ChangeSpaceRole>();
        services.AddScoped<ListSpaceMembers>();
        services.AddScoped<Home>();
        services.AddScoped<SuggestSpace>();
        services.AddScoped<MyRooms>();
        services.AddScoped<MarkAllRead>();
        services.AddScoped<Bell>();
        services.AddNotices();
        services.AddScoped<ShowBell>();
        services.AddScoped<NamedSubjects>();
        services.AddScoped<MarkSeen>();
        services.AddScoped<INavigationSource, SpacesNavigation>();
        services.AddScoped<Notify>();
        services.AddImports();
        services.AddIntroductions();
        services.AddKinds();
        services.AddDiscovery();
        services.AddWriting();
        services.AddLife();
        services.AddPreviews();
        services.AddReferences();
        services.AddRulebook();
        services.AddIncidents();
        services.AddScoped<IFileAccess, FileAccess>();
        services.AddScoped<ILiveAccess, LiveAccess>();
        services.AddScoped<Herberge.People.IAcquaintances, SharedSpaces>();
        services.AddScoped<Herberge.People.ISharedLife, LifeInSpaces>();
        services.AddScoped<SearchEverything>();
        services.AddScoped<ISearchSource, SpacesSearchSource>();
        services.AddScoped<IDoctorCheck, CountersCheck>();
        services.AddScoped<EraseOwnPosts>();
        services.AddScoped<EraseMentions>();
        services.AddScoped<IPersonalData, SaidData>();
        services.AddScoped<IPersonalData, BelongingsData>();
        services.AddScoped<Herberge.People.Admin.AuditLog.IAuditSight, AuditSight>();
        services.AddScoped<Herberge.People.Admin.Partners.IGuestPlaces, GuestPlaces>();
        services.AddModeration();
        services.AddThreads();
        services.AddApiJson(SpacesJson.Default);
    }

    public static void MapSpaces(this IEndpointRouteBuilder app)
    {
        app.MapThreadActions();
        app.MapOffline();
        app.MapSpaceActions();
        app.MapImports();
        app.MapNotices();
        app.MapKinds();
        app.MapDiscovery();
        app.MapWriting();
        app.MapLife();
        app.MapReferences();
        app.MapRulebook();
        app.MapIncidents();
        app.MapSpacesApi();
        app.MapMembershipApi();
        app.MapBridgesApi();
        app.MapThreadsApi();
        app.MapPostsApi();
        app.MapHomeApi();
        app.MapSearchApi();
        app.MapModeration();
    }

    private static void AddThreads(this IServiceCollection services)
    {
        services.AddScoped<StartThread>();
        services.AddScoped<BringThread>();
        services.AddScoped<PassOnThread>();
        services.AddScoped<SeeSignposts>();
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
        services.AddScoped<ReadUpTo>();
        services.AddScoped<Drafts>();
        services.AddSingleton<ThreadQueries>();
        services.AddSingleton<KeptPosts>();
        services.AddScoped<PostCards>();
        services.AddScoped<ReadThread>();
        services.AddScoped<ReadPost>();
        services.AddScoped<ReadPosts>();
        services.AddScoped<PostHistory>();
        services.AddScoped<ListThreads>();
        services.AddScoped<SimilarThreads>();
        services.AddScoped<SpaceAside>();
        services.AddScoped<WritePost>();
        services.AddScoped<Contacts>();
        services.AddScoped<Said>();
        services.AddScoped<Herberge.Spaces.Pictures.DescribePictures>();
        services.AddSingleton<ViewCounts>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewCounts>());
    }
}
