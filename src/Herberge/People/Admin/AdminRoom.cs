using Herberge.Foundation.Access;
using Herberge.People.Admin.AuditLog;
using Herberge.People.Admin.Mail;
using Herberge.People.Admin.Settings;

namespace Herberge.People.Admin;

/// <summary>What the administration registers, and the buttons of its pages that only act.</summary>
internal static class AdminRoom
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<IAdminSectionSource, AdminSections>();
        services.AddScoped<AdminAnswers>();
        services.AddScoped<SeeHouseState>();
        services.AddScoped<ExamineHouse>();
        services.AddScoped<EditHouse>();
        services.AddScoped<SetLogo>();
        services.AddScoped<ListAudit>();
    }

    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/mail/retry", RetryMail.HandleAsync);
        app.MapPost("/admin/house/logo/remove", async (SetLogo set, Viewer viewer, AdminAnswers answers, CancellationToken ct) =>
            answers.To(await set.HandleAsync(null, "", viewer, ct), "/admin/house", "said-logo-removed"));
        app.MapGet("/admin/audit.csv", ExportAudit.HandleAsync);
    }
}
