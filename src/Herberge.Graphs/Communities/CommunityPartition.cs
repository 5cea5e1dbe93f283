namespace Herberge.Graphs.Communities;

/// <summary>People in communities.</summary>
/// <param name="Of">For each person, their community 0 … count−1, by size descending (ties by smallest person).</param>
/// <param name="Count">Number of communities.</param>
/// <param name="Modularity">Q at resolution 1; none without ties.</param>
/// <param name="Quality">What was maximised: I/W − γ Σ a_c² at the resolution γ asked for; none without ties.</param>
public sealed record CommunityPartition(int[] Of, int Count, Measured Modularity, Measured Quality);
