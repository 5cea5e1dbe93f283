using Herberge.Spaces.Imports.Slack;

namespace Herberge.Spaces.Imports;

/// <summary>What imports register.</summary>
internal static class ImportsDoor
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportTies>();
        services.AddScoped<ImportSlack>();
    }
}
