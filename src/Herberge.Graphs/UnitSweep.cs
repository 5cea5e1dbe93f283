using System.Numerics;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs;

/// <summary>
/// One pass over the ties that yields everything the linear measures need: the mixing matrix, the sums of the
/// permutation null model and the jackknife over persons.
/// </summary>
internal sealed class UnitSweep
{
    private const int ParallelFromTies = 500_000;
    private const int ParallelParts = 16;

    private UnitSweep(MixingMatrix matrix, TieMoments moments, TieMoments modularityMoments, Jackknife? jackknife)
    {
        Matrix = matrix;
        Moments = moments;
        ModularityMoments = modularityMoments;
        Jackknife = jackknife;
    }

    public MixingMatrix Matrix { get; }

    public TieMoments Moments { get; }

    public TieMoments ModularityMoments { get; }

    public Jackknife? Jackknife { get; }

    public static UnitSweep Over(TieGraph graph, UnitPartition units, bool withJackknife)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        if (graph.PersonCount != units.PersonCount)
            throw new ArgumentException("The graph and the units are about different numbers of people.", nameof(units));

        var nodes = new Node[graph.PersonCount];
        var strengths = new double[units.UnitCount];
        for (var person = 0; person < nodes.Length; person++)
        {
            nodes[person] = new Node(graph.Degree(person), units.RawUnitOf[person]);
            strengths[nodes[person].Unit] += graph.RawStrengths[person];
        }

        var (people, starts) = units.ByUnit();
        // A fixed number of parts, so that sums do not depend on the number of processors.
        var bounds = Bounds(starts, graph.TieCount < ParallelFromTies ? 1 : ParallelParts);
        var parts = new Part[bounds.Length - 1];
        var removed = withJackknife ? new PersonTerms[nodes.Length] : null;
        void Run(int part) => parts[part] =
            new Part(graph, nodes, strengths, people, starts, removed).Run(bounds[part], bounds[part + 1]);
        if (parts.Length == 1)
            Run(0);
        else
            Parallel.For(0, parts.Length, Run);

