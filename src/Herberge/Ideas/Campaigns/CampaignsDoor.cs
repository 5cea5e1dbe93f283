using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Ledger;
using Herberge.Ideas.Stages;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

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
        services.AddScoped<CopyCampaign>();
        services.AddScoped<IOccasionNames, CampaignNames>();
        services.AddScoped<SettleCampaigns>();
        services.AddHouseJob<SettleCampaignsNightly>("0 20 3 * * ?");
    }

    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/campaigns/{id:guid}/publish", async (Guid id, PublishCampaign publish, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await publish.HandleAsync(id, viewer, ct), $"/ideas/campaigns/{id}", "campaign-said-published"));
        app.MapPost("/ideas/campaigns/{id:guid}/copy", async (Guid id, CopyCampaign copy, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
        {
            var copied = await copy.HandleAsync(id, viewer, ct);
            return answers.To(copied, $"/ideas/campaigns/{(copied.Succeeded ? copied.Value : id)}/edit", "campaign-said-copied");
        });
        // From the board: back to it when the idea has moved, on to the move's own page when something is missing.
        app.MapPost("/ideas/campaigns/{id:guid}/moves", async (Guid id, [FromQuery] Guid idea, [FromForm] Guid stage, [FromQuery] string? from, MoveIdea move, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await move.HandleAsync(new MoveIdeaInput(idea, stage), viewer, ct), $"{from ?? $"/ideas/campaigns/{id}"}#idea-{idea:N}", "stage-said-moved", otherwise: $"/ideas/{idea}/move?to={stage}"));
    }
}
