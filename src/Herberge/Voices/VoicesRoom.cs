using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Files;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Search;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Voices.Ai;
using Herberge.Voices.Agreements;
using Herberge.Voices.Api;
using Herberge.Voices.Coding;
using Herberge.Voices.Exports;
using Herberge.Voices.Needs;
using Herberge.Voices.Report;
using Herberge.Voices.Segments;
using Herberge.Voices.Sources;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices;

/// <summary>The door of the room Voices.</summary>
internal static class VoicesRoom
{
    public static void AddVoices(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, VoicesPortability>();
        services.AddScoped<AuthorKeys>();
        services.AddScoped<BringIn>();
        services.AddScoped<Capture>();
        services.AddScoped<CaptureChoices>();
        services.AddScoped<FilteredVoices>();
        services.AddScoped<ListObservations>();
        services.AddScoped<CountVoices>();
        services.AddScoped<RememberedVoices>();
        services.AddSingleton<VoicesEdition>();
        services.AddSingleton<IInterceptor, VoicesWatch>();
        services.AddScoped<ReadObservation>();
        services.AddScoped<CheckMasks>();
        services.AddScoped<CoverMore>();
        services.AddScoped<EraseAuthor>();
        services.AddScoped<ForgetObservations>();
        services.AddScoped<IFileAccess, VoicesFiles>();
        services.AddScoped<IFileUse, VoicesFiles>();
        services.AddScoped<ISearchSource, VoicesSearch>();
        services.AddScoped<IPersonalData, VoicesData>();
        services.AddScoped<INavigationSource, VoicesNavigation>();
        services.AddCoding();
        services.AddNeeds();
        services.AddSources();
        services.AddThemes();
        services.AddSuggestions();
        services.AddAi();
        services.AddExports();
        services.AddAgreement();
        services.AddReport();
        services.AddSegments();
        services.AddApiJson(VoicesApiJson.Default);
        services.AddApiJson(ResearchApiJson.Default);
        services.AddHouseJob<ForgetOldVoices>("0 50 3 * * ?");
    }

    public static void MapVoices(this IEndpointRouteBuilder app)
    {
        app.MapCoding();
        app.MapNeeds();
        app.MapSources();
        app.MapThemes();
        app.MapExports();
        app.MapAgreement();
        app.MapReport();
        app.MapSegments();
        app.MapVoicesApi();
        app.MapResearchApi();
        app.MapPost("/voices/{id:guid}/checked", async (Guid id, string? back, CheckMasks check, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await check.HandleAsync(id, viewer, ct), back ?? $"/voices/{id}", "said-checked"));
        app.MapPost("/voices/{id:guid}/erase-author", async (Guid id, EraseAuthor erase, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var erased = await erase.OfObservationAsync(id, viewer, ct);
            return answers.To(erased, erased.Succeeded ? "/voices" : $"/voices/{id}", "said-author-erased", told: [erased.Value]);
        });
    }

    private sealed class VoicesNavigation(IStringLocalizer<VoicesWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
        {
            var entries = new List<NavigationEntry>();
            if (viewer.HearsVoices) entries.Add(new NavigationEntry(NavigationGroup.Rooms, "/voices", words["title"], "quote"));
            if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.New, "/voices/new", words["capture-new"], "microphone"));
            return ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(entries);
        }
    }
}
