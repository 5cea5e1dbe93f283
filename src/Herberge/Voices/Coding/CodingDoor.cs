using Herberge.Foundation.Access;
using Herberge.Shell;

namespace Herberge.Voices.Coding;

/// <summary>The part of the room's door that belongs to coding and the codebook.</summary>
internal static class CodingDoor
{
    public const string Codebook = "/voices/codebook";

    public static void AddCoding(this IServiceCollection services)
    {
        services.AddScoped<CodeCounts>();
        services.AddScoped<CodeObservation>();
        services.AddScoped<WriteCode>();
        services.AddScoped<MergeCodes>();
        services.AddScoped<SplitCode>();
        services.AddScoped<UndoCodeChange>();
        services.AddScoped<SeeCodebook>();
        services.AddScoped<SeeCodeTrends>();
    }

    public static void MapCoding(this IEndpointRouteBuilder app) =>
        app.MapPost("/voices/codebook/changes/{id:guid}/undo", async (Guid id, UndoCodeChange undo, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await undo.HandleAsync(id, viewer, ct), Codebook, "said-undone"));
}
