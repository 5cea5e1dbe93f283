using Herberge.Foundation.Access;
using Herberge.People.Import;
using Herberge.Shell;

namespace Herberge.People;

/// <summary>The door of the room People.</summary>
internal static class PeopleRoom
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<IViewerSource, Viewers>();
        services.AddScoped<ISelfSource, Selves>();
        services.AddScoped<OpenHouse>();
        services.AddScoped<SignIn>();
        services.AddScoped<PlanPeopleImport>();
        services.AddScoped<ImportPeople>();
        services.AddScoped<ImportSentences>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", SignOut.HandleAsync);
        app.MapPost("/language", ChooseLanguage.HandleAsync).AllowAnonymous();
    }
}
