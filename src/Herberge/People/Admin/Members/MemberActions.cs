using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.People.Admin.Members;

/// <summary>Buttons of a person's page that only act.</summary>
internal static class MemberActions
{
    public static void AddMembersAdmin(this IServiceCollection services)
    {
        services.AddScoped<ListMembers>();
        services.AddScoped<SeeMember>();
        services.AddScoped<InviteMember>();
        services.AddScoped<EditMember>();
        services.AddScoped<ChangeHouseRole>();
        services.AddScoped<Departure>();
        services.AddScoped<DeactivateMember>();
        services.AddScoped<KeepMember>();
        services.AddScoped<WelcomeMail>();
    }

    public static void MapMembersAdmin(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/people/{id:guid}/role", async (Guid id, [FromForm] HouseRoles role, [FromForm] bool on, ChangeHouseRole change, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await change.HandleAsync(id, role, on, viewer, ct), $"/admin/people/{id}", on ? "said-role-granted" : "said-role-withdrawn"));

        app.MapPost("/admin/people/{id:guid}/deactivate", async (Guid id, DeactivateMember deactivate, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await deactivate.HandleAsync(id, viewer, ct), $"/admin/people/{id}", "said-deactivated"));

        app.MapPost("/admin/people/{id:guid}/reactivate", async (Guid id, DeactivateMember deactivate, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await deactivate.UndoAsync(id, viewer, ct), $"/admin/people/{id}", "said-reactivated"));

        app.MapPost("/admin/people/{id:guid}/keep", async (Guid id, KeepMember keep, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await keep.HandleAsync(id, viewer, ct), $"/admin/people/{id}", "said-kept"));

        app.MapPost("/admin/people/{id:guid}/link", async (Guid id, InviteMember invite, Viewer viewer, Answers<AdminWords> answers, CancellationToken ct) =>
            answers.To(await invite.SendLinkAsync(id, viewer, ct), $"/admin/people/{id}", "said-link-sent"));
    }
}
