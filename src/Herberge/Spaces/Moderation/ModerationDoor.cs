using Herberge.Foundation.Api;
using Herberge.Foundation.Files;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Spaces.Moderation.Threads;

namespace Herberge.Spaces.Moderation;

/// <summary>What moderation, house rules and invited guests bring into the room.</summary>
internal static class ModerationDoor
{
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddScoped<FlagPost>();
        services.AddScoped<OpenCases>();
        services.AddScoped<IPostListener, WordWatch>();
        services.AddScoped<ReadQueue>();
        services.AddScoped<SettleCase>();
        services.AddScoped<ReadLog>();
        services.AddScoped<Gate>();
        services.AddScoped<HoldBack>();
        services.AddScoped<SeeHeld>();
        services.AddScoped<SettleHeld>();
        services.AddScoped<IFileAccess, HeldFiles>();
        services.AddScoped<IFileUse, HeldFiles>();
        services.AddScoped<TakeMeasure>();
        services.AddScoped<LiftMeasure>();
        services.AddScoped<Appeals>();
        services.AddScoped<SeeMeasure>();
        services.AddScoped<WriteNote>();
        services.AddScoped<CareForSpace>();
        services.AddScoped<HouseRulesUse>();
        services.AddScoped<IPersonalData, ModerationData>();
        services.AddScoped<INavigationSource, ModerationNavigation>();
        services.AddScoped<IPostOffers, FlagOffer>();
        services.AddRearranging();
        services.AddGuests();
        services.AddApiJson(Api.ModerationJson.Default);
    }

    public static void MapModeration(this IEndpointRouteBuilder app)
    {
        app.MapModerationActions();
        Api.ModerationApi.Map(app);
        Api.GuestsApi.Map(app);
    }

    private static void AddRearranging(this IServiceCollection services)
    {
        services.AddScoped<Regroup>();
        services.AddScoped<Relocate>();
        services.AddScoped<MoveThread>();
        services.AddScoped<SplitThread>();
        services.AddScoped<MergeThreads>();
        services.AddScoped<UndoRearrangement>();
        services.AddScoped<SeeRearrangements>();
        services.AddScoped<RestoreThread>();
        services.AddScoped<TendThread>();
    }

    private static void AddGuests(this IServiceCollection services)
    {
        services.AddScoped<InviteGuest>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<TendInvitation>();
        services.AddScoped<SeeGuests>();
        services.AddScoped<SeeThroughGuest>();
        services.AddScoped<RemindSponsors>();
        services.AddHouseJob<RemindSponsorsDaily>("0 20 6 * * ?");
    }
}
