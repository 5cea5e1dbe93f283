using Herberge.Silos.Figures;

namespace Herberge.Silos;

/// <summary>The silo figures as the API tells them: the same keys as <c>herberge silos --format json</c>; what is hidden is null.</summary>
public sealed record SilosAnswer
{
    public required int People { get; init; }

    public required int PeopleWithoutUnit { get; init; }

    public required int Units { get; init; }

    public required long Interactions { get; init; }

    public required int Ties { get; init; }

    public required SpanAnswer Window { get; init; }

    public required OpennessAnswer Openness { get; init; }

    public required double? CrossShare { get; init; }

    public required double? CrossShareExpected { get; init; }

    public required double? EiIndex { get; init; }

    public required double? Modularity { get; init; }

    /// <summary>Distance from chance in standard deviations, towards zero.</summary>
    public required double? ModularityZPermutation { get; init; }

    public required IReadOnlyList<UnitAnswer> ByUnit { get; init; }

    public required IReadOnlyList<CellAnswer> Matrix { get; init; }

    public required IReadOnlyList<TrendFigure> Trend { get; init; }

    public required int SuppressedUnits { get; init; }

    /// <summary>When these figures were released; they never change afterwards.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    internal static SilosAnswer Of(SilosView view)
    {
        var (figures, whole) = (view.Figures, view.Figures.Whole);
        return new SilosAnswer
        {
            People = figures.People,
            PeopleWithoutUnit = figures.PeopleWithoutUnit,
            Units = figures.Units,
            Interactions = figures.Interactions,
            Ties = figures.Ties,
            Window = new SpanAnswer(view.Key.From, view.Key.To),
            Openness = new OpennessAnswer(whole.Openness, whole.StandardError, whole.Low, whole.High),
            CrossShare = whole.CrossShare,
            CrossShareExpected = whole.CrossShareExpected,
            EiIndex = whole.EiIndex,
            Modularity = whole.Modularity,
            ModularityZPermutation = whole.ModularityZPermutation,
            ByUnit = [.. figures.ByUnit.Select(unit => new UnitAnswer(unit.Unit, unit.People, unit.Openness, unit.EiIndex, unit.InsideOutsideRatio, unit.Suppressed))],
            Matrix = [.. figures.Matrix.Select(cell => new CellAnswer(
                figures.ByUnit[cell.A].Unit, figures.ByUnit[cell.B].Unit, cell.Weight, cell.Expected, cell.Ratio, cell.Z, cell.IsSure, cell.Suppressed))],
            Trend = [.. view.Trend.Select(point => new TrendFigure(point.Day.AddDays(-7), point.Value, point.Low, point.High, point.Ties))],
            SuppressedUnits = figures.SuppressedUnits,
            ReleasedAt = view.ReleasedAt,
        };
    }
}

/// <param name="From">The first instant inside.</param>
/// <param name="To">The first instant after it, a Monday's midnight of the house.</param>
public sealed record SpanAnswer(DateTimeOffset From, DateTimeOffset To);

/// <summary>The headline with its 90 % band.</summary>
public sealed record OpennessAnswer(double? Value, double? StandardError, double? Low, double? High);

/// <summary>A unit.</summary>
public sealed record UnitAnswer(string Unit, int People, double? Openness, double? EiIndex, double? InsideOutsideRatio, bool Suppressed);

/// <summary>Contact of two units.</summary>
/// <param name="Sure">Whether the distance from chance holds beside all other pairs, or all other units in themselves, shown (Holm, 5 %).</param>
public sealed record CellAnswer(string A, string B, double? Weight, double? Expected, double? Ratio, double? Z, bool Sure, bool Suppressed);