        return Joined(graph, units, strengths, parts, removed);
    }

    private static UnitSweep Joined(TieGraph graph, UnitPartition units, double[] strengths, Part[] parts, PersonTerms[]? removed)
    {
        var rowStarts = new int[units.UnitCount + 1];
        var insides = new double[units.UnitCount];
        var bridging = new int[units.UnitCount];
        var cells = new MixingCell[parts.Sum(part => part.Cells.Count)];
        var next = 0;
        var (sumOfProducts, sumOfSquares) = (0.0, 0.0);
        foreach (var part in parts)
        {
            part.Cells.CopyTo(cells, next);
            for (var unit = part.FirstUnit; unit < part.EndUnit; unit++)
            {
                var at = unit - part.FirstUnit;
                insides[unit] = part.Insides[at];
                bridging[unit] = part.Bridging[at];
                next += part.RowLengths[at];
                rowStarts[unit + 1] = next;
            }

            sumOfProducts += part.SumOfProducts / 2;
            sumOfSquares += part.SumOfSquares / 2;
        }

        var matrix = new MixingMatrix(rowStarts, cells, strengths, insides, bridging);
        var (moments, modularity) = TieMoments.From(graph, sumOfSquares, sumOfProducts);
        var jackknife = removed is null ? null : Jackknife.From(graph, matrix, removed);
        return new UnitSweep(matrix, moments, modularity, jackknife);
    }

    private static int[] Bounds(int[] starts, int parts)
    {
        var bounds = new List<int> { 0 };
        var people = starts[^1];
        for (var part = 1; part < parts; part++)
        {
            var at = Array.BinarySearch(starts, (int)((long)people * part / parts));
            at = at < 0 ? ~at : at;
            if (at > bounds[^1] && at < starts.Length - 1)
                bounds.Add(at);
        }

        bounds.Add(starts.Length - 1);
        return [.. bounds];
    }

    // What is looked up for both ends of every tie, in eight bytes: for binary ties the strength is the degree.
    private readonly record struct Node(int Degree, int Unit);

    private sealed class Part(
        TieGraph graph, Node[] nodes, double[] strengths, int[] people, int[] starts, PersonTerms[]? removed)
    {
        private readonly double[] _ofPerson = new double[strengths.Length];
        private readonly MixingCell[] _row = new MixingCell[strengths.Length];
        private readonly int[] _touched = new int[strengths.Length];
        // The units of the row as a set of bits: reading it in order costs less than sorting.
        private readonly ulong[] _rowUnits = new ulong[(strengths.Length + 63) / 64];

        public List<MixingCell> Cells { get; } = [];

        public List<int> RowLengths { get; } = [];

        public List<double> Insides { get; } = [];

        public List<int> Bridging { get; } = [];

        public int FirstUnit { get; private set; }

        public int EndUnit { get; private set; }

        public double SumOfProducts { get; private set; }

        public double SumOfSquares { get; private set; }

        public Part Run(int firstUnit, int endUnit)
        {
            (FirstUnit, EndUnit) = (firstUnit, endUnit);
            for (var unit = firstUnit; unit < endUnit; unit++)
                Unit(unit);
            return this;
        }

        private void Unit(int unit)
        {
            var bridging = 0;
            for (var at = starts[unit]; at < starts[unit + 1]; at++)
            {
                var person = people[at];
                var count = Ties(person);
                var own = _ofPerson[unit];
                bridging += count > (own > 0 ? 1 : 0) ? 1 : 0;
                var strength = graph.RawStrengths[person];
                // Without this person a unit loses what they had with it, their own unit their whole strength besides.
                var squares = 2 * own * strength + strength * strength;
                var products = strengths[unit] * strength;
                for (var index = 0; index < count; index++)
                {
                    var other = _touched[index];
                    var weight = _ofPerson[other];
                    squares += weight * weight;
                    products += strengths[other] * weight;
                    var cell = _row[other];
                    if (cell.People == 0)
                        _rowUnits[other >> 6] |= 1UL << other;
                    _row[other] = new MixingCell(
                        other, cell.Weight + weight, cell.People + 1, Math.Max(cell.LargestPersonWeight, weight));
                    _ofPerson[other] = 0;
                }

                if (removed is not null)
                    removed[person] = new PersonTerms(own, squares - 2 * products);
            }

            Close(unit, bridging);
        }

        private int Ties(int person)
        {
            var neighbours = graph.Neighbours(person);
            var weights = graph.Weights(person);
            var count = 0;
            var (products, squares) = (0.0, 0.0);
            if (weights.IsEmpty)
            {
                foreach (var neighbour in neighbours)
                {
                    var node = nodes[neighbour];
                    products += node.Degree;
                    ref var with = ref _ofPerson[node.Unit];
                    if (with == 0)
                        _touched[count++] = node.Unit;
                    with++;
                }

                squares = neighbours.Length;
            }
            else
            {
                for (var at = 0; at < neighbours.Length; at++)
                {
                    var node = nodes[neighbours[at]];
                    var weight = weights[at];
                    products += weight * graph.RawStrengths[neighbours[at]];
                    squares += weight * weight;
                    if (_ofPerson[node.Unit] == 0)
                        _touched[count++] = node.Unit;
                    _ofPerson[node.Unit] += weight;
                }
            }

            SumOfProducts += products * graph.RawStrengths[person];
            SumOfSquares += squares;
            return count;
        }

        private void Close(int unit, int bridging)
        {
            var inside = 0.0;
            var before = Cells.Count;
            for (var word = 0; word < _rowUnits.Length; word++)
            {
                for (var bits = _rowUnits[word]; bits != 0; bits &= bits - 1)
                {
                    var other = (word << 6) + BitOperations.TrailingZeroCount(bits);
                    var cell = _row[other];
                    if (other == unit)
                    {
                        inside = cell.Weight / 2;
                        cell = cell with { Weight = inside };
                    }

                    Cells.Add(cell);
                    _row[other] = default;
                }

                _rowUnits[word] = 0;
            }

            RowLengths.Add(Cells.Count - before);
            Insides.Add(inside);
            Bridging.Add(bridging);
        }
    }
}

/// <summary>What leaves with one person: their weight inside their unit, and the change of Σ K_g².</summary>
internal readonly record struct PersonTerms(double Inside, double ChangeOfSquares);
