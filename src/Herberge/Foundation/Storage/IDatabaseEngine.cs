using Herberge.Foundation.Search;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Storage;

/// <summary>What differs between database engines, in one place.</summary>
internal interface IDatabaseEngine
{
    /// <summary><c>SQLite</c> or <c>PostgreSQL</c>, for people.</summary>
    string Name { get; }

    /// <summary>Where the data are, without secrets.</summary>
    string Place { get; }

    /// <summary>How many may write at the same time; the others wait for their turn without holding a connection.</summary>
    int Writers { get; }

    /// <summary>Full-text search as this engine does it.</summary>
    ISearchStore Search { get; }

    /// <summary>In a view: the instant of a column as text in UTC, <c>2026-05-06T08:12:00Z</c>.</summary>
    string InstantInView(string column);

    /// <summary>In a view: the id of a column as text in lower case.</summary>
    string IdInView(string column);

    /// <summary>Brings the schema up to date, creating the database if need be, and makes the views anew.</summary>
    Task MigrateAsync(HouseDb db, IReadOnlyList<DatabaseView> views, CancellationToken ct);

    /// <summary>The engine's own integrity check; empty when all is well, else what it found.</summary>
    Task<IReadOnlyList<string>> CheckAsync(HouseDb db, CancellationToken ct);

    /// <summary>Bytes the data take up.</summary>
    Task<long> SizeAsync(HouseDb db, CancellationToken ct);

    /// <summary>What is read until it is disposed is one state of the house, whatever is written meanwhile; it hinders no writer.</summary>
    Task<IAsyncDisposable> BeginSnapshotAsync(HouseDb db, CancellationToken ct);

    /// <summary>To order by a column of text byte by byte, whatever the language of the database.</summary>
    string ByBytes(string column);

    /// <summary>Within a transaction that fills an empty house: references are looked at when it is committed, so that rows may come in any order.</summary>
    Task BeginFillingAsync(HouseDb db, CancellationToken ct);

    /// <summary>Before that transaction is committed: references are looked at, and numbers the database gives go on after those that came.</summary>
    Task EndFillingAsync(HouseDb db, CancellationToken ct);

    /// <summary>True when <paramref name="error"/> says that a unique index was violated.</summary>
    bool IsDuplicate(DbUpdateException error);
}
