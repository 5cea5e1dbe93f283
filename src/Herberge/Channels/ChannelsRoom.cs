using Herberge.Channels.Accounts;
using Herberge.Channels.Api;
using Herberge.Channels.Calendar;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Hooks;
using Herberge.Channels.Listening;
using Herberge.Channels.Mastodon;
using Herberge.Channels.Newsletters;
using Herberge.Channels.Posts;
using Herberge.Channels.Public;
using Herberge.Channels.Publishing;
using Herberge.Channels.Webhooks;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Files;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.Gatherings.Calendar;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels;

/// <summary>The door of the room Channels.</summary>
internal static class ChannelsRoom
{
    public const string Address = "/channels";

    public static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, ChannelsPortability>();
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<IOutboxCarrier, CarryPost>();
        services.AddScoped<WriteChannelPost>();
        services.AddScoped<StepPost>();
        services.AddScoped<SeePost>();
        services.AddScoped<ListPosts>();
        services.AddScoped<WriteAccount>();
        services.AddScoped<SeeAccounts>();
        services.AddScoped<ConnectMastodon>();
        services.AddScoped<PublishOutbox>();
        services.AddScoped<PublishDue>();
        services.AddScoped<PublishToMastodon>();
        services.AddScoped<IPublish>(room => room.GetRequiredService<PublishToMastodon>());
        services.AddScoped<IPublish, PublishToSpace>();
        services.AddScoped<CountReplies>();
        services.AddScoped<SeeCalendar>();
        services.AddScoped<IFeedContent, EditorialFeed>();
        services.AddScoped<IFileAccess, ChannelsFiles>();
        services.AddScoped<IFileUse, ChannelsFiles>();
        services.AddScoped<IPersonalData, ChannelsData>();
        services.AddScoped<INoticeSubjects, ChannelNames>();
        services.AddScoped<INavigationSource, ChannelsNavigation>();
        services.AddApiJson(ChannelsApiJson.Default);
        services.AddSingleton<MediaLinks>();
        services.AddScoped<IPublish, PublishToWebhook>();
        services.AddHooks();
        services.AddNewsletters();
        services.AddListening();
        services.AddFediverse();
        services.AddPublic();
        services.AddHouseJob<PublishDueOften>("15 * * * * ?");
        services.AddHouseJob<CountRepliesHourly>("20 17 * * * ?");
    }

    public static void MapChannels(this IEndpointRouteBuilder app)
    {
        app.MapChannelsApi();
        app.MapHooks();
        app.MapNewsletters();
        app.MapListening();
        app.MapGet("/channels/media/{token}", MediaLinks.ServeAsync).AllowAnonymous().RequireRateLimiting(Limits.Feed);
        app.MapFediverse();
        app.MapPublic();
        app.MapPost("/channels/posts/{id:guid}/approve", async (Guid id, long version, StepPost step, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await step.ApproveAsync(id, version, viewer, ct), PageOf(id), "said-approved"));
        app.MapPost("/channels/posts/{id:guid}/cancel", async (Guid id, StepPost step, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await step.CancelAsync(id, viewer, ct), PageOf(id), "said-cancelled"));
        app.MapPost("/channels/posts/{id:guid}/again", async (Guid id, StepPost step, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await step.AgainAsync(id, viewer, ct), PageOf(id), "said-again"));
        app.MapPost("/channels/posts/{id:guid}/withdraw", async (Guid id, StepPost step, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await step.WithdrawAsync(id, viewer, ct), PageOf(id), "said-withdrawn"));
        app.MapPost("/channels/posts/{id:guid}/move", MoveAsync);
        app.MapPost("/channels/accounts/{id:guid}/connect", async (Guid id, ConnectMastodon connect, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await connect.AgainAsync(id, viewer, ct), $"/channels/accounts/{id}", "said-connect"));
        app.MapPost("/channels/accounts/{id:guid}/end", async (Guid id, WriteAccount accounts, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
        {
            var ended = await accounts.EndAsync(id, viewer, ct);
            return answers.To(ended, $"/channels/accounts/{id}", ended.Value ? "said-ended" : "said-ended-here");
        });
        app.MapGet(ConnectMastodon.Callback, async (string? code, string? state, ConnectMastodon connect, Viewer viewer, Answers<ChannelsWords> answers, HttpContext context, CancellationToken ct) =>
        {
            if (!viewer.IsOfTeam) return TypedResults.NotFound();
            context.Response.Headers.CacheControl = "no-store";
            var connected = await connect.FinishAsync(code, state, viewer, ct);
            return answers.To(connected, connected.Succeeded ? $"/channels/accounts/{connected.Value}" : "/channels/accounts", "said-connected");
        }).RequireRateLimiting(Limits.SignIn);
    }

    public static string PageOf(Guid post) => $"/channels/posts/{post}";

    private static async Task<IResult> MoveAsync(Guid id, [FromForm] string? day, [FromForm] string? hour, string? back, SeePost see, StepPost step, House house, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct)
    {
        if (await see.HandleAsync(id, viewer, ct) is not { } post) return TypedResults.NotFound();
        var at = LocalTimes.Of(house, day, string.IsNullOrWhiteSpace(hour) ? LocalTimes.Hour(house, post.PublishAt) : hour) ?? DateTimeOffset.MinValue;
        return answers.To(await step.MoveAsync(id, at, viewer, ct), back ?? PageOf(id), "said-moved");
    }

    private sealed class ChannelsNavigation(IStringLocalizer<ChannelsWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(viewer.IsOfTeam
            ? [new NavigationEntry(NavigationGroup.Hosting, Address, words["title"], "speakerphone"), new NavigationEntry(NavigationGroup.New, "/channels/compose", words["compose"], "send")]
            : []);
    }
}
