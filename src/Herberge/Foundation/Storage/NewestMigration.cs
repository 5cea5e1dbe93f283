using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Herberge.Foundation.Storage;

/// <summary>
/// Asks a database whether it has had the last migration. To find all there are, EF Core would load every type of the program at each
/// start.
/// </summary>
internal static class NewestMigration
{
    public static async Task<bool> IsAppliedAsync<TMigration>(HouseDb db, CancellationToken ct) where TMigration : Migration
    {
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = @id";
            var id = command.CreateParameter();
            (id.ParameterName, id.Value) = ("id", typeof(TMigration).GetCustomAttribute<MigrationAttribute>()!.Id);
            command.Parameters.Add(id);
            return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) > 0;
        }
        catch (DbException)
        {
            // No such table, or no database yet: to migrate makes both, or says what is wrong.
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
