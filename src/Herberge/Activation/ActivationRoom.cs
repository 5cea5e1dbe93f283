using Herberge.Activation.Finder;
using Herberge.Activation.Circles;
using Herberge.Activation.Guides;
using Herberge.Activation.Initiatives;
using Herberge.Activation.Invitations;
using Herberge.Activation.Journeys;
using Herberge.Activation.Ladder;
using Herberge.Activation.Rounds;
using Herberge.Activation.Thanks;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Portability;
using Herberge.People.Admin.AuditLog;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation;

/// <summary>The door of the room Activation.</summary>
internal static class ActivationRoom
{
    public const string Address = "/activation";

    public static void AddActivation(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, ActivationPortability>();
        services.AddScoped<IAuditSight, ActivationAuditSight>();
        services.AddScoped<INavigationSource, ActivationNavigation>();
        services.AddRounds();
        services.AddCircles();
        services.AddInitiatives();
        services.AddJourneys();
        services.AddInvitations();
        services.AddThanks();
        services.AddGuides();
        services.AddScoped<FindPeopleWhoKnow>();
        services.AddScoped<SeeLadder>();
        services.AddScoped<SeeGrowth>();
        services.AddApiJson(LadderApiJson.Default);
        services.AddApiJson(CirclesApiJson.Default);
        services.AddApiJson(GuidesApiJson.Default);
        services.AddApiJson(InvitationsApiJson.Default);
        services.AddApiJson(ThanksApiJson.Default);
    }

    public static void MapActivation(this IEndpointRouteBuilder app)
    {
        app.MapRounds();
        app.MapCircles();
        app.MapInitiatives();
        app.MapJourneys();
        app.MapInvitations();
        app.MapThanks();
        app.MapGuides();
        app.MapLadderApi();
        app.MapCirclesApi();
        app.MapGuidesApi();
        app.MapInvitationsApi();
        app.MapThanksApi();
    }

    private sealed class ActivationNavigation(IStringLocalizer<ActivationWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.IsInside ? [new NavigationEntry(NavigationGroup.Rooms, Address, words["title"], "coffee")] : []);
    }
}
