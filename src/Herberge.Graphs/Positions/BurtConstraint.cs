namespace Herberge.Graphs.Positions;

/// <summary>
/// Burt's constraint (Structural Holes, 1992): how much of somebody's contact goes, directly or round one corner, to the
/// same few people. Low for those who stand between groups.
/// </summary>
/// <remarks>
/// p_ij = w_ij / s_i and C_i = Σ_{j∈contacts} (p_ij + Σ_{q≠i,j} p_iq p_qj)². Only contacts count as j (UCINET, igraph,
/// NetworkX). For directed rows a <see cref="TieWeight.Sum"/> or <see cref="TieWeight.Count"/> graph is Burt's
/// p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki), as it adds both directions. C may exceed 1 (a triangle has 1.125); who has no
/// ties has none. The distribution may be shown; one person's value is for nobody but that person.
/// </remarks>
public static class BurtConstraint
{
    private const int Parts = 64;

    /// <summary>
    /// How the constraint is spread. Every triangle's detour is computed once for its two ends, going through the shorter of
    /// the two lists: O(Σ over ties of the smaller degree), 16 bytes per tie of working memory, on all processors with the
    /// same result.
    /// </summary>
    /// <param name="graph">The ties.</param>
    /// <param name="ct">Stops between parts.</param>
    /// <returns>Values without a number (<see cref="Undefined.NoTies"/>) where there are no ties.</returns>
    public static ConstraintDistribution Distribution(TieGraph graph, CancellationToken ct = default) =>
        ConstraintDistribution.From(All(graph, ct));

    /// <summary>One person's constraint, for themselves. O(Σ of their contacts' degrees).</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="person">0 … N−1.</param>
    /// <returns>None (<see cref="Undefined.NoTies"/>) for a person without ties.</returns>
    public static Measured Of(TieGraph graph, int person)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var contacts = graph.Neighbours(person);
        if (contacts.IsEmpty)
            return Measured.None(Undefined.NoTies);
        var sum = 0.0;
        foreach (var contact in contacts)
        {
            var spent = graph.WeightBetween(person, contact);
            var others = graph.Neighbours(contact);
            var weights = graph.Weights(contact);
            for (var at = 0; at < others.Length; at++)
                spent += graph.WeightBetween(person, others[at]) * (weights.IsEmpty ? 1 : weights[at]) / graph.Strength(others[at]);
            spent /= graph.Strength(person);
            sum += spent * spent;
        }

        return Measured.Of(sum);
    }

    /// <summary>Everybody's constraint, 0 for people without ties.</summary>
    internal static double[] All(TieGraph graph, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var detours = Detours(graph, ct);
        var constraints = new double[graph.PersonCount];
        // Rows are sorted and people come in ascending order, so the mirror of each tie is next in its own row.
        var next = graph.RawOffsets.AsSpan(0, graph.PersonCount).ToArray();
        for (var person = 0; person < constraints.Length; person++)
        {
            var at = graph.RawOffsets[person];
            var weights = graph.Weights(person);
            var sum = 0.0;
            foreach (var other in graph.Neighbours(person))
            {
                var mirror = next[other]++;
                var weight = weights.IsEmpty ? 1 : weights[at - graph.RawOffsets[person]];
                var spent = weight + (Owns(graph, person, other) ? detours[at] : detours[mirror]);
                sum += spent * spent;
                at++;
            }

            if (sum > 0)
                constraints[person] = sum / (graph.Strength(person) * graph.Strength(person));
        }

        return constraints;
    }

    // The person with more ties marks them once and goes through the other's list.
    private static bool Owns(TieGraph graph, int person, int other)
    {
        var (own, others) = (graph.Degree(person), graph.Degree(other));
        return own != others ? own > others : person < other;
    }

    // For each tie of its owner, Σ_q w_iq w_jq / s_q: it is the same seen from both ends, and p's detour after division by s_i.
    private static double[] Detours(TieGraph graph, CancellationToken ct)
    {
        var detours = new double[graph.RawNeighbours.Length];
        var each = (graph.PersonCount + Parts - 1) / Parts;
        Parallel.For(
            0, Parts, new ParallelOptions { CancellationToken = ct }, () => new double[graph.PersonCount], (part, _, through) =>
            {
                var end = Math.Min(graph.PersonCount, (part + 1) * each);
                for (var person = part * each; person < end; person++)
                    Person(graph, person, through, detours);
                return through;
            },
            _ => { });
        return detours;
    }

    private static void Person(TieGraph graph, int person, double[] through, double[] detours)
    {
        var contacts = graph.Neighbours(person);
        var weights = graph.Weights(person);
        for (var at = 0; at < contacts.Length; at++)
            through[contacts[at]] = (weights.IsEmpty ? 1 : weights[at]) / graph.RawStrengths[contacts[at]];
        for (var at = 0; at < contacts.Length; at++)
        {
            if (!Owns(graph, person, contacts[at]))
                continue;
            var sum = 0.0;
            var others = graph.Neighbours(contacts[at]);
            if (weights.IsEmpty)
            {
                foreach (var other in others)
                    sum += through[other];
            }
            else
            {
                var beside = graph.Weights(contacts[at]);
                for (var index = 0; index < others.Length; index++)
                    sum += through[others[index]] * beside[index];
            }

            detours[graph.RawOffsets[person] + at] = sum;
        }

        foreach (var contact in contacts)
            through[contact] = 0;
    }
}
