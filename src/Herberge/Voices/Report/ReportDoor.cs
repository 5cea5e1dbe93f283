using System.Globalization;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

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
        app.MapPost("/voices/report/send", async (string? month, SendReport send, Viewer viewer, IHttpContextAccessor http, IStringLocalizer<ReportWords> words, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        {
            var sent = MonthOf(month) is { } first ? await send.HandleAsync(first, viewer, ct) : viewer.HearsVoices ? Problem.NotFound() : Problem.Forbidden("voices-for-community-managers");
            return VoicesAnswers.To(http.HttpContext!, sent, $"{Address}?month={month}", null, words["said-sent", sent.Value], problems);
        });
        app.MapPost("/voices/report/readers/{id:guid}/remove", async (Guid id, ChooseReaders readers, Viewer viewer, IHttpContextAccessor http, IStringLocalizer<ReportWords> words, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            VoicesAnswers.To(http.HttpContext!, await readers.RemoveAsync(id, viewer, ct), $"{Address}#mail", null, words["said-reader-removed"], problems));
        app.MapPost("/voices/report/wish", async (bool? on, ChooseReaders readers, Viewer viewer, IHttpContextAccessor http, IStringLocalizer<ReportWords> words, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            VoicesAnswers.To(http.HttpContext!, await readers.WishAsync(on == true, viewer, ct), $"{Address}#mail", null, words[on == true ? "said-again" : "said-ended"], problems));
    }

    /// <summary>The first day of a month such as <c>2026-10</c>.</summary>
    public static DateOnly? MonthOf(string? month) => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}
