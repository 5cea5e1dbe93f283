namespace Herberge.Graphs;

/// <summary>The groups that the ties themselves fall into, and how they compare with the units.</summary>
/// <param name="Of">For each person, their community 0 … count−1, by size descending.</param>
/// <param name="Count">Number of communities; people without ties are communities of their own.</param>
/// <param name="Modularity">Q of the communities at resolution 1.</param>
/// <param name="NmiWithUnits">Normalised mutual information with the units (arithmetic mean).</param>
/// <param name="AriWithUnits">Adjusted Rand index with the units.</param>
public sealed record CommunityReport(
    IReadOnlyList<int> Of, int Count, Measured Modularity, Measured NmiWithUnits, Measured AriWithUnits);
