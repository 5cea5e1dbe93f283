using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Web;
using Herberge.People.Leaving;
using Herberge.Spaces.Notices.Calls;
using Herberge.Spaces.Notices.Ending;
using Herberge.Spaces.Notices.Push;
using Herberge.Spaces.Notices.Replies;

namespace Herberge.Spaces.Notices;

/// <summary>What notices, digests and mails bring into the room.</summary>
internal static class NoticesDoor
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddScoped<FanOut>();
        services.AddScoped<IOutboxCarrier, CarryFanOut>();
        services.AddScoped<RouteNotices>();
        services.AddScoped<NoticeReaders>();
        services.AddScoped<NoticeMail>();
        services.AddScoped<SendNoticeMails>();
        services.AddHouseJob<SendNoticeMailsEachMinute>("0 * * * * ?");
        services.AddScoped<KeepDigestMarks>();
        services.AddScoped<DigestOf>();
        services.AddScoped<DigestMail>();
        services.AddScoped<SendDigests>();
        services.AddHouseJob<SendDigestsWhenDue>("30 */5 * * * ?");
        services.AddScoped<ChooseMails>();
        services.AddScoped<ChooseHours>();
        services.AddScoped<EndMails>();
        services.AddScoped<CallAll>();
        services.AddSingleton<NoticeSecrets>();
        services.AddReplies();
        services.AddPush();
        services.AddScoped<IPersonalData, NoticesData>();
        services.AddApiJson(NoticesJson.Default);
        services.AddApiJson(CallsJson.Default);
    }

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        app.MapNoticesApi();
        app.MapCallsApi();
        app.MapReplies();
        app.MapPush();
        app.MapOneClick("/mails/off/{token}", (services, token, ct) => services.GetRequiredService<EndMails>().HandleAsync(token, ct));
    }
}
