using System.Text.Json.Nodes;
using Herberge.Channels.Fediverse.Signatures;
using Herberge.Channels.Public;
using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>What the fediverse brings into the room: addresses other servers know, and the page of those who work with it.</summary>
internal static class FediverseDoor
{
    public const string Address = "/channels/fediverse";
    private const string NodeInfoType = "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"";
    private const string NodeInfo = "/nodeinfo/2.1";

    public static void AddFediverse(this IServiceCollection services)
    {
        services.AddSingleton<FediverseHouse>();
        services.AddSingleton<Describe>();
        services.AddSingleton<IOutboxCarrier, SpreadActivity>();
        services.AddScoped<SpaceKeys>();
        services.AddScoped<BlockedHosts>();
        services.AddScoped<SignedSending>();
        services.AddScoped<FetchActivity>();
        services.AddScoped<FindActor>();
        services.AddScoped<CheckSignature>();
        services.AddScoped<TakeReply>();
        services.AddScoped<TakeActivity>();
        services.AddScoped<ReadFediverse>();
        services.AddScoped<TellOutside>();
        services.AddScoped<IPublicListener>(provider => provider.GetRequiredService<TellOutside>());
        services.AddScoped<DeliverActivities>();
        services.AddScoped<DeliverOne>();
        services.AddScoped<ForgetFediverse>();
        services.AddScoped<JudgeReply>();
        services.AddScoped<SettleReport>();
        services.AddScoped<KeepHosts>();
        services.AddScoped<SeeFediverse>();
        services.AddScoped<SeeReplies>();
        services.AddScoped<IThreadEchoes>(provider => provider.GetRequiredService<SeeReplies>());
        services.AddScoped<IPersonalData, FediverseData>();
        services.AddHouseJob<DeliverActivitiesOften>("55 * * * * ?");
        services.AddHouseJob<ForgetFediverseNightly>("0 20 4 * * ?");
    }

    public static void MapFediverse(this IEndpointRouteBuilder app)
    {
        var ap = app.MapGroup("").AllowAnonymous().RequireRateLimiting(Limits.Public);
        ap.MapGet("/.well-known/webfinger", async (string? resource, ReadFediverse read, FediverseHouse house, CancellationToken ct) =>
            house.IsOn && string.IsNullOrEmpty(resource) ? TypedResults.BadRequest() : Json(await read.FingerAsync(resource ?? "", ct), "application/jrd+json"));
        ap.MapGet("/.well-known/nodeinfo", (FediverseHouse house) => Json(house.IsOn
            ? new JsonObject { ["links"] = new JsonArray(new JsonObject { ["rel"] = "http://nodeinfo.diaspora.software/ns/schema/2.1", ["href"] = house.Root + NodeInfo }) }
            : null, "application/json"));
        ap.MapGet(NodeInfo, async (ReadFediverse read, CancellationToken ct) => Json(await read.NodeInfoAsync(Version, ct), NodeInfoType));
        ap.MapGet("/ap/spaces/{handle}", async (string handle, ReadFediverse read, CancellationToken ct) => Activity(await read.SpaceAsync(handle, ct)));
        ap.MapGet("/ap/spaces/{handle}/followers", async (string handle, ReadFediverse read, CancellationToken ct) => Activity(await read.FollowersAsync(handle, ct)));
        ap.MapGet("/ap/spaces/{handle}/outbox", async (string handle, string? after, HttpContext context, ReadFediverse read, CancellationToken ct) =>
            Activity(context.Request.Query.ContainsKey("after") ? await read.OutboxPageAsync(handle, after ?? "", ct) : await read.OutboxAsync(handle, ct)));
        ap.MapGet("/ap/posts/{id:guid}", async (Guid id, ReadFediverse read, CancellationToken ct) => await read.PostAsync(id, ct) is { } post
            ? Activity(post)
            : Activity(await read.GoneAsync(id, ct), StatusCodes.Status410Gone));
        ap.MapGet("/ap/activities/{id:guid}", async (Guid id, ReadFediverse read, CancellationToken ct) => Activity(await read.CreateAsync(id, ct)));
        ap.MapPost("/ap/inbox", (HttpContext context, TakeActivity take, FediverseHouse house, CancellationToken ct) => TakeAsync(null, context, take, house, ct))
            .WithMetadata(new CarriesItsProof()).RequireRateLimiting(Limits.Inbox);
        ap.MapPost("/ap/spaces/{handle}/inbox", (string handle, HttpContext context, TakeActivity take, FediverseHouse house, CancellationToken ct) => TakeAsync(handle, context, take, house, ct))
            .WithMetadata(new CarriesItsProof()).RequireRateLimiting(Limits.Inbox);

        app.MapPost($"{Address}/replies/{{id:guid}}/show", async (Guid id, string? back, JudgeReply judge, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await judge.ShowAsync(id, viewer, ct), back ?? Address, "said-reply-shown"));
        app.MapPost($"{Address}/replies/{{id:guid}}/refuse", async (Guid id, string? back, JudgeReply judge, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await judge.RefuseAsync(id, viewer, ct), back ?? Address, "said-reply-refused"));
        app.MapPost($"{Address}/reports/{{id:guid}}/settle", async (Guid id, string? back, SettleReport settle, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await settle.HandleAsync(id, viewer, ct), back ?? Address, "said-report-settled"));
        app.MapPost($"{Address}/hosts/block", async ([FromForm] string? host, KeepHosts hosts, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await hosts.BlockAsync(new BlockInput(host, null), viewer, ct), Address, "said-host-blocked"));
        app.MapPost($"{Address}/hosts/unblock", async ([FromForm] string? host, KeepHosts hosts, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await hosts.UnblockAsync(host, viewer, ct), Address, "said-host-unblocked"));
        app.MapPost($"{Address}/hosts/again", async ([FromForm] string? host, KeepHosts hosts, Viewer viewer, Answers<ChannelsWords> answers, CancellationToken ct) =>
            answers.To(await hosts.AgainAsync(host, viewer, ct), Address, "said-host-again"));
    }

    private static async Task<IResult> TakeAsync(string? handle, HttpContext context, TakeActivity take, FediverseHouse house, CancellationToken ct)
    {
        if (!house.IsOn) return Bare(StatusCodes.Status404NotFound);
        var request = context.Request;
        if (await ReadAsync(context, ct) is not { } body) return Bare(StatusCodes.Status413PayloadTooLarge);
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(", ", h.Value.ToArray()), StringComparer.Ordinal);
        return Bare(await take.HandleAsync(handle, new SignedRequest(request.Method, new Uri($"{house.Root}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}"), headers), body, ct));
    }

    /// <summary>A program asked: without the page people would get.</summary>
    private static ContentHttpResult Bare(int status) => TypedResults.Text("", "text/plain", statusCode: status);

    /// <summary>Null where there is too much of it.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Request.ContentLength > ActivityJson.MostBytes) return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = ActivityJson.MostBytes + 1;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > ActivityJson.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static string Version => typeof(FediverseDoor).Assembly.GetName().Version?.ToString(3) ?? "1";

    private static IResult Activity(JsonObject? thing, int status = StatusCodes.Status200OK) => Json(thing, ActivityJson.MediaType, status);

    /// <summary>Asked anew each time, because what is public may end at any moment.</summary>
    private static IResult Json(JsonObject? thing, string type, int status = StatusCodes.Status200OK) => thing is null ? Bare(StatusCodes.Status404NotFound) : new Told(thing.ToJsonString(), type, status);

    private sealed class Told(string json, string type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "no-cache";
            headers.AccessControlAllowOrigin = "*";
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(json);
        }
    }
}
