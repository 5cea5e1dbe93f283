using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outward;
using Herberge.Shell;

namespace Herberge.Spaces.Notices.Push;

/// <summary>Messages to browsers.</summary>
internal static class PushDoor
{
    public static void AddPush(this IServiceCollection services)
    {
        services.AddSingleton<PushHosts>();
        services.AddSingleton<PushIdentity>();
        services.AddScoped<SubscribePush>();
        services.AddScoped<PushNotices>();
        services.AddScoped<IOutboxCarrier, CarryPush>();
        services.AddCarefulClient(CarryPush.Client);
        services.AddApiJson(PushJson.Default);
    }

    public static void MapPush(this IEndpointRouteBuilder app)
    {
        app.MapPost("/me/push", async (PushInput input, SubscribePush push, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await push.HandleAsync(input, viewer, ct), "/settings/mails"));
        app.MapPost("/me/push/{id:guid}/remove", async (Guid id, SubscribePush push, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await push.RemoveAsync(id, viewer, ct), "/settings/mails"));
    }
}
