using Herberge.Foundation.Access;

namespace Herberge.Ideas.Campaigns;

/// <summary>The part of the room's door that belongs to campaigns.</summary>
internal static class CampaignsDoor
{
    public static void AddCampaigns(this IServiceCollection services)
    {
        services.AddScoped<WriteCampaign>();
        services.AddScoped<PublishCampaign>();
        services.AddScoped<SeeCampaignToWrite>();
        services.AddScoped<ListCampaigns>();
        services.AddScoped<SeeCampaign>();
        services.AddScoped<IdeaCards>();
        services.AddScoped<SeeBoard>();
        services.AddScoped<RankIdeas>();
    }

    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/campaigns/{id:guid}/publish", async (Guid id, PublishCampaign publish, Viewer viewer, IdeasAnswers answers, CancellationToken ct) =>
            answers.To(await publish.HandleAsync(id, viewer, ct), $"/ideas/campaigns/{id}", "campaign-said-published"));
    }
}
