using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Spaces.Discovery.Api;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Discovery;

/// <summary>What finding things again brings into the room.</summary>
internal static class DiscoveryDoor
{
    public static void AddDiscovery(this IServiceCollection services)
    {
        services.AddScoped<KeepBookmarks>();
        services.AddScoped<RemindOfBookmarks>();
        services.AddScoped<IPostOffers, BookmarkOffer>();
        services.AddScoped<KeepSearches>();
        services.AddScoped<AlertOfSearches>();
        services.AddScoped<TagThread>();
        services.AddScoped<SeeTags>();
        services.AddScoped<ManageTags>();
        services.AddScoped<ShareInSecondSpace>();
        services.AddScoped<SeeUnitsOfSpaces>();
        services.AddScoped<IPersonalData, DiscoveryData>();
        services.AddHouseJob<RemindOfBookmarksOften>("45 */10 * * * ?");
        services.AddHouseJob<AlertOfSearchesDaily>("0 35 5 * * ?");
        services.AddApiJson(DiscoveryJson.Default);
    }

    public static void MapDiscovery(this IEndpointRouteBuilder app)
    {
        app.MapPost("/posts/{id:guid}/bookmark/remove", async (Guid id, KeepBookmarks keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.RemoveAsync(id, viewer, ct), _ => "/bookmarks"));
        app.MapPost("/search/save", async ([FromForm] string? name, [FromForm] string? query, [FromForm] bool? alerts, KeepSearches keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.SaveAsync(new SaveSearchInput(name, query, alerts == true), viewer, ct), _ => "/search/saved"));
        app.MapPost("/search/saved/{id:guid}/open", async (Guid id, KeepSearches keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.OpenAsync(id, viewer, ct), query => $"/search?{query}"));
        app.MapPost("/search/saved/{id:guid}/alert", async (Guid id, [FromForm] bool on, KeepSearches keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.AlertAsync(id, on, viewer, ct), _ => "/search/saved"));
        app.MapPost("/search/saved/{id:guid}/remove", async (Guid id, KeepSearches keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.RemoveAsync(id, viewer, ct), _ => "/search/saved"));
        app.MapPost("/threads/{id:guid}/second-space/undo", async (Guid id, ShareInSecondSpace share, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await share.UndoAsync(id, viewer, ct), _ => "/spaces"));
        app.MapDiscoveryApi();
    }
}
