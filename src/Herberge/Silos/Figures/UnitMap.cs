namespace Herberge.Silos.Figures;

/// <summary>
/// Where the units shown lie on the map, and the groups their contact forms. Both are worked out from the released matrix
/// alone, so they tell nothing that the matrix doesn't.
/// </summary>
/// <param name="Places">The units shown, in the order of <see cref="SiloFigures.ByUnit"/>.</param>
/// <param name="Communities">One for each resolution, coarsest first.</param>
public sealed record UnitMap(IReadOnlyList<UnitPlace> Places, IReadOnlyList<UnitCommunities> Communities);

/// <summary>A unit's place, 0 … 1 from left to right and from top to bottom.</summary>
public sealed record UnitPlace(int Unit, double X, double Y);

/// <summary>Whole units in groups with much contact among themselves (Leiden on the contact between units).</summary>
/// <param name="Resolution">γ: the higher, the smaller the groups.</param>
/// <param name="Count">How many groups.</param>
/// <param name="Of">The group of each of <see cref="UnitMap.Places"/>, the one with most units first.</param>
/// <param name="Modularity">Q of the groups at resolution 1.</param>
public sealed record UnitCommunities(double Resolution, int Count, IReadOnlyList<int> Of, double? Modularity)
{
    /// <summary>Agreement with the level above in the unit tree: 1 = the same groups, 0 = as by chance. Null at the top.</summary>
    public double? Nmi { get; init; }

    public double? Ari { get; init; }
}
