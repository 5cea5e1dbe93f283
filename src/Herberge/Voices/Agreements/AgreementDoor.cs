using Herberge.Foundation.Access;
using Herberge.Shell;

namespace Herberge.Voices.Agreements;

/// <summary>The part of the room's door that belongs to coding blind and agreeing.</summary>
internal static class AgreementDoor
{
    public const string Address = "/voices/agreement";

    public static void AddAgreement(this IServiceCollection services)
    {
        services.AddScoped<DrawSample>();
        services.AddScoped<SampleChoices>();
        services.AddScoped<JudgeVoice>();
        services.AddScoped<SeeSamples>();
        services.AddScoped<SeeAgreement>();
        services.AddScoped<SettleSample>();
    }

    public static void MapAgreement(this IEndpointRouteBuilder app)
    {
        app.MapPost("/voices/agreement/{id:guid}/finish", async (Guid id, JudgeVoice judge, Viewer viewer, Answers<AgreementWords> answers, CancellationToken ct) =>
            answers.To(await judge.FinishAsync(id, viewer, ct), $"{Address}/{id}", "said-finished"));
        app.MapPost("/voices/agreement/{id:guid}/take", async (Guid id, SettleSample settle, Viewer viewer, Answers<AgreementWords> answers, CancellationToken ct) =>
        {
            var taken = await settle.TakeAgreedAsync(id, viewer, ct);
            return answers.To(taken, $"{Address}/{id}", "said-taken", told: [taken.Value]);
        });
    }
}
