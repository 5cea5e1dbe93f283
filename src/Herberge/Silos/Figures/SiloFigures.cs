using Herberge.Graphs;

namespace Herberge.Silos.Figures;

/// <summary>
/// The silo figures of one window, level and kind of contact as they may be shown: everything in it has passed the guard, what
/// was hidden is null. Reports, pages and exports are made of nothing else.
/// </summary>
public sealed record SiloFigures
{
    public required int People { get; init; }

    public int PeopleWithoutUnit { get; init; }

    public long Interactions { get; init; }

    public int Ties { get; init; }

    public TieWeight Weight { get; init; }

    /// <summary>As it is told: a day, or what was asked for.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    public WholeFigure Whole { get; init; } = WholeFigure.None;

    public IReadOnlyList<UnitFigure> ByUnit { get; init; } = [];

    /// <summary>Each pair of units once, a unit with itself included.</summary>
    public IReadOnlyList<CellFigure> Matrix { get; init; } = [];

    /// <summary>Parts of the openness by space, adding up to it; the last one without a space holds all that is not shown.</summary>
    public IReadOnlyList<SpaceFigure> Spaces { get; init; } = [];

    public IReadOnlyList<TrendFigure> Trend { get; init; } = [];

    /// <summary>Only in houses, of the windows that end with a release.</summary>
    public UnitMap? Map { get; init; }

    public int SuppressedUnits { get; init; }

    /// <summary>What a reader has to know, in their language.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public int Units => ByUnit.Count;

    public CellRatios Ratios() => new(Matrix);
}

/// <summary>Observed ÷ expected by pair of units, in either order; null where it is hidden.</summary>
public sealed class CellRatios(IReadOnlyList<CellFigure> cells)
{
    private readonly Dictionary<(int, int), CellFigure> _cells = cells.ToDictionary(cell => (cell.A, cell.B));

    public double? Of(int a, int b) => Cell(a, b)?.Ratio;

    public CellFigure? Cell(int a, int b) => _cells.GetValueOrDefault(a <= b ? (a, b) : (b, a));
}

/// <summary>The measures of the whole; null where there is no value or it may not be shown.</summary>
public sealed record WholeFigure
{
    public static WholeFigure None { get; } = new();

    public double? Openness { get; init; }

    public double? StandardError { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public double? CrossShare { get; init; }

    public double? CrossShareExpected { get; init; }

    public double? EiIndex { get; init; }

    public double? EiExpectedPermutation { get; init; }

    public double? EiZPermutation { get; init; }

    public double? EiExpectedConfiguration { get; init; }

    public double? EiZConfiguration { get; init; }

    public double? Assortativity { get; init; }

    public double? Modularity { get; init; }

    public double? ModularityExpectedPermutation { get; init; }

    public double? ModularityZPermutation { get; init; }

    public double? EiRescaled { get; init; }

    public double? FreemanSegregation { get; init; }

    public int? Communities { get; init; }

    public double? CommunitiesModularity { get; init; }

    public double? NmiWithUnits { get; init; }

    public double? AriWithUnits { get; init; }

    public int? UnitPairsWithTies { get; init; }

    public int? PairsHangingOnOne { get; init; }
}

/// <summary>A unit; where it is hidden, only its name and its people are told.</summary>
/// <param name="Unit">Its path.</param>
/// <param name="People">Everybody in it.</param>
/// <param name="Suppressed">Whether the guard hides it.</param>
public sealed record UnitFigure(string Unit, int People, bool Suppressed)
{
    public double? Openness { get; init; }

    /// <summary>The unit's part of the whole: Σ openness · share = the openness of the house.</summary>
    public double? Share { get; init; }

    /// <summary>The smallest openness a unit of its size and activity could have.</summary>
    public double? Attainable { get; init; }

    public double? EiIndex { get; init; }

    public double? InsideOutsideRatio { get; init; }
}

/// <summary>Contact of two units, or of a unit with itself.</summary>
/// <param name="A">Number of a unit in <see cref="SiloFigures.ByUnit"/>.</param>
/// <param name="B">Not less than <paramref name="A"/>.</param>
/// <param name="Suppressed">Whether the guard hides it.</param>
public sealed record CellFigure(int A, int B, bool Suppressed)
{
    public double? Weight { get; init; }

    public double? Expected { get; init; }

    public double? Ratio { get; init; }

    public double? Z { get; init; }

    /// <summary>Whether the distance from chance holds beside all other pairs, or all other units in themselves, that are shown (<see cref="Significance"/>); only in houses.</summary>
    public bool IsSure { get; init; }

    /// <summary>Share of the contact that runs through fewer than five people; only in houses.</summary>
    public double? OnFew { get; init; }

    /// <summary>Spaces in which enough people of both units meet; only in houses.</summary>
    public IReadOnlyList<Guid> MeetIn { get; init; } = [];
}

/// <summary>A space's part of the openness.</summary>
/// <param name="Space">Null for everything that is not told by itself.</param>
/// <param name="Openness">Its summand.</param>
public sealed record SpaceFigure(Guid? Space, double Openness);
