namespace Herberge.Silos.Guard;

/// <summary>What a figure about units needs before it may be shown.</summary>
/// <param name="UnitPeople">A unit is shown from this number of people on.</param>
/// <param name="CellPeople">A cell of the matrix is shown from this number of distinct people on each side on.</param>
/// <param name="RoundsWhole">Whether every figure is rounded after the guard, as a house does.</param>
internal sealed record ReleaseRules(int UnitPeople, int CellPeople, bool RoundsWhole)
{
    /// <summary>For a house, where <paramref name="smallestGroup"/> is never under five.</summary>
    public static ReleaseRules ForHouse(int smallestGroup = LeastGroup) =>
        new(Math.Max(2 * LeastGroup, smallestGroup), Math.Max(LeastGroup, smallestGroup), RoundsWhole: true);

    /// <summary>No group of a house smaller than this is ever shown, whatever its settings say.</summary>
    public const int LeastGroup = 5;

    /// <summary>Below this no window of a house is shown.</summary>
    public static TimeSpan ShortestWindow { get; } = TimeSpan.FromDays(28);

    /// <summary>For files: one number for both. 1 shows everything, which is for a researcher's own data only.</summary>
    public static ReleaseRules ForFiles(int minGroup) => new(minGroup, minGroup, RoundsWhole: false);

    public bool ShowsEverything => UnitPeople <= 1 && CellPeople <= 1;
}
