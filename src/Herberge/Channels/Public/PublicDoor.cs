using Herberge.Channels.Fediverse;
using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Web;
using Herberge.People.Admin;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels.Public;

/// <summary>What public spaces bring into the room: addresses strangers read, and what people of the house do about them.</summary>
internal static class PublicDoor
{
    public const string Admin = "/admin/public";

    public static string WindowOf(string slug) => $"/channels/public/{slug}";

    public static void AddPublic(this IServiceCollection services)
    {
        services.AddSingleton<PublicShelf>();
        services.AddSingleton<PublicNow>();
        services.AddScoped<PublicReader>();
        services.AddScoped<ReadPublic>();
        services.AddScoped<EndPublic>();
        services.AddScoped<KeepWindow>();
        services.AddScoped<ShowOutside>();
        services.AddScoped<SwitchPublic>();
        services.AddScoped<SettlePublic>();
        services.AddScoped<IPostFollower, PublicFollower>();
        services.AddScoped<IPostListener, PublicFollower>();
        services.AddScoped<ISpaceNotices, PublicHints>();
        services.AddScoped<ISpaceOffers, PublicHints>();
        services.AddScoped<IPostOffers, PublicHints>();
        services.AddScoped<IThreadBanners, PublicHints>();
        services.AddScoped<IPersonalData, PublicData>();
        services.AddScoped<IAdminSectionSource, PublicSections>();
        services.AddHouseJob<SettlePublicOften>("50 * * * * ?");
    }

    public static void MapPublic(this IEndpointRouteBuilder app)
    {
        Open(app.MapGet("/p", (HttpContext context, string? after, PublicReader reader, CancellationToken ct) => reader.HomeAsync(context, after, ct)));
        Open(app.MapGet("/p/feed.atom", (HttpContext context, PublicReader reader, CancellationToken ct) => reader.FeedAsync(context, null, atom: true, ct)));
        Open(app.MapGet("/p/feed.rss", (HttpContext context, PublicReader reader, CancellationToken ct) => reader.FeedAsync(context, null, atom: false, ct)));
        Open(app.MapGet("/p/share", (HttpContext context, string? page, string? instance, PublicReader reader, CancellationToken ct) => reader.ShareAsync(context, page, instance, ct)));
        Open(app.MapGet("/p/files/{id:guid}", (HttpContext context, Guid id, int? w, PublicReader reader, CancellationToken ct) => reader.FileAsync(context, id, w, ct)));
        Open(app.MapGet("/p/{handle}", (HttpContext context, string handle, string? after, PublicReader reader, CancellationToken ct) => reader.SpaceAsync(context, handle, after, ct))).AddEndpointFilter<AskedAsActivity>();
        Open(app.MapGet("/p/{handle}/feed.atom", (HttpContext context, string handle, PublicReader reader, CancellationToken ct) => reader.FeedAsync(context, handle, atom: true, ct)));
        Open(app.MapGet("/p/{handle}/feed.rss", (HttpContext context, string handle, PublicReader reader, CancellationToken ct) => reader.FeedAsync(context, handle, atom: false, ct)));
        Open(app.MapGet("/p/{handle}/{threadId:guid}", (HttpContext context, string handle, Guid threadId, int? after, PublicReader reader, CancellationToken ct) => reader.TalkAsync(context, handle, threadId, Math.Max(after ?? 0, 0), ct))).AddEndpointFilter<AskedAsActivity>();

        app.MapPost("/channels/public/{slug}/close", async (string slug, KeepWindow keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.CloseAsync(slug, viewer, ct), _ => WindowOf(slug)));
        app.MapPost("/channels/public/posts/{id:guid}/withdraw", async (Guid id, ShowOutside show, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await show.TakeBackAsync(id, viewer, ct), _ => $"/posts/{id}"));
        app.MapPost($"{Admin}/{{id:guid}}/close", async (Guid id, KeepWindow keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.CloseAsync(id, viewer, ct), _ => Admin));
    }

    private static RouteHandlerBuilder Open(RouteHandlerBuilder address) => address.AllowAnonymous().RequireRateLimiting(Limits.Public);

    private sealed class PublicSections(IStringLocalizer<PublicWords> words) : IAdminSectionSource
    {
        public IEnumerable<AdminSection> Sections() => [new(86, Admin, words["admin-title"], "world")];
    }
}
