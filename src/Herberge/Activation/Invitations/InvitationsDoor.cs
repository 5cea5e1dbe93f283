using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Shell;

namespace Herberge.Activation.Invitations;

/// <summary>The part of the room's door that belongs to invitations.</summary>
internal static class InvitationsDoor
{
    public const string Address = "/activation/invitations";

    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddScoped<MakeInvitation>();
        services.AddScoped<SeeInvitations>();
        services.AddScoped<MailInvitation>();
        services.AddScoped<ComeIn>();
        services.AddScoped<IPersonalData, InvitationsData>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder app) =>
        app.MapPost($"{Address}/{{id:guid}}/withdraw", async (Guid id, MakeInvitation make, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await make.WithdrawAsync(id, viewer, ct), Address, "invite-said-withdrawn"));
}
