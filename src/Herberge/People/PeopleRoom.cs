using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;
using Herberge.People.Admin;
using Herberge.People.Api;
using Herberge.People.Import;
using Herberge.People.Leaving;
using Herberge.People.SettingsPages;
using Herberge.Shell;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Herberge.People;

/// <summary>The door of the room People.</summary>
internal static class PeopleRoom
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, PeoplePortability>();
        services.AddMemoryCache();
        services.AddSingleton<PeopleEdition>();
        services.AddSingleton<IInterceptor, PeopleWatch>();
        services.AddScoped<IViewerSource, Viewers>();
        services.AddScoped<ISelfSource, Selves>();
        services.AddScoped<ISearchSource, PeopleSearchSource>();
        services.AddScoped<OpenHouse>();
        services.AddScoped<SignIn>();
        services.AddScoped<VisibleMembers>();
        services.AddScoped<FindPeople>();
        services.AddScoped<SuggestPeople>();
        services.AddScoped<SuggestSkills>();
        services.AddScoped<DirectoryChoices>();
        services.AddScoped<SeeProfile>();
        services.AddScoped<SeeOwnProfile>();
        services.AddScoped<ListUnits>();
        services.AddScoped<WriteProfile>();
        services.AddScoped<SetPhoto>();
        services.AddScoped<HouseAddress>();
        services.AddScoped<Entry>();
        services.AddScoped<SendSignInLink>();
        services.AddScoped<UseSignInLink>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<SeeWaysIn>();
        services.AddScoped<SignOutEverywhere>();
        services.AddScoped<CreateToken>();
        services.AddScoped<ListTokens>();
        services.AddScoped<RevokeToken>();
        services.AddScoped<INavigationSource, PeopleNavigation>();
        services.AddScoped<PlanPeopleImport>();
        services.AddScoped<ImportPeople>();
        services.AddScoped<ImportSentences>();
        services.AddLeaving();
    }

    private static void AddLeaving(this IServiceCollection services)
    {
        services.AddScoped<EraseMember>();
        services.AddScoped<TellMyData>();
        services.AddScoped<FormerMember>();
        services.AddScoped<IPersonalData, ProfileData>();
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IPersonalData, FilesData>();
        services.AddScoped<IPersonalData, LedgerData>();
        services.AddScoped<IPersonalData, RecordsData>();
        services.AddApiJson(PeopleJson.Default);
        services.AddScoped<PreviewPeopleImport>();
        services.AddScoped<ConfirmPeopleImport>();
        services.AddAdmin();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", SignOut.HandleAsync);
        app.MapPasskeys();
        app.MapOwnButtons();
        app.MapGet("/people/skills", async (string? q, SuggestSkills suggest, Viewer viewer, CancellationToken ct) =>
            TypedResults.Ok(await suggest.HandleAsync(q, viewer, ct)));
        app.MapAdmin();
        app.MapGet("/people/suggest", async (string? q, SuggestPeople suggest, Viewer viewer, CancellationToken ct) =>
            TypedResults.Ok(await suggest.HandleAsync(q ?? "", viewer, ct)));
        app.MapPost("/language", ChooseLanguage.HandleAsync).AllowAnonymous();
        app.MapPeopleApi();
        app.MapMeApi();
        app.MapImportApi();
    }

    private sealed class PeopleNavigation(IStringLocalizer<PeopleWords> peopleWords, House house) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
        {
            var entries = new List<NavigationEntry>();
            if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.Rooms, "/people", peopleWords["people-title"], "users"));
            if (viewer.IsAdministrator) entries.Add(new NavigationEntry(NavigationGroup.Hosting, AdminDoor.Path, peopleWords["admin"], "settings"));
            if (house.ImprintUrl is { } imprint) entries.Add(new NavigationEntry(NavigationGroup.Foot, imprint, peopleWords["imprint"], null));
            if (house.PrivacyUrl is { } privacy) entries.Add(new NavigationEntry(NavigationGroup.Foot, privacy, peopleWords["privacy"], null));
            return ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(entries);
        }
    }
}
