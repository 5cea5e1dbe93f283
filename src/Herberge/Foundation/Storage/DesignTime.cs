using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Herberge.Foundation.Storage;

/// <summary>Lets <c>dotnet ef</c> build the model without starting a house.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteHouseDb>
{
    public SqliteHouseDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHouseDb>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(DesignTimeServices.Create()).Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresHouseDb>
{
    public PostgresHouseDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHouseDb>().UseNpgsql("Host=localhost;Database=herberge").UseApplicationServiceProvider(DesignTimeServices.Create()).Options);
}

/// <summary>Identity asks the services for its schema version while the model is built.</summary>
internal static class DesignTimeServices
{
    public static IServiceProvider Create() => new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();
}
