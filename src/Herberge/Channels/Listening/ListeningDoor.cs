using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Channels.Listening;

/// <summary>What listening brings into the room.</summary>
internal static class ListeningDoor
{
    public const string Address = "/channels/alerts";

    public static void AddListening(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxCarrier, CarryReply>();
        services.AddScoped<KeepRules>();
        services.AddScoped<WatchMentions>();
        services.AddScoped<ForgetAlerts>();
        services.AddScoped<SeeMentions>();
        services.AddScoped<ReplyToMention>();
        services.AddScoped<FetchAnswers>();
        services.AddScoped<IPersonalData, ListeningData>();
        services.AddScoped<INoticeSubjects, ListeningData>();
        services.AddHouseJob<WatchMentionsOften>("35 0/5 * * * ?");
        services.AddHouseJob<FetchAnswersHourly>("45 27 * * * ?");
    }

    public static void MapListening(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Address}/rules/{{id:guid}}/pause", async (Guid id, [FromForm] bool on, KeepRules keep, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await keep.PauseAsync(id, on, viewer, ct), Address, on ? "listen-said-paused" : "listen-said-resumed"));
        app.MapPost($"{Address}/rules/{{id:guid}}/remove", async (Guid id, KeepRules keep, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await keep.RemoveAsync(id, viewer, ct), Address, "listen-said-removed"));
        app.MapPost("/channels/replies/{id:guid}/confirm", async (Guid id, [FromForm] string? link, ReplyToMention reply, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
        {
            var confirmed = await reply.ConfirmAsync(id, link, viewer, ct);
            return answers.To(confirmed, confirmed.Succeeded ? $"/channels/mentions/{confirmed.Value}" : Address, "said-confirmed");
        });
    }
}
