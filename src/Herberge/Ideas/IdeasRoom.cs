using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Portability;
using Herberge.Ideas.Api;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Exporting;
using Herberge.Ideas.Importing;
using Herberge.Ideas.Leaving;
using Herberge.Ideas.Merging;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Similar;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Subscribing;
using Herberge.Ideas.Tables;
using Herberge.Ideas.Talk;
using Herberge.Ideas.Team;
using Herberge.Ideas.Voting;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas;

/// <summary>The door of the room Ideas.</summary>
internal static class IdeasRoom
{
    public static void AddIdeas(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, IdeasPortability>();
        services.AddScoped<SubmitIdea>();
        services.AddScoped<Herberge.Spaces.Moderation.Held.IHeldThread, HeldIdeas>();
        services.AddScoped<OpenCampaigns>();
        services.AddScoped<ReadIdea>();
        services.AddScoped<EditIdea>();
        services.AddScoped<ListIdeas>();
        services.AddScoped<OpenBox>();
        services.AddScoped<SeeBox>();
        services.AddScoped<TellOfIdea>();
        services.AddScoped<INavigationSource, IdeasNavigation>();
        services.AddScoped<Herberge.Spaces.References.IReferenceSource, IdeaReferences>();
        services.AddSingleton<IdeaMemory>();
        services.AddScoped<FindSimilarIdeas>();
        services.AddScoped<FindIdea>();
        services.AddScoped<IPersonalData, IdeasData>();
        services.AddScoped<IPersonalData, JudgementData>();
        services.AddCampaigns();
        services.AddVoting();
        services.AddEvaluation();
        services.AddStages();
        services.AddTeams();
        services.AddTalk();
        services.AddMerging();
        services.AddOutcomes();
        services.AddTables();
        services.AddExporting();
        services.AddImporting();
        services.AddSubscriptions();
        services.AddApiJson(IdeasApiJson.Default);
        services.AddApiJson(OutcomesApiJson.Default);
        services.AddApiJson(CampaignsApiJson.Default);
    }

    public static void MapIdeas(this IEndpointRouteBuilder app)
    {
        app.MapCampaigns();
        app.MapVoting();
        app.MapStages();
        app.MapTeams();
        app.MapTalk();
        app.MapMerging();
        app.MapOutcomes();
        app.MapTables();
        app.MapExporting();
        app.MapSubscriptions();
        app.MapIdeasApi();
        app.MapIdeasImportApi();
        app.MapOutcomesApi();
        app.MapCampaignsApi();
        app.MapTeamApi();
    }

    private sealed class IdeasNavigation(IStringLocalizer<IdeasWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.IsSignedIn
                ? [new NavigationEntry(NavigationGroup.Rooms, "/ideas", words["title"], "bulb"), new NavigationEntry(NavigationGroup.New, "/ideas/new", words["submit"], "bulb")]
                : []);
    }
}
