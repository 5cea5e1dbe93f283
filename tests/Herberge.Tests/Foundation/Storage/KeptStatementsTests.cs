using System.Data;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation.Storage;

/// <summary>A query asked again is a prepared one, and still reads what stands there now, with this caller's values, on this caller's connection.</summary>
public sealed class KeptStatementsTests
{
    [Fact]
    public async Task The_same_query_with_other_values_and_after_other_writes_answers_anew()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (svenja, olena) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Olena Kovalenko"));
        await using var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();

        Assert.Equal(["Svenja Matthiesen", "Olena Kovalenko", "Svenja Matthiesen"], [await NameAsync(db, svenja.Id), await NameAsync(db, olena.Id), await NameAsync(db, svenja.Id)]);
        await RenameAsync(house, svenja.Id, "Svenja Petersen");
        Assert.Equal("Svenja Petersen", await NameAsync(db, svenja.Id));
    }

    [Fact]
    public async Task A_query_asked_while_it_is_still_being_read_answers_both()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        foreach (var name in new[] { "Svenja Matthiesen", "Olena Kovalenko" }) await house.InviteAsync(name);
        await using var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var names = db.Set<Member>().AsNoTracking().OrderBy(m => m.Name).Select(m => m.Name);

        var (outer, inner) = (new List<string>(), new List<string>());
        await foreach (var name in names.AsAsyncEnumerable())
        {
            outer.Add(name);
            await foreach (var other in names.AsAsyncEnumerable()) inner.Add(other);
        }

        Assert.Equal(["Ada Admin", "Olena Kovalenko", "Svenja Matthiesen"], outer);
        Assert.Equal([.. outer, .. outer, .. outer], inner);
    }

    /// <summary>Whoever opens next gets the database that was closed; what the first had prepared there must not read inside the other's transaction.</summary>
    [Fact]
    public async Task After_its_connection_was_closed_and_opened_a_query_reads_nothing_that_another_has_not_committed()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        await using var mine = house.App.Services.CreateAsyncScope();
        await using var others = house.App.Services.CreateAsyncScope();
        var (db, other) = (mine.ServiceProvider.GetRequiredService<HouseDb>(), others.ServiceProvider.GetRequiredService<HouseDb>());
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("Svenja Matthiesen", await NameAsync(db, svenja.Id));
            await db.Database.GetDbConnection().CloseAsync();
            await using (await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
            {
                await other.Set<Member>().Where(m => m.Id == svenja.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Name, "Noch nicht wahr"), TestContext.Current.CancellationToken);
                Assert.Equal("Svenja Matthiesen", await NameAsync(db, svenja.Id));
                Assert.Equal("Noch nicht wahr", await NameAsync(other, svenja.Id));
            }

            await other.Database.GetDbConnection().CloseAsync();
        }
    }

    [Fact]
    public async Task A_reader_that_was_left_open_holds_no_old_state_of_the_house()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        await using (var careless = house.App.Services.CreateAsyncScope())
        {
            var left = careless.ServiceProvider.GetRequiredService<HouseDb>().Set<Member>().AsNoTracking().Select(m => m.Name).AsAsyncEnumerable().GetAsyncEnumerator(TestContext.Current.CancellationToken);
            Assert.True(await left.MoveNextAsync());
        }

        await RenameAsync(house, svenja.Id, "Svenja Petersen");
        for (var next = 0; next < 8; next++) Assert.Equal("Svenja Petersen", await house.InDbAsync(db => NameAsync(db, svenja.Id)));
    }

    [Fact]
    public async Task What_a_caller_gives_back_stays_open_for_the_next()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await NameAsync(db, svenja.Id);
        var handle = connection.Handle;
        await scope.DisposeAsync();
        Assert.Equal(ConnectionState.Open, connection.State);
        Assert.Same(handle, connection.Handle);
    }

    [Fact]
    public async Task A_transaction_that_was_left_open_ends_with_its_caller()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        await using (var careless = house.App.Services.CreateAsyncScope())
        {
            var db = careless.ServiceProvider.GetRequiredService<HouseDb>();
            await careless.ServiceProvider.GetRequiredService<IDatabaseEngine>().BeginSnapshotAsync(db, TestContext.Current.CancellationToken);
            Assert.Equal("Svenja Matthiesen", await NameAsync(db, svenja.Id));
        }

        await RenameAsync(house, svenja.Id, "Svenja Petersen");
        for (var next = 0; next < 8; next++) Assert.Equal("Svenja Petersen", await house.InDbAsync(db => NameAsync(db, svenja.Id)));
    }

    [Fact]
    public async Task More_queries_than_are_kept_are_answered_all_the_same()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await using var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        for (var round = 0; round < 2; round++)
        {
            foreach (var (n, query) in Enumerable.Range(1, 80).Select(n => (n, $"SELECT {n} AS Value")))
                Assert.Equal(n, await db.Database.SqlQueryRaw<int>(query).SingleAsync(TestContext.Current.CancellationToken));
        }
    }

    private static Task<string> NameAsync(HouseDb db, Guid id) => db.Set<Member>().AsNoTracking().Where(m => m.Id == id).Select(m => m.Name).SingleAsync();

    private static Task<int> RenameAsync(TestHouse house, Guid id, string name) =>
        house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Name, name)));
}
