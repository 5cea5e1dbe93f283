using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Spaces.Kinds.Api;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Spaces.Kinds.Questions;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Kinds;

/// <summary>What the kinds of threads bring into the room.</summary>
internal static class KindsDoor
{
    public static void AddKinds(this IServiceCollection services)
    {
        services.AddScoped<StartOfKind>();
        services.AddScoped<SeeBoard>();
        services.AddScoped<StartPoll>();
        services.AddScoped<VoteInPoll>();
        services.AddScoped<ClosePoll>();
        services.AddScoped<TellPollClosed>();
        services.AddScoped<SeePoll>();
        services.AddScoped<StartAnnouncement>();
        services.AddScoped<Acknowledge>();
        services.AddScoped<SeeAnnouncement>();
        services.AddScoped<MarkDuplicate>();
        services.AddScoped<SeeDuplicates>();
        services.AddScoped<ChooseExpertWish>();
        services.AddSingleton<ExpertsEdition>();
        services.AddScoped<SuggestExperts>();
        services.AddScoped<ListOpenQuestions>();
        services.AddScoped<StartPage>();
        services.AddScoped<ChangePage>();
        services.AddScoped<SeePage>();
        services.AddScoped<PageVersions>();
        services.AddScoped<DistillThread>();
        services.AddScoped<RemindOfReviews>();
        services.AddScoped<IPersonalData, PollsData>();
        services.AddScoped<IPersonalData, AnnouncementsData>();
        services.AddScoped<IPersonalData, QuestionsData>();
        services.AddScoped<IPersonalData, PagesData>();
        services.AddHouseJob<TellOfClosedPolls>("15 */5 * * * ?");
        services.AddHouseJob<RemindOfReviewsDaily>("0 15 6 * * ?");
        services.AddApiJson(KindsJson.Default);
    }

    public static void MapKinds(this IEndpointRouteBuilder app)
    {
        app.MapPost("/threads/{id:guid}/poll/close", async (Guid id, ClosePoll close, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await close.HandleAsync(id, viewer, ct), _ => $"/threads/{id}#poll"));
        app.MapPost("/threads/{id:guid}/acknowledge", async (Guid id, [FromForm] bool on, Acknowledge acknowledge, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await acknowledge.HandleAsync(id, on, viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/duplicate/undo", async (Guid id, MarkDuplicate mark, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await mark.UndoAsync(id, viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/reviewed", async (Guid id, ChangePage change, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await change.ReviewedAsync(id, viewer, ct), _ => $"/threads/{id}"));
        app.MapPost("/threads/{id:guid}/versions/{number:int}/restore", async (Guid id, int number, PageVersions versions, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await versions.RestoreAsync(id, number, viewer, ct), _ => $"/threads/{id}/versions"));
        app.MapPost("/threads/{id:guid}/sources/{source:guid}/remove", async (Guid id, Guid source, DistillThread distill, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await distill.TakeOutAsync(source, id, viewer, ct), _ => $"/threads/{id}"));
        app.MapKindsApi();
    }
}
