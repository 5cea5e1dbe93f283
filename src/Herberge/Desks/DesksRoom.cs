using Herberge.Desks.Api;
using Herberge.Desks.Holidays;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Desks.Reports;
using Herberge.Desks.Roles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Portability;
using Herberge.People.Leaving;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Desks;

/// <summary>The door of the room Desks.</summary>
internal static class DesksRoom
{
    public const string Address = "/desk";

    public static void AddDesks(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, DesksPortability>();
        services.AddScoped<IPersonalData, DesksData>();
        services.AddScoped<INavigationSource, DesksNavigation>();
        services.AddScoped<DeskSources>();
        services.AddScoped<OtherSources>();
        services.AddScoped<SeeQueue>();
        services.AddScoped<SeePreview>();
        services.AddScoped<HandleItem>();
        services.AddScoped<SeeAsk>();
        services.AddScoped<ChaseItems>();
        services.AddScoped<NameDeputy>();
        services.AddScoped<SeeRoles>();
        services.AddScoped<GiveRole>();
        services.AddScoped<SeePlan>();
        services.AddScoped<SeeNumbers>();
        services.AddScoped<SeeDesk>();
        services.AddScoped<SeeWeek>();
        services.AddScoped<WriteReport>();
        services.AddScoped<ReportReaders>();
        services.AddScoped<SendReports>();
        services.AddHouseJob<SendReportsDaily>("0 20 7 * * ?");
        services.AddApiJson(DesksApiJson.Default);
        services.AddHouseJob<ChaseItemsDaily>("0 15 5 * * ?");
    }

    public static void MapDesks(this IEndpointRouteBuilder app)
    {
        app.MapDesksApi();
        app.MapPost("/desk/items/{item}/take", (string item, int? version, string? back, HandleItem handle, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            ActAsync(item, version, back, "said-taken", input => handle.TakeAsync(input, viewer, ct), answers));
        app.MapPost("/desk/items/{item}/give-back", (string item, int? version, string? back, HandleItem handle, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            ActAsync(item, version, back, "said-given-back", input => handle.GiveBackAsync(input, viewer, ct), answers));
        app.MapPost("/desk/items/{item}/done", (string item, int? version, string? back, HandleItem handle, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            ActAsync(item, version, back, "said-done", input => handle.FinishAsync(input, viewer, ct), answers));
        app.MapPost("/desk/items/{item}/undo", (string item, int? version, string? back, HandleItem handle, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            ActAsync(item, version, back, "said-undone", input => handle.UndoAsync(input, viewer, ct), answers, undoes: false));
        app.MapPost("/desk/asked/{id:guid}/decline", async (Guid id, HandleItem handle, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            answers.To(await handle.DeclineAsync(id, viewer, ct), $"/threads/{id}", "said-declined"));
        app.MapPost("/desk/deputies/{id:guid}/end", async (Guid id, NameDeputy deputies, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            answers.To(await deputies.EndAsync(id, viewer, ct), "/desk/deputies", "said-deputy-ended"));
        app.MapPost("/desk/roles/take", async (Guid? who, string? role, Guid? space, GiveRole give, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            answers.To(who is { } id && DesksAccess.Named(role) is { } desk ? await give.TakeAsync(id, desk, space, viewer, ct) : Problem.NotFound(), "/desk/roles", taken => taken.StaysHost ? "said-role-taken-host" : "said-role-taken"));
        app.MapPost("/desk/{name}/mail/wish", async (string name, bool? on, ReportReaders readers, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            answers.To(ReportReaders.Named(name) is { } kind ? await readers.WishAsync(kind, on == true, viewer, ct) : Problem.NotFound(), $"/desk/{name}/mail", on == true ? "said-report-on" : "said-report-off"));
        app.MapPost("/desk/{name}/mail/readers/{id:guid}/remove", async (string name, Guid id, ReportReaders readers, Viewer viewer, Answers<DesksWords> answers, CancellationToken ct) =>
            answers.To(ReportReaders.Named(name) is { } kind ? await readers.RemoveAsync(kind, id, viewer, ct) : Problem.NotFound(), $"/desk/{name}/mail", "said-reader-removed"));
    }

    /// <summary>Where the last change of a thing is taken back.</summary>
    public static string UndoOf(ItemKey key, int version, string? back) => $"/desk/items/{key}/undo?version={version}&back={Uri.EscapeDataString(back ?? Address)}";

    private static async Task<IResult> ActAsync(string item, int? version, string? back, string said, Func<ItemInput, Task<Foundation.Outcomes.Result<Foundation.Outcomes.Done>>> act, Answers<DesksWords> answers, bool undoes = true) =>
        ItemKey.Read(item) is { } key
            ? answers.To(await act(new ItemInput(key, version ?? 0)), string.IsNullOrEmpty(back) ? Address : back, said, undoes ? UndoOf(key, (version ?? 0) + 1, back) : null)
            : TypedResults.NotFound();

    private sealed class DesksNavigation(SeeQueue queue, IStringLocalizer<DesksWords> words) : INavigationSource
    {
        public async ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct) => viewer.HasDesk
            ? [new NavigationEntry(NavigationGroup.Hosting, Address, words["title"], "bell-ringing", (await queue.CountsAsync(viewer, ct)).People, Waits: true)]
            : WriteReport.MayRead(ReportKind.Year, viewer) ? [new NavigationEntry(NavigationGroup.Hosting, "/desk/year", words["report-kind-Year"], "list-details")] : [];
    }
}
