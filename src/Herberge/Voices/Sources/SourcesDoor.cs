using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Voices.Feeds;
using Herberge.Voices.Importing;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Sources;

/// <summary>The part of the room's door that belongs to sources and imports.</summary>
internal static class SourcesDoor
{
    private const string Address = "/voices/sources";

    public static void AddSources(this IServiceCollection services)
    {
        services.AddScoped<SeeSources>();
        services.AddScoped<KeepFor>();
        services.AddScoped<ImportVoices>();
        services.AddScoped<ReceiveVoices>();
        services.AddScoped<AddFeed>();
        services.AddHouseJob<FetchFeeds>("0 */5 * * * ?");
    }

    public static void MapSources(this IEndpointRouteBuilder app)
    {
        app.MapPost("/voices/sources/{id:guid}/end", async (Guid id, AddFeed feeds, Viewer viewer, VoicesAnswers answers, CancellationToken ct) =>
            answers.To(await feeds.EndAsync(id, viewer, ct), Address, "said-feed-ended"));
        app.MapPost("/voices/sources/{id:guid}/keep", async (Guid id, [FromForm] int? months, KeepFor keep, Viewer viewer, VoicesAnswers answers, CancellationToken ct) =>
            answers.To(await keep.HandleAsync(id, months ?? 0, viewer, ct), Address, "said-kept", months ?? 0));
        app.MapPost("/voices/authors/erase", async ([FromForm] string? author, [FromForm] VoiceChannel? channel, EraseAuthor erase, Viewer viewer, VoicesAnswers answers, CancellationToken ct) =>
        {
            var erased = await erase.ByNameAsync(channel ?? VoiceChannel.Other, author, viewer, ct);
            return answers.To(erased, Address, "said-author-erased", erased.Value);
        });
    }
}
