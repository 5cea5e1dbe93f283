using Herberge.Foundation.Storage;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Herberge.Tests.Architecture;

/// <summary>Both sets of migrations lead to the model as it is; <c>tools/migrations</c> writes them.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_lacks_nothing_of_the_model() => LacksNothing(new SqliteDesignTime().CreateDbContext([]));

    [Fact]
    public void Postgres_lacks_nothing_of_the_model() => LacksNothing(new PostgresDesignTime().CreateDbContext([]));

    [Fact]
    public void A_table_without_its_migration_is_found()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var planted = new ModelBuilder();
        planted.Entity("attic").Property<int>("Id");

        Assert.NotEmpty(Differences(db, db.GetService<IModelRuntimeInitializer>().Initialize(planted.FinalizeModel(), designTime: true)));
    }

    private static void LacksNothing(HouseDb db)
    {
        using var _ = db;
        Assert.Equal(NewestMigration.Name, db.GetService<IMigrationsAssembly>().Migrations.OrderBy(migration => migration.Key, StringComparer.Ordinal).Last().Value.Name);
        Assert.Empty(Differences(db, db.GetService<IDesignTimeModel>().Model).Select(operation => operation.GetType().Name));
    }

    private static IReadOnlyList<MigrationOperation> Differences(HouseDb db, IModel model)
    {
        var migrated = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var snapshot = db.GetService<IModelRuntimeInitializer>().Initialize(migrated is IMutableModel open ? open.FinalizeModel() : migrated, designTime: true);
        return db.GetService<IMigrationsModelDiffer>().GetDifferences(snapshot.GetRelationalModel(), model.GetRelationalModel());
    }
}
