using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Search;
using Herberge.Foundation.Web;
using Herberge.Gatherings.After;
using Herberge.Gatherings.Api;
using Herberge.Gatherings.Calendar;
using Herberge.Gatherings.Door;
using Herberge.Gatherings.Leaving;
using Herberge.Gatherings.Registrations;
using Herberge.Gatherings.Sessions;
using Herberge.People.Admin.AuditLog;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings;

/// <summary>The door of the room Gatherings.</summary>
internal static class GatheringsRoom
{
    private const string CalendarType = "text/calendar; charset=utf-8";

    public static void AddGatherings(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, GatheringsPortability>();
        services.AddScoped<INavigationSource, GatheringsNavigation>();
        services.AddScoped<WriteGathering>();
        services.AddScoped<CancelGathering>();
        services.AddScoped<ListGatherings>();
        services.AddScoped<SeeGathering>();
        services.AddScoped<SeeGatheringToWrite>();
        services.AddScoped<TellOfGathering>();
        services.AddSingleton<IOutboxCarrier, CarryPlanned>();
        services.AddScoped<ComingGatherings>();
        services.AddScoped<IComingUp>(room => room.GetRequiredService<ComingGatherings>());
        services.AddScoped<INoticeSubjects>(room => room.GetRequiredService<ComingGatherings>());
        services.AddScoped<IOccasionNames>(room => room.GetRequiredService<ComingGatherings>());
        services.AddScoped<Seating>();
        services.AddScoped<ReleaseMix>();
        services.AddScoped<Register>();
        services.AddScoped<ConfirmComing>();
        services.AddScoped<AskWhoComes>();
        services.AddScoped<SettleSeats>();
        services.AddScoped<SeePeople>();
        services.AddScoped<InviteOutside>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<JoinOnline>();
        services.AddSingleton<JoinLinks>();
        services.AddHouseJob<SettleSeatsOften>("25 0/5 * * * ?");
        services.AddScoped<CalendarText>();
        services.AddScoped<CalendarMails>();
        services.AddScoped<INoticeCalendars>(room => room.GetRequiredService<CalendarMails>());
        services.AddScoped<ICalendarReplies, CalendarReplies>();
        services.AddScoped<OutsideMails>();
        services.AddScoped<Feeds>();
        services.AddScoped<ReadFeed>();
        services.AddScoped<SaveForCalendar>();
        services.AddSessions();
        services.AddAfter();
        services.AddScoped<CheckIn>();
        services.AddScoped<SettleGatherings>();
        services.AddHouseJob<SettleGatheringsNightly>("0 10 3 * * ?");
        services.AddScoped<GatheringsSearch>();
        services.AddScoped<IFindable, FindableGatherings>();
        services.AddScoped<ISearchSource>(room => room.GetRequiredService<GatheringsSearch>());
        services.AddScoped<IPersonalData, GatheringsData>();
        services.AddScoped<IAuditSight, GatheringsAuditSight>();
        services.AddApiJson(GatheringsApiJson.Default);
        services.AddApiJson(SessionsApiJson.Default);
        services.AddApiJson(DoorJson.Default);
    }

    public static void MapGatherings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/gatherings/{id:guid}/coming", async (Guid id, [FromForm] Coming coming, Register register, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await register.HandleAsync(new RegisterInput(id, coming), viewer, ct), $"/gatherings/{id}", SaidWords.Of));
        app.MapPost("/gatherings/{id:guid}/series/coming", async (Guid id, [FromForm] Coming coming, Register register, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
        {
            var said = await register.SeriesAsync(new RegisterInput(id, coming), viewer, ct);
            return answers.To(said, $"/gatherings/{id}", SaidWords.Of, told: [said.Value?.Dates ?? 0, said.Value?.Waiting ?? 0]);
        });
        app.MapPost("/gatherings/{id:guid}/confirm", async (Guid id, ConfirmComing confirm, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await confirm.HandleAsync(id, viewer, ct), $"/gatherings/{id}", "said-confirmed"));
        app.MapPost("/gatherings/calendars/{id:guid}/end", async (Guid id, Feeds feeds, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await feeds.EndAsync(id, viewer, ct), "/gatherings/calendars", "said-feed-ended"));
        app.MapGet("/gatherings/{id:guid}/gathering.ics", async (Guid id, SaveForCalendar save, Viewer viewer, CancellationToken ct) => File(await save.OneAsync(id, viewer, ct)));
        app.MapGet("/gatherings/{id:guid}/series.ics", async (Guid id, SaveForCalendar save, Viewer viewer, CancellationToken ct) => File(await save.SeriesAsync(id, viewer, ct)));
        app.MapGet("/gatherings/join/{token}", JoinAsync).AllowAnonymous().RequireRateLimiting(Limits.Feed);
        app.MapGet("/calendars/{secret}.ics", async (string secret, ReadFeed read, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            return File(await read.HandleAsync(secret, ct));
        }).AllowAnonymous().RequireRateLimiting(Limits.Feed);
        app.MapSessions();
        app.MapAfter();
        app.MapDoor();
        app.MapGatheringsApi();
        app.MapSessionsApi();
    }

    private static async Task<IResult> JoinAsync(string token, JoinOnline join, Viewer viewer, HttpContext context, CancellationToken ct)
    {
        var found = await join.HandleAsync(token, viewer, ct);
        if (found.Succeeded)
        {
            // Where it leads is for nobody else: no page there learns the link, no cache keeps it.
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Redirect(found.Value);
        }

        return found.Problem.Kind == ProblemKind.Forbidden ? TypedResults.LocalRedirect($"/sign-in?returnUrl={Uri.EscapeDataString($"/gatherings/join/{token}")}") : TypedResults.NotFound();
    }

    private static IResult File(Result<string> text) => text.Succeeded ? TypedResults.Text(text.Value, CalendarType) : TypedResults.StatusCode(ProblemResults.StatusOf(text.Problem.Kind));

    private sealed class GatheringsNavigation(IStringLocalizer<GatheringsWords> words) : INavigationSource
    {
        public ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
        {
            List<NavigationEntry> entries = [];
            if (viewer.IsSignedIn) entries.Add(new NavigationEntry(NavigationGroup.Rooms, "/gatherings", words["title"], "calendar-event"));
            if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.New, "/gatherings/new", words["plan"], "calendar-plus"));
            return ValueTask.FromResult<IReadOnlyList<NavigationEntry>>(entries);
        }
    }
}
