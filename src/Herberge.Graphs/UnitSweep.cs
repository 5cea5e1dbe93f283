using System.Numerics;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs;

/// <summary>
/// One pass over the ties that yields everything the linear measures need: the mixing matrix, the sums of the
/// permutation null model and the jackknife over persons.
/// </summary>
/// <remarks>
/// People are taken unit by unit, so that most neighbours' entries are in the processor's cache from the person before. Both
/// directions of a tie are looked at, because the jackknife needs each person's contact with every unit.
/// </remarks>
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

        var input = new SweepInput(graph, units, withJackknife);
        // A fixed number of parts, so that sums do not depend on the number of processors.
        var bounds = Bounds(input.Starts, graph.TieCount < ParallelFromTies ? 1 : ParallelParts);
        var parts = new SweepPart[bounds.Length - 1];
        SweepScratch Run(int part, SweepScratch scratch)
        {
            parts[part] = new SweepPart(input, scratch);
            parts[part].Run(bounds[part], bounds[part + 1]);
            return scratch;
        }

        if (parts.Length == 1)
            Run(0, new SweepScratch(units.UnitCount));
        else
            Parallel.For(
                0, parts.Length, () => new SweepScratch(units.UnitCount), (part, _, scratch) => Run(part, scratch), _ => { });
        return Joined(graph, input, parts);
    }

    private static UnitSweep Joined(TieGraph graph, SweepInput input, SweepPart[] parts)
    {
        var cells = new MixingCells(input.Strengths.Length);
        var insides = new double[input.Strengths.Length];
        var bridging = new int[input.Strengths.Length];
        var (sumOfProducts, sumOfSquares, loneTies, fragile) = (0.0, 0.0, 0, 0);
        foreach (var part in parts)
        {
            cells.Append(part.Cells, part.FirstUnit);
            part.Insides.CopyTo(insides, part.FirstUnit);
            part.Bridging.CopyTo(bridging, part.FirstUnit);
            sumOfProducts += part.SumOfProducts / 2;
            sumOfSquares += part.SumOfSquares / 2;
            loneTies += part.LoneTies;
            fragile += part.Fragile;
        }

        // A pair that hangs on one tie was seen from both sides, one that hangs on one person with more ties from theirs only.
        var matrix = new MixingMatrix(cells, input.Strengths, insides, bridging, loneTies / 2 + fragile);
        var (moments, modularity) = TieMoments.From(graph, sumOfSquares, sumOfProducts);
        var jackknife = input.Removed is null ? null : Jackknife.From(matrix, input.Removed);
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
}

/// <summary>What all parts of a sweep look at.</summary>
internal sealed class SweepInput
{
    public SweepInput(TieGraph graph, UnitPartition units, bool withJackknife)
    {
        (Graph, UnitOf) = (graph, units.RawUnitOf);
        (People, Starts) = units.ByUnit();
        Strengths = new double[units.UnitCount];
        var largest = 0;
        for (var person = 0; person < UnitOf.Length; person++)
        {
            Strengths[UnitOf[person]] += graph.RawStrengths[person];
            largest = Math.Max(largest, graph.Degree(person));
        }

        Removed = withJackknife ? GC.AllocateUninitializedArray<PersonTerms>(UnitOf.Length) : null;
        DegreeBits = 32 - BitOperations.LeadingZeroCount((uint)largest);
        var unitBits = 32 - BitOperations.LeadingZeroCount((uint)units.UnitCount);
        if (graph.RawWeights is not null || DegreeBits + unitBits > 32)
            return;
        Packed = GC.AllocateUninitializedArray<uint>(UnitOf.Length);
        for (var person = 0; person < Packed.Length; person++)
            Packed[person] = (uint)UnitOf[person] << DegreeBits | (uint)graph.Degree(person);
    }

    public TieGraph Graph { get; }

    public int[] UnitOf { get; }

    /// <summary>People by unit, and where each unit begins.</summary>
    public int[] People { get; }

    public int[] Starts { get; }

    /// <summary>K_g.</summary>
    public double[] Strengths { get; }

    /// <summary>
    /// What is looked up for both ends of every tie, in four bytes: unit and degree, which is the strength of binary ties.
    /// Null for weights, or where both do not fit.
    /// </summary>
    public uint[]? Packed { get; }

    public int DegreeBits { get; }

    /// <summary>In the order of <see cref="People"/>; null where no jackknife is asked for.</summary>
    public PersonTerms[]? Removed { get; }
}

/// <summary>What leaves with one person: strength, weight inside their unit, and the change of Σ K_g².</summary>
internal readonly record struct PersonTerms(double Strength, double Inside, double ChangeOfSquares);
