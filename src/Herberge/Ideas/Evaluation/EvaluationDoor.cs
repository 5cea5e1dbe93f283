namespace Herberge.Ideas.Evaluation;

/// <summary>The part of the room's door that belongs to the jury.</summary>
internal static class EvaluationDoor
{
    public static void AddEvaluation(this IServiceCollection services)
    {
        services.AddScoped<JudgeIdea>();
        services.AddScoped<SeeEvaluation>();
        services.AddScoped<SeeJuryWork>();
        services.AddScoped<CompareIdeas>();
    }
}
