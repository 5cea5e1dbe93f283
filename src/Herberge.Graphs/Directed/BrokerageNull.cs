using Herberge.Graphs.Nulls;

namespace Herberge.Graphs.Directed;

/// <summary>
/// The exact mean and deviation of each role's total where every ordered pair has an arc with the same chance d, the density
/// of the graph, and the units are as they are. O(units).
/// </summary>
/// <remarks>
/// A two-path is open with chance q = d²(1 − d). Two of them on different people share at most one arc that both need:
/// covariance d³(1 − d)³ where both need it there, d⁵(1 − d) where both need it absent, −d⁴(1 − d)² where one needs it there
/// and the other absent (or where they stand on the same three people and contradict each other twice). The variance is
/// the sum over all pairs of two-paths of a role, counted by unit sizes. Gould and Fernandez (1989) print the same sums but
/// leave out contradictions on the same three people for coordinators and the total, and all contradictions for
/// representatives and gatekeepers; there these deviations are slightly smaller than theirs (and those of R's sna).
/// </remarks>
public sealed class BrokerageNull
{
    /// <summary>The moments for a graph, of which only the density matters, and the sizes of its units; all 0 for fewer than
    /// three people.</summary>
    /// <param name="graph">Who turns to whom.</param>
    /// <param name="units">Everybody's unit.</param>
    public BrokerageNull(DirectedTieGraph graph, UnitPartition units)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        double people = graph.PersonCount;
        if (people < 3)
            return;
        var d = graph.ArcCount / (people * (people - 1));
        var both = Math.Pow(d * (1 - d), 3);
        var against = Math.Pow(d, 4) * Math.Pow(1 - d, 2);
        var absent = Math.Pow(d, 5) * (1 - d);
        var open = d * d * (1 - d);

        var (same, sameVariance, travel, travelVariance, lead, leadVariance) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (p2, p3, p4) = (0.0, 0.0, 0.0);
        foreach (var size in units.Sizes)
        {
            double n = size;
            p2 += n * n;
            p3 += n * n * n;
            p4 += n * n * n * n;
        }

        foreach (var size in units.Sizes)
        {
            double n = size;
            var three = n * (n - 1) * (n - 2);
            same += three;
            sameVariance += three * ((4 * n - 10) * (both - against) + (n - 3) * absent);
            var two = n * (n - 1) * (people - n);
            travel += two;
            // Σ over the other units b of n_b (2n + 2n_b − 6).
            travelVariance += n * (n - 1) * (((2 * n - 6) * (people - n) + 2 * (p2 - n * n)) * both)
                + two * (people - n - 1) * absent;
            lead += two;
            leadVariance += two * ((people - 3) * both - (2 * n - 3) * against + (n - 2) * absent);
        }

        // Sums over ordered triples of different units of n_a n_b n_c, and of that times n_a.
        var apart = people * people * people - 3 * people * p2 + 2 * p3;
        var apartTimes = p2 * people * people - 2 * p3 * people - p2 * p2 + 2 * p4;
        var near = (4 * people - 2) * apart - 8 * apartTimes;
        var apartVariance = near * (both - against) + ((people - 1) * apart - 2 * apartTimes) * absent;
        var all = people * (people - 1) * (people - 2);

        Coordinator = Moments(same, sameVariance);
        Itinerant = Moments(travel, travelVariance);
        Representative = Gatekeeper = Moments(lead, leadVariance);
        Liaison = Moments(apart, apartVariance);
        Total = Moments(all, all * ((4 * people - 10) * (both - against) + (people - 3) * absent));

        NullMoments Moments(double paths, double covariance) =>
            NullMoments.From(paths * open, paths * open * (1 - open) + covariance, paths * open);
    }

    /// <summary>A → A → A.</summary>
    public NullMoments Coordinator { get; }

    /// <summary>A → B → A.</summary>
    public NullMoments Itinerant { get; }

    /// <summary>A → A → B.</summary>
    public NullMoments Representative { get; }

    /// <summary>A → B → B.</summary>
    public NullMoments Gatekeeper { get; }

    /// <summary>A → B → C.</summary>
    public NullMoments Liaison { get; }

    /// <summary>All open two-paths.</summary>
    public NullMoments Total { get; }
}
