using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Admin;
using Herberge.Spaces.Life.Api;

namespace Herberge.Spaces.Life;

/// <summary>What the life of a space brings into the room: charter, deputies, welcome, questions, health, quiet spaces.</summary>
internal static class LifeDoor
{
    public static void AddLife(this IServiceCollection services)
    {
        services.AddScoped<KeepCharter>();
        services.AddScoped<Deputies>();
        services.AddScoped<Welcome>();
        services.AddScoped<JoinQuestions>();
        services.AddScoped<ForgetAnswers>();
        services.AddScoped<SeeHealth>();
        services.AddScoped<QuietSpaces>();
        services.AddScoped<ProposeQuiet>();
        services.AddScoped<SettleLife>();
        services.AddScoped<MergeSpaces>();
        services.AddScoped<SeeLife>();
        services.AddScoped<SeeHosting>();
        services.AddScoped<IAdminSectionSource, LifeSections>();
        services.AddApiJson(LifeJson.Default);
        services.AddHouseJob<TendSpacesDaily>("0 15 5 * * ?");
    }
}
