using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Storage.Postgres;

/// <summary>The model on PostgreSQL, with its own types for instants and ids.</summary>
public sealed class PostgresHouseDb(DbContextOptions<PostgresHouseDb> options) : HouseDb(options);
