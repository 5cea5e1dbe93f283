using Herberge.Foundation.Ledger;

namespace Herberge.Silos.Releases;

/// <summary>What people are grouped by.</summary>
public enum GroupedBy : byte
{
    Unit,
    Place,

    /// <summary>People of the house on one side, each partner company on another.</summary>
    Partner,
}

/// <summary>Which figures: the window's end and length, the level of the unit tree (1 for other groupings), and the contact counted.</summary>
/// <param name="To">The first instant after the window, a Monday's midnight in the house's time zone.</param>
/// <param name="Days">Length of the window.</param>
/// <param name="Level">1 for the top of the tree.</param>
/// <param name="By">What people are grouped by.</param>
/// <param name="Kind">One kind of contact; null for all.</param>
public sealed record FigureKey(DateTimeOffset To, int Days, int Level, GroupedBy By, TieKind? Kind)
{
    public DateTimeOffset From => To - TimeSpan.FromDays(Days);

    /// <summary>How the database tells kinds apart: 0 for all.</summary>
    public byte KindNumber => Kind is { } kind ? (byte)kind : (byte)0;
}
