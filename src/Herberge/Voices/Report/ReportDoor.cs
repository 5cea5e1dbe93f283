using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outcomes;
using Herberge.Shell;

namespace Herberge.Voices.Report;

/// <summary>The part of the room's door that belongs to the advocate's report.</summary>
internal static class ReportDoor
{
    public const string Address = "/voices/report";

    public static void AddReport(this IServiceCollection services)
    {
        services.AddScoped<SeeReport>();
        services.AddScoped<ReportMail>();
        services.AddScoped<SendReport>();
        services.AddScoped<ChooseReaders>();
        services.AddHouseJob<SendReportOnTheDay>("0 15 7 * * ?");
    }

    public static void MapReport(this IEndpointRouteBuilder app)
    {
        app.MapPost("/voices/report/send", async (string? month, SendReport send, Viewer viewer, Answers<ReportWords> answers, CancellationToken ct) =>
        {
            var sent = MonthOf(month) is { } first ? await send.HandleAsync(first, viewer, ct) : viewer.HearsVoices ? Problem.NotFound() : Problem.Forbidden("voices-for-community-managers");
            return answers.To(sent, $"{Address}?month={month}", "said-sent", told: [sent.Value]);
        });
        app.MapPost("/voices/report/readers/{id:guid}/remove", async (Guid id, ChooseReaders readers, Viewer viewer, Answers<ReportWords> answers, CancellationToken ct) =>
            answers.To(await readers.RemoveAsync(id, viewer, ct), $"{Address}#mail", "said-reader-removed"));
        app.MapPost("/voices/report/wish", async (bool? on, ChooseReaders readers, Viewer viewer, Answers<ReportWords> answers, CancellationToken ct) =>
            answers.To(await readers.WishAsync(on == true, viewer, ct), $"{Address}#mail", on == true ? "said-again" : "said-ended"));
    }

    /// <summary>The first day of a month such as <c>2026-10</c>.</summary>
    public static DateOnly? MonthOf(string? month) => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}
