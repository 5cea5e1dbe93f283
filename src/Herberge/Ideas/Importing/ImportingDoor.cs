namespace Herberge.Ideas.Importing;

/// <summary>The part of the room's door through which ideas of elsewhere come in.</summary>
internal static class ImportingDoor
{
    public static void AddImporting(this IServiceCollection services)
    {
        services.AddScoped<ImportIdeas>();
        services.AddScoped<FaultSentences>();
        services.AddScoped<BringIdeas>();
    }
}
