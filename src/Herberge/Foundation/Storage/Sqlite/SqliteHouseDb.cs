using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Herberge.Foundation.Storage.Sqlite;

/// <summary>The model on SQLite: instants as ticks and ids as big-endian bytes, so that both sort by time.</summary>
public sealed class SqliteHouseDb(DbContextOptions<SqliteHouseDb> options) : HouseDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        conventions.Properties<Guid>().HaveConversion<OrderedBytes>();
    }

    // Not private: the compiled model names them.
    internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    internal sealed class OrderedBytes() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true));
}
