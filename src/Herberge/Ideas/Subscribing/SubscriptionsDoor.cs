using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Web;
using Herberge.People.Leaving;
using Herberge.Shell;

namespace Herberge.Ideas.Subscribing;

/// <summary>The part of the room's door that belongs to following campaigns and filters by mail.</summary>
internal static class SubscriptionsDoor
{
    public const string Address = "/ideas/following";

    /// <summary>Page that ends the whole weekly mail.</summary>
    public const string WeeklyMail = "/ideas/weekly-mail/{token}";

    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddScoped<FollowCampaign>();
        services.AddScoped<ListFollowing>();
        services.AddScoped<TellFollowers>();
        services.AddScoped<SubscriptionLinks>();
        services.AddScoped<IdeasOfTheWeek>();
        services.AddScoped<WeeklyMail>();
        services.AddScoped<SendWeekly>();
        services.AddScoped<IPersonalData, SubscriptionData>();
        services.AddHouseJob<SendWeeklyOnMondays>("0 30 6 ? * MON");
    }

    public static void MapSubscriptions(this IEndpointRouteBuilder app)
    {
        app.MapOneClick(WeeklyMail, (services, token, ct) => services.GetRequiredService<SubscriptionLinks>().EndAllAsync(token, ct));
        app.MapPost("/ideas/campaigns/{id:guid}/follow", async (Guid id, SubscriptionPace? pace, string? back, FollowCampaign follow, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await follow.OfCampaignAsync(id, pace is { } known && Enum.IsDefined(known) ? known : null, viewer, ct), back ?? Address, pace is null ? "subscribe-said-ended" : $"subscribe-said-{pace}"));
        app.MapPost("/ideas/table/filters/{id:guid}/mail", async (Guid id, bool? wanted, FollowCampaign follow, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await follow.OfFilterAsync(id, wanted == true, viewer, ct), "/ideas/table/filters", wanted == true ? "subscribe-said-Weekly" : "subscribe-said-ended"));
    }
}
