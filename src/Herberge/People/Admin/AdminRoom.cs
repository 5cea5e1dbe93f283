using Herberge.Foundation.Access;
using Herberge.People.Admin.AuditLog;
using Herberge.People.Admin.Export;
using Herberge.People.Admin.Mail;
using Herberge.People.Admin.Members;
using Herberge.People.Admin.Partners;
using Herberge.People.Admin.Settings;
using Herberge.People.Admin.Units;
using Herberge.Shell;

namespace Herberge.People.Admin;

/// <summary>What the administration registers, and the buttons of its pages that only act.</summary>
internal static class AdminRoom
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<IAdminSectionSource, AdminSections>();
        services.AddScoped<SeeHouseState>();
        services.AddScoped<ExamineHouse>();
        services.AddScoped<EditHouse>();
        services.AddScoped<SetLogo>();
        services.AddScoped<ListAudit>();
        services.AddExport();
        services.AddMembersAdmin();
        services.AddScoped<SeeUnitTree>();
        services.AddScoped<AddUnit>();
        services.AddScoped<MoveUnit>();
        services.AddScoped<MergeUnits>();
        services.AddScoped<RemoveUnit>();
        services.AddScoped<ListPartners>();
        services.AddScoped<SavePartner>();
        services.AddScoped<EndPartner>();
    }

    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/mail/retry", RetryMail.HandleAsync);
        app.MapPost("/admin/house/logo/remove", async (SetLogo set, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await set.HandleAsync(null, "", viewer, ct), "/admin/house", "said-logo-removed"));
        app.MapGet("/admin/audit.csv", ExportAudit.HandleAsync);
        app.MapExport();
        app.MapMembersAdmin();
        app.MapPost("/admin/units/{id:guid}/remove", async (Guid id, RemoveUnit remove, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await remove.HandleAsync(id, viewer, ct), "/admin/units", "said-unit-removed"));
        app.MapPost("/admin/partners/{id:guid}/reopen", async (Guid id, EndPartner end, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await end.UndoAsync(id, viewer, ct), $"/admin/partners/{id}", "said-partner-reopened"));
    }
}
