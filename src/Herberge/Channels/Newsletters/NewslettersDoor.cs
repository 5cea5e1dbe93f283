using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces.Notices.Replies;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Channels.Newsletters;

/// <summary>What newsletters bring into the room.</summary>
internal static class NewslettersDoor
{
    public const string Settings = "/settings/newsletters";

    public static void AddNewsletters(this IServiceCollection services)
    {
        services.AddSingleton<NewsletterLinks>();
        services.AddSingleton<IOutboxCarrier, CarryIssue>();
        services.AddScoped<NewsletterMails>();
        services.AddScoped<Subscribe>();
        services.AddScoped<ConfirmSubscription>();
        services.AddScoped<EndSubscription>();
        services.AddScoped<KeepNewsletters>();
        services.AddScoped<SeeNewsletters>();
        services.AddScoped<SeeArchive>();
        services.AddScoped<ExportAddresses>();
        services.AddScoped<SendIssues>();
        services.AddScoped<ForgetSubscribers>();
        services.AddScoped<IPublish, PublishToNewsletter>();
        services.AddScoped<IReturnedMails, TakeReturned>();
        services.AddScoped<IPersonalData, NewslettersData>();
        services.AddHouseJob<SendIssuesEachMinute>("50 * * * * ?");
        services.AddHouseJob<ForgetSubscribersAtNight>("0 35 3 * * ?");
    }

    public static void MapNewsletters(this IEndpointRouteBuilder app)
    {
        app.MapOneClick(NewsletterLinks.OffPage, (services, token, ct) => services.GetRequiredService<EndSubscription>().HandleAsync(token, ct));
        app.MapGet("/newsletter/{slug}/feed", FeedAsync).AllowAnonymous().RequireRateLimiting(Limits.Feed);
        app.MapGet("/newsletter/{slug}/archive/{id:guid}/pictures/{number:int}", PictureAsync).AllowAnonymous();
        app.MapPost("/settings/newsletters/{id:guid}", async (Guid id, [FromForm] bool on, string? back, Subscribe subscribe, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await subscribe.OfMemberAsync(id, on, viewer, ct), back ?? Settings, on ? "news-said-on" : "news-said-off"));
        app.MapPost("/channels/newsletters/{id:guid}/addresses", async (Guid id, ExportAddresses export, Viewer viewer, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var file = await export.HandleAsync(id, viewer, ct);
            return file.Succeeded ? TypedResults.File(file.Value, "text/csv; charset=utf-8", "newsletter.csv") : (IResult)TypedResults.NotFound();
        });
    }

    private static async Task<IResult> FeedAsync(string slug, SeeArchive archive, HouseAddress address, House house, Viewer viewer, CancellationToken ct)
    {
        if (await archive.NewestAsync(slug, viewer, ct) is not var (newsletter, issues)) return TypedResults.NotFound();
        var page = new Uri($"{address.Value}/newsletter/{slug}/archive");
        var feed = new SyndicationFeed(newsletter.Name, newsletter.Description, page, $"urn:uuid:{newsletter.Id}", issues.Count > 0 ? issues[0].PublishedAt : DateTimeOffset.UnixEpoch) { Language = newsletter.Language };
        feed.Authors.Add(new SyndicationPerson { Name = house.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri($"{address.Value}/newsletter/{slug}/feed"), "application/atom+xml"));
        feed.Items = [.. issues.Select(i => new SyndicationItem(i.Title, SyndicationContent.CreateHtmlContent(i.Html), new Uri($"{page}/{i.Id}"), $"urn:uuid:{i.Id}", i.PublishedAt) { PublishDate = i.PublishedAt })];
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) })) feed.SaveAsAtom10(xml);
        return TypedResults.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static async Task<IResult> PictureAsync(string slug, Guid id, int number, SeeArchive archive, FileStore files, Viewer viewer, HttpContext context, CancellationToken ct)
    {
        const int Edge = 1200;
        if (await archive.PictureAsync(slug, id, number, viewer, ct) is not { } file || !files.Exists(file.Id)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(files.OpenThumbnail(file, Edge), file.ContentType);
    }
}
