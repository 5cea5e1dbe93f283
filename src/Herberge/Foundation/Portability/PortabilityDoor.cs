namespace Herberge.Foundation.Portability;

/// <summary>What taking a house out and in registers.</summary>
internal static class PortabilityDoor
{
    public static void AddPortability(this IServiceCollection services)
    {
        services.AddSingleton<ITablePortability, FoundationPortability>();
        services.AddScoped<HouseWriter>();
        services.AddScoped<HouseReader>();
        services.AddScoped<ExportHouse>();
        services.AddSingleton<ExportShelf>();
    }
}
