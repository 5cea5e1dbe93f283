using Herberge.Tests.Setup;

namespace Herberge.Browser.Tests.Setup;

/// <summary>Sixty people in a house of one test, on either database.</summary>
public sealed class EngineHouse(Engine engine, string? redis = null) : DemoHouse
{
    private readonly string _database = $"campaign_{Guid.CreateVersion7():N}";

    protected override int People => 60;

    protected override string? Redis => redis;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (engine == Engine.Postgres) await TestPostgres.DropDatabaseAsync(_database);
    }

    protected override async Task<string?> DatabaseAsync() => engine == Engine.Postgres ? await TestPostgres.CreateDatabaseAsync(_database, template: null) : null;
}
