using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Shell;
using Herberge.Voices.Api;
using Herberge.Voices.Feeds;
using Herberge.Voices.Hooks;
using Herberge.Voices.Importing;
using Herberge.Voices.Inside;
using Herberge.Voices.Mailboxes;
using Herberge.Voices.Mastodon;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Sources;

/// <summary>The part of the room's door that belongs to sources and imports.</summary>
internal static class SourcesDoor
{
    private const string Address = "/voices/sources";

    public static void AddSources(this IServiceCollection services)
    {
        services.AddScoped<SeeSources>();
        services.AddScoped<SeeSource>();
        services.AddScoped<SteerSource>();
        services.AddScoped<RunSource>();
        services.AddScoped<KeepFor>();
        services.AddScoped<ImportVoices>();
        services.AddScoped<KnownVoices>();
        services.AddScoped<TakeVoices>();
        services.AddScoped<ReceiveVoices>();
        services.AddScoped<AddFeed>();
        services.AddScoped<IFetchSource, FetchFeed>();
        services.AddScoped<AddMastodon>();
        services.AddScoped<IFetchSource, FetchMastodon>();
        services.AddScoped<MailboxSecret>();
        services.AddScoped<AddMailbox>();
        services.AddScoped<FetchMailbox>();
        services.AddScoped<IFetchSource>(provider => provider.GetRequiredService<FetchMailbox>());
        services.AddScoped<ISourceEnd>(provider => provider.GetRequiredService<FetchMailbox>());
        services.AddScoped<HookSecret>();
        services.AddScoped<ChangeHook>();
        services.AddScoped<ReceiveHook>();
        services.AddInside();
        services.AddApiJson(SourcesApiJson.Default);
        services.AddHouseJob<FetchSources>("0 */5 * * * ?");
    }

    public static void MapSources(this IEndpointRouteBuilder app)
    {
        app.MapInside();
        app.MapHooks();
        app.MapSourcesApi();
        app.MapPost("/voices/sources/{id:guid}/run", async (Guid id, RunSource run, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var ran = await run.HandleAsync(id, viewer, ct);
            return answers.To(ran, Of(id), ran.Value?.Fault is null ? ran.Value?.Brought == 1 ? "said-source-ran-one" : "said-source-ran" : "said-source-failed", told: [ran.Value?.Brought ?? 0]);
        });
        app.MapPost("/voices/sources/{id:guid}/check", async (Guid id, AddMailbox mailboxes, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var opened = await mailboxes.CheckAsync(id, viewer, ct);
            return answers.To(opened, Of(id), "said-mailbox-opens", told: [opened.Value.ToString(CultureInfo.CurrentCulture)]);
        });
        app.MapPost("/voices/sources/{id:guid}/pause", async (Guid id, SteerSource steer, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await steer.PauseAsync(id, viewer, ct), Of(id), "said-source-paused"));
        app.MapPost("/voices/sources/{id:guid}/resume", async (Guid id, SteerSource steer, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await steer.ResumeAsync(id, viewer, ct), Of(id), "said-source-resumed"));
        app.MapPost("/voices/sources/{id:guid}/end", async (Guid id, SteerSource steer, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await steer.EndAsync(id, viewer, ct), Of(id), "said-source-ended"));
        app.MapPost("/voices/sources/{id:guid}/revoke", async (Guid id, ChangeHook hooks, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await hooks.RevokeAsync(id, viewer, ct), Of(id), "said-hook-revoked"));
        app.MapPost("/voices/sources/{id:guid}/keep", async (Guid id, [FromForm] int? months, KeepFor keep, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await keep.HandleAsync(id, months ?? 0, viewer, ct), Of(id), "said-kept", told: [months ?? 0]));
        app.MapPost("/voices/authors/erase", async ([FromForm] string? author, [FromForm] VoiceChannel? channel, EraseAuthor erase, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var erased = await erase.ByNameAsync(channel ?? VoiceChannel.Other, author, viewer, ct);
            return answers.To(erased, Address, "said-author-erased", told: [erased.Value]);
        });
    }

    private static string Of(Guid id) => $"{Address}/{id}";
}
