using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Herberge.Graphs;

/// <summary>The units of a sweep that one processor looks at.</summary>
internal sealed class SweepPart(SweepInput input, SweepScratch scratch)
{
    // How many people ahead the processor is told whose row it will need: rows of a unit's people lie anywhere in memory.
    private const int Ahead = 6;

    // Of the unit looked at: its own cell, which most ties fall into.
    private double _inside;
    private int _insidePeople;
    private double _insideLargest;

    public MixingCells.Part Cells { get; private set; } = new(0);

    public double[] Insides { get; private set; } = [];

    public int[] Bridging { get; private set; } = [];

    public int FirstUnit { get; private set; }

    public double SumOfProducts { get; private set; }

    public double SumOfSquares { get; private set; }

    /// <summary>Cells to other units with a single tie.</summary>
    public int LoneTies { get; private set; }

    /// <summary>Cells to other units with a single person, who has several ties.</summary>
    public int Fragile { get; private set; }

    public void Run(int firstUnit, int endUnit)
    {
        FirstUnit = firstUnit;
        Cells = new MixingCells.Part(endUnit - firstUnit);
        Insides = new double[endUnit - firstUnit];
        Bridging = new int[endUnit - firstUnit];
        for (var unit = firstUnit; unit < endUnit; unit++)
        {
            (_inside, _insidePeople, _insideLargest) = (0, 0, 0);
            for (var at = input.Starts[unit]; at < input.Starts[unit + 1]; at++)
            {
                Announce(at + Ahead);
                Person(unit, at);
            }

            Close(unit);
        }
    }

    private unsafe void Announce(int at)
    {
        if (!Sse.IsSupported || at >= input.People.Length)
            return;
        // A hint only: nothing is read, so that the array may move meanwhile.
        ref var row = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(input.Graph.RawNeighbours), input.Graph.RawOffsets[input.People[at]]);
        var place = Unsafe.AsPointer(ref row);
        Sse.Prefetch0(place);
        Sse.Prefetch0((byte*)place + 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Person(int unit, int at)
    {
        var person = input.People[at];
        var count = input.Packed is null ? Ties(person, unit, out var own) : BinaryTies(person, unit, out own);
        var strength = input.Graph.RawStrengths[person];
        if (own > 0)
        {
            _inside += own;
            _insidePeople++;
            _insideLargest = Math.Max(_insideLargest, own);
        }

        Bridging[unit - FirstUnit] += count > 0 ? 1 : 0;
        // Without this person a unit loses what they had with it, their own unit their whole strength besides.
        var lost = own + strength;
        var squares = lost * lost;
        var products = input.Strengths[unit] * lost;
        for (var index = 0; index < count; index++)
        {
            var other = scratch.Touched[index];
            ref var with = ref scratch.With[other];
            squares += with.Weight * with.Weight;
            products += input.Strengths[other] * with.Weight;
            ref var cell = ref scratch.Row[other];
            if (cell.People == 0)
            {
                scratch.RowUnits[other >> 6] |= 1UL << other;
                cell.Ties = with.Ties;
            }

            cell.People++;
            cell.Weight += with.Weight;
            cell.Largest = Math.Max(cell.Largest, with.Weight);
            with = default;
        }

        if (input.Removed is { } removed)
            removed[at] = new PersonTerms(strength, own, squares - 2 * products);
    }

    // Compiled well at the first call: one analysis is often all a process does.
    // Both count a person's weight with each unit but their own, and return how many these are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int BinaryTies(int person, int unit, out double own)
    {
        var (nodes, with, touched) = (input.Packed!, scratch.With, scratch.Touched);
        var (shift, degrees) = (input.DegreeBits, (1u << input.DegreeBits) - 1);
        var neighbours = input.Graph.Neighbours(person);
        var (count, inside) = (0, 0);
        var products = 0L;
        foreach (var neighbour in neighbours)
        {
            var node = nodes[neighbour];
            products += node & degrees;
            var other = (int)(node >> shift);
            if (other == unit)
            {
                inside++;
                continue;
            }

            ref var cell = ref with[other];
            if (cell.Ties++ == 0)
                touched[count++] = other;
            cell.Weight++;
        }

        SumOfProducts += (double)products * neighbours.Length;
        SumOfSquares += neighbours.Length;
        own = inside;
        return count;
    }

    private int Ties(int person, int unit, out double own)
    {
        var neighbours = input.Graph.Neighbours(person);
        var weights = input.Graph.Weights(person);
        var (count, products, squares) = (0, 0.0, 0.0);
        own = 0;
        for (var at = 0; at < neighbours.Length; at++)
        {
            var weight = weights.IsEmpty ? 1 : weights[at];
            products += weight * input.Graph.RawStrengths[neighbours[at]];
            squares += weight * weight;
            var other = input.UnitOf[neighbours[at]];
            if (other == unit)
            {
                own += weight;
                continue;
            }

            ref var cell = ref scratch.With[other];
            if (cell.Ties++ == 0)
                scratch.Touched[count++] = other;
            cell.Weight += weight;
        }

        SumOfProducts += products * input.Graph.RawStrengths[person];
        SumOfSquares += squares;
        return count;
    }

    private void Close(int unit)
    {
        if (_insidePeople > 0)
        {
            scratch.RowUnits[unit >> 6] |= 1UL << unit;
            scratch.Row[unit] = new SweepCell { People = _insidePeople, Weight = _inside / 2, Largest = _insideLargest };
        }

        var length = 0;
        foreach (var word in scratch.RowUnits)
            length += BitOperations.PopCount(word);
        var row = Cells.Row(unit - FirstUnit, length);
        var next = 0;
        for (var word = 0; word < scratch.RowUnits.Length; word++)
        {
            for (var bits = scratch.RowUnits[word]; bits != 0; bits &= bits - 1)
            {
                var other = (word << 6) + BitOperations.TrailingZeroCount(bits);
                ref var cell = ref scratch.Row[other];
                row[next++] = new MixingCell(other, cell.Weight, cell.People, cell.Largest);
                if (cell.People == 1 && other != unit)
                {
                    LoneTies += cell.Ties == 1 ? 1 : 0;
                    Fragile += cell.Ties == 1 ? 0 : 1;
                }

                cell = default;
            }

            scratch.RowUnits[word] = 0;
        }

        Insides[unit - FirstUnit] = _inside / 2;
    }
}

/// <summary>Arrays over units that are all zero between people (<see cref="With"/>) or between units (the others).</summary>
internal sealed class SweepScratch(int units)
{
    /// <summary>A person's contact with each unit but their own.</summary>
    public SweepTies[] With { get; } = new SweepTies[units];

    /// <summary>The units of it, in the order they came.</summary>
    public int[] Touched { get; } = new int[units];

    /// <summary>The row of the matrix so far.</summary>
    public SweepCell[] Row { get; } = new SweepCell[units];

    /// <summary>Its units as a set of bits: reading it in order costs less than sorting.</summary>
    public ulong[] RowUnits { get; } = new ulong[(units + 63) / 64];
}

internal struct SweepTies
{
    public double Weight;
    public int Ties;
}

internal struct SweepCell
{
    public double Weight;
    public double Largest;
    public int People;

    /// <summary>Ties of the first person counted.</summary>
    public int Ties;
}
