namespace Herberge.Voices.Suggestions;

/// <summary>The part of the room's door that belongs to suggested codes.</summary>
internal static class SuggestionsDoor
{
    public static void AddSuggestions(this IServiceCollection services)
    {
        services.AddSingleton<CodeMemory>();
        services.AddScoped<SuggestCodes>();
        services.AddScoped<RejectSuggestion>();
    }
}
