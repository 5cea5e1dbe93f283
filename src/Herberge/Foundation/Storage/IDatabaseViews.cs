namespace Herberge.Foundation.Storage;

/// <summary>
/// Views that a room offers to other programs reading the database. They are made anew whenever the schema is brought up to
/// date, so that no migration carries their text.
/// </summary>
internal interface IDatabaseViews
{
    IEnumerable<DatabaseView> Views { get; }
}

/// <summary>
/// A view in the SQL that both engines speak. Once a house has been released its columns may only be added at the end:
/// PostgreSQL replaces a view in place, which keeps what was granted on it.
/// </summary>
internal sealed record DatabaseView(string Name, string Select);
