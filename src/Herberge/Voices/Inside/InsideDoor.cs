using Herberge.Foundation.Access;
using Herberge.Shell;
using Herberge.Spaces;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Inside;

/// <summary>The part of the room's door that belongs to the house's own spaces.</summary>
internal static class InsideDoor
{
    public static void AddInside(this IServiceCollection services)
    {
        services.AddScoped<ObservedNow>();
        services.AddScoped<ProposeSpace>();
        services.AddScoped<AnswerProposal>();
        services.AddScoped<RefuseObservation>();
        services.AddScoped<WithdrawQuotes>();
        services.AddScoped<QuotePost>();
        services.AddScoped<IPostFollower>(provider => provider.GetRequiredService<WithdrawQuotes>());
        services.AddScoped<SpaceTold>();
        services.AddScoped<ISpaceNotices>(provider => provider.GetRequiredService<SpaceTold>());
        services.AddScoped<IPostOffers>(provider => provider.GetRequiredService<SpaceTold>());
        services.AddScoped<IFetchSource, FetchSpace>();
    }

    public static void MapInside(this IEndpointRouteBuilder app)
    {
        app.MapPost("/voices/spaces/{id:guid}/agree", async (Guid id, AnswerProposal answer, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var done = await answer.AgreeAsync(id, viewer, ct);
            return answers.To(done, done.Value ?? "/spaces", "said-inside-agreed");
        });
        app.MapPost("/voices/spaces/{id:guid}/stop", async (Guid id, AnswerProposal answer, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var done = await answer.StopAsync(id, viewer, ct);
            return answers.To(done, done.Value ?? "/spaces", "said-inside-stopped");
        });
        app.MapPost("/voices/spaces/{id:guid}/refuse", async (Guid id, RefuseObservation refuse, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var done = await refuse.HandleAsync(id, refuse: true, viewer, ct);
            return answers.To(done, done.Value ?? "/spaces", "said-inside-refused");
        });
        app.MapPost("/voices/spaces/{id:guid}/allow", async (Guid id, RefuseObservation refuse, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var done = await refuse.HandleAsync(id, refuse: false, viewer, ct);
            return answers.To(done, done.Value ?? "/spaces", "said-inside-allowed");
        });
    }
}
