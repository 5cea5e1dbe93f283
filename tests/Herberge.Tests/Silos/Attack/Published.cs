using Herberge.Foundation.Ledger;
using Herberge.Silos.Figures;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos.Attack;

/// <summary>A window and a kind of contact.</summary>
internal sealed record Frame(DateTimeOffset To, int Days, TieKind? Kind)
{
    public DateTimeOffset From => To.AddDays(-Days);

    public static Frame Of(FigureKey key) => new(key.To, key.Days, key.Kind);

    /// <summary>Whether all contact of this one is contact of the other, too.</summary>
    public bool IsIn(Frame other) => other != this && other.From <= From && other.To >= To && (other.Kind is null || other.Kind == Kind);
}

/// <summary>One published table, whatever it was read from.</summary>
internal sealed record Published(
    Frame Frame, GroupedBy By, int Level, double Ties, double? CrossShare, double? CrossShareExpected, IReadOnlyList<PublishedGroup> Groups, IReadOnlyList<PublishedPair> Pairs)
{
    public static Published Of(FigureKey key, SiloFigures figures) => new(
        Frame.Of(key), key.By, key.Level, figures.Ties, figures.Whole.CrossShare, figures.Whole.CrossShareExpected,
        [.. figures.ByUnit.Select(unit => new PublishedGroup(unit.Unit, unit.Openness, unit.EiIndex, unit.InsideOutsideRatio, unit.Share))],
        [.. figures.Matrix.Select(cell => new PublishedPair(figures.ByUnit[cell.A].Unit, figures.ByUnit[cell.B].Unit, cell.Weight, cell.Expected, cell.Ratio))]);
}

internal sealed record PublishedGroup(string Name, double? Openness, double? Ei, double? InsideOutside, double? Share);

internal sealed record PublishedPair(string A, string B, double? Weight, double? Expected, double? Ratio);
