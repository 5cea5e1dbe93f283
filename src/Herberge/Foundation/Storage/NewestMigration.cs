using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Herberge.Foundation.Storage;

/// <summary>
/// Asks a database whether it has had the last migration. To find all there are, EF Core would load every type of the program at each
/// start. <c>tools/migrations</c> gives both engines' migrations one name.
/// </summary>
internal static class NewestMigration
{
    public const string Name = "Initial";

    public static async Task<bool> IsAppliedAsync(HouseDb db, CancellationToken ct)
    {
        var engine = db.GetType();
        if (engine.Assembly.GetType($"{engine.Namespace}.Migrations.{Name}")?.GetCustomAttribute<MigrationAttribute>() is not { } newest) return false;
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = @id";
            var id = command.CreateParameter();
            (id.ParameterName, id.Value) = ("id", newest.Id);
            command.Parameters.Add(id);
            return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) > 0;
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
