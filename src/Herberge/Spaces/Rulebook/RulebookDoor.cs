using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.People.Leaving;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Rulebook;

/// <summary>What the rulebook brings into the room.</summary>
internal static class RulebookDoor
{
    public const string Address = "/rulebook";

    public static void AddRulebook(this IServiceCollection services)
    {
        services.AddApiJson(RulebookApiJson.Default);
        services.AddScoped<SeeRulebook>();
        services.AddScoped<SeeRule>();
        services.AddScoped<WriteRule>();
        services.AddScoped<ApproveRule>();
        services.AddScoped<ApprovedAnswers>();
        services.AddScoped<IPersonalData, RulebookData>();
        services.AddScoped<INavigationSource, RulebookNavigation>();
    }

    public static void MapRulebook(this IEndpointRouteBuilder app)
    {
        app.MapRulebookApi();
        app.MapGet($"{Address}/answers", async (string? q, Guid? thread, ApprovedAnswers answers, Viewer viewer, CancellationToken ct) =>
            TypedResults.Ok(await answers.HandleAsync(q, thread, viewer, ct)));
        app.MapPost($"{Address}/{{id:guid}}/approve", async (Guid id, [FromForm] int? number, ApproveRule approve, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await approve.HandleAsync(id, number ?? 0, viewer, ct), _ => $"{Address}/{id}"));
        app.MapPost($"{Address}/{{id:guid}}/away", async (Guid id, [FromForm] bool on, ApproveRule approve, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await approve.PutAwayAsync(id, on, viewer, ct), _ => $"{Address}/{id}"));
    }

    private sealed class RulebookNavigation(IStringLocalizer<RulebookWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(
            viewer.IsInside ? [new NavigationEntry(NavigationGroup.Foot, Address, words["title"], null)] : []);
    }
}
