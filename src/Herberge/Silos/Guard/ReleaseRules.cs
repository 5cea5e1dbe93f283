namespace Herberge.Silos.Guard;

/// <summary>What a figure about units needs before it may be shown.</summary>
/// <param name="UnitPeople">A unit is shown from this number of people on.</param>
/// <param name="CellPeople">A cell of the matrix is shown from this number of distinct people on each side on.</param>
internal sealed record ReleaseRules(int UnitPeople, int CellPeople)
{
    /// <summary>For the pages of a house.</summary>
    public static ReleaseRules House { get; } = new(UnitPeople: 10, CellPeople: 5);

    /// <summary>Below this no window of a house is shown.</summary>
    public static TimeSpan ShortestWindow { get; } = TimeSpan.FromDays(28);

    /// <summary>For files: one number for both. 1 shows everything, which is for a researcher's own data only.</summary>
    public static ReleaseRules ForFiles(int minGroup) => new(minGroup, minGroup);

    public bool ShowsEverything => UnitPeople <= 1 && CellPeople <= 1;
}
