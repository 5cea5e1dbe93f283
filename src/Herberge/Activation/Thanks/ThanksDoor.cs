using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Shell;

namespace Herberge.Activation.Thanks;

/// <summary>The part of the room's door that belongs to one's own way and to thanks.</summary>
internal static class ThanksDoor
{
    public const string Address = "/activation/mine";

    public static void AddThanks(this IServiceCollection services)
    {
        services.AddScoped<GiveThanks>();
        services.AddScoped<SeeOwnWay>();
        services.AddScoped<IPersonalData, ThanksData>();
    }

    public static void MapThanks(this IEndpointRouteBuilder app) =>
        app.MapPost($"{Address}/thanks/{{id:guid}}/remove", async (Guid id, GiveThanks give, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await give.RemoveAsync(id, viewer, ct), Address, "thanks-said-removed"));
}
