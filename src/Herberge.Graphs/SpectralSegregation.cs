using Herberge.Graphs.Spectra;

namespace Herberge.Graphs;

/// <summary>
/// The spectral segregation index of Echenique and Fryer (A measure of segregation based on social interactions, Quarterly
/// Journal of Economics 122, 2007): how much of people's contact is inside their unit with people whose contact is inside
/// their unit, and so on.
/// </summary>
/// <remarks>
/// <para>R = w_ij / s_i, the share of i's contact that is with j, restricted to the people of one unit. In each connected
/// component C of it, λ is the largest eigenvalue and x its eigenvector; a person's index is λ x_i / mean(x), so that the
/// component's mean is λ and the unit's is Σ |C| λ_C / n_g. 0: no contact inside; 1: none outside.</para>
/// <para>R is similar to the symmetric w_ij / √(s_i s_j), whose λ comes from Lanczos' method with full
/// reorthogonalisation, stopped at a residual of 10⁻¹², which bounds the error of λ. O(steps × (ties + steps × people)) per
/// unit.</para>
/// </remarks>
public sealed class SpectralSegregation
{
    private SpectralSegregation(Measured[] byUnit, double[] byPerson, Measured mean)
    {
        ByUnit = byUnit;
        ByPerson = byPerson;
        Mean = mean;
    }

    /// <summary>The units' indices; none (<see cref="Undefined.NoTies"/>) for a unit whose people have no ties at all.</summary>
    public IReadOnlyList<Measured> ByUnit { get; }

    /// <summary>The mean over all people; none without ties.</summary>
    public Measured Mean { get; }

    /// <summary>Each person's index; may exceed 1. A figure about a person: for nobody but that person.</summary>
    public IReadOnlyList<double> ByPerson { get; }

    /// <summary>The index of every unit.</summary>
    /// <param name="graph">The ties, with any weights.</param>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="ct">Stops between units.</param>
    /// <exception cref="ArgumentException">The graph and the units are about different numbers of people.</exception>
    public static SpectralSegregation Of(TieGraph graph, UnitPartition units, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        if (graph.PersonCount != units.PersonCount)
            throw new ArgumentException("The graph and the units are about different numbers of people.", nameof(units));
        var (people, starts) = units.ByUnit();
        var byUnit = new Measured[units.UnitCount];
        var byPerson = new double[graph.PersonCount];
        var total = 0.0;
        var place = new int[graph.PersonCount];
        Array.Fill(place, -1);
        for (var unit = 0; unit < byUnit.Length; unit++)
        {
            ct.ThrowIfCancellationRequested();
            var members = people.AsSpan(starts[unit], starts[unit + 1] - starts[unit]);
            var (sum, strength) = (0.0, 0.0);
            foreach (var person in members)
                strength += graph.Strength(person);
            foreach (var component in ComponentsInside(graph, units.RawUnitOf, members))
                sum += Component(graph, component, place, byPerson);
            byUnit[unit] = strength > 0 ? Measured.Of(sum / members.Length) : Measured.None(Undefined.NoTies);
            total += sum;
        }

        return new SpectralSegregation(
            byUnit, byPerson,
            graph.TieCount > 0 ? Measured.Of(total / graph.PersonCount) : Measured.None(Undefined.NoTies));
    }

    private static List<int[]> ComponentsInside(TieGraph graph, int[] unitOf, ReadOnlySpan<int> members)
    {
        var components = new List<int[]>();
        var seen = new HashSet<int>();
        foreach (var person in members)
        {
            if (!seen.Add(person))
                continue;
            var reached = new List<int> { person };
            for (var at = 0; at < reached.Count; at++)
                foreach (var other in graph.Neighbours(reached[at]))
                    if (unitOf[other] == unitOf[person] && seen.Add(other))
                        reached.Add(other);
            if (reached.Count > 1)
                components.Add([.. reached]);
        }

        return components;
    }

    // |C| λ, and the people's own values.
    private static double Component(TieGraph graph, int[] people, int[] place, double[] byPerson)
    {
        for (var at = 0; at < people.Length; at++)
            place[people[at]] = at;
        var roots = new double[people.Length];
        for (var at = 0; at < people.Length; at++)
            roots[at] = 1 / Math.Sqrt(graph.Strength(people[at]));

        var (value, vector) = Lanczos.Largest(people.Length, (x, y) =>
        {
            for (var at = 0; at < people.Length; at++)
            {
                var neighbours = graph.Neighbours(people[at]);
                var weights = graph.Weights(people[at]);
                var sum = 0.0;
                for (var tie = 0; tie < neighbours.Length; tie++)
                    if (place[neighbours[tie]] is var other and >= 0)
                        sum += (weights.IsEmpty ? 1 : weights[tie]) * roots[other] * x[other];
                y[at] = sum * roots[at];
            }
        });

        // From the symmetric matrix' eigenvector to that of R: x_i = y_i / √s_i.
        var mean = 0.0;
        for (var at = 0; at < people.Length; at++)
            mean += roots[at] * vector[at] / people.Length;
        for (var at = 0; at < people.Length; at++)
        {
            byPerson[people[at]] = value * roots[at] * vector[at] / mean;
            place[people[at]] = -1;
        }

        return people.Length * value;
    }
}
