using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Herberge.Graphs;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>For each text the most similar others by the cosine of their vectors.</summary>
internal sealed class NeighbourGraph
{
    public const int Neighbours = 25;

    private const float LeastSimilarity = 0.01f;

    private NeighbourGraph(int[][] nearest, float[][] similarities) => (Nearest, Similarities) = (nearest, similarities);

    /// <summary>Best first.</summary>
    public int[][] Nearest { get; }

    public float[][] Similarities { get; }

    /// <summary>
    /// All pairs are compared once: O(texts² · rank), in blocks that stay in the processor's cache. Of equally similar
    /// texts the earlier one is nearer, so the order in which threads come does not matter.
    /// </summary>
    public static NeighbourGraph Of(DenseMatrix vectors, CancellationToken ct)
    {
        var best = new BestOf[vectors.Rows];
        for (var text = 0; text < best.Length; text++)
            best[text] = new BestOf(Math.Min(Neighbours, vectors.Rows - 1));
        var blocks = (vectors.Rows + InBlocks.Size - 1) / InBlocks.Size;
        var gates = Enumerable.Range(0, blocks).Select(_ => new Lock()).ToArray();
        Parallel.For(
            0, blocks * (blocks + 1) / 2, new ParallelOptions { CancellationToken = ct }, () => new float[InBlocks.Size * InBlocks.Size],
            (pair, _, dots) =>
            {
                // Pairs of blocks in a row: (0,0), (0,1), (1,1), (0,2), …
                var second = (int)((Math.Sqrt(8.0 * pair + 1) - 1) / 2);
                var first = pair - second * (second + 1) / 2;
                Compare(vectors, first * InBlocks.Size, second * InBlocks.Size, dots);
                lock (gates[first])
                    Keep(best, vectors.Rows, first * InBlocks.Size, second * InBlocks.Size, dots, turned: false);
                if (first != second)
                    lock (gates[second])
                        Keep(best, vectors.Rows, second * InBlocks.Size, first * InBlocks.Size, dots, turned: true);
                return dots;
            },
            _ => { });
        var kept = best.Select(one => one.Kept(LeastSimilarity)).ToArray();
        return new NeighbourGraph([.. kept.Select(one => one.Texts)], [.. kept.Select(one => one.Similarities)]);
    }

    /// <summary>Ties between texts and their neighbours; who name each other weigh twice.</summary>
    public TieGraph Ties()
    {
        var builder = new TieGraphBuilder(Nearest.Length, TieWeight.Sum);
        for (var text = 0; text < Nearest.Length; text++)
            for (var at = 0; at < Nearest[text].Length; at++)
                builder.Add(text, Nearest[text][at], Similarities[text][at]);
        return builder.Build();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compare(DenseMatrix vectors, int from, int start, float[] dots)
    {
        var (to, end) = (Math.Min(vectors.Rows, from + InBlocks.Size), Math.Min(vectors.Rows, start + InBlocks.Size));
        var at = from;
        for (; at + 3 < to; at += 4)
            for (var other = start; other < end; other++)
            {
                var four = Dots(vectors, at, vectors.Row(other));
                var place = (at - from) * InBlocks.Size + other - start;
                dots[place] = four.X;
                dots[place + InBlocks.Size] = four.Y;
                dots[place + 2 * InBlocks.Size] = four.Z;
                dots[place + 3 * InBlocks.Size] = four.W;
            }

        for (; at < to; at++)
            for (var other = start; other < end; other++)
                dots[(at - from) * InBlocks.Size + other - start] = Dense.Dot(vectors.Row(at), vectors.Row(other));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep(BestOf[] best, int texts, int from, int start, float[] dots, bool turned)
    {
        var (rows, others) = (Math.Min(texts - from, InBlocks.Size), Math.Min(texts - start, InBlocks.Size));
        for (var row = 0; row < rows; row++)
        {
            var mine = best[from + row];
            for (var other = 0; other < others; other++)
            {
                var dot = dots[turned ? other * InBlocks.Size + row : row * InBlocks.Size + other];
                if (dot >= mine.Least && from + row != start + other)
                    mine.Add(start + other, dot);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector4 Dots(DenseMatrix vectors, int row, ReadOnlySpan<float> other)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(vectors.Row(row));
        var b = MemoryMarshal.Cast<float, Vector<float>>(vectors.Row(row + 1));
        var c = MemoryMarshal.Cast<float, Vector<float>>(vectors.Row(row + 2));
        var d = MemoryMarshal.Cast<float, Vector<float>>(vectors.Row(row + 3));
        var wide = MemoryMarshal.Cast<float, Vector<float>>(other);
        var (sumA, sumB, sumC, sumD) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var at = 0; at < wide.Length; at++)
        {
            var value = wide[at];
            sumA = Vector.FusedMultiplyAdd(a[at], value, sumA);
            sumB = Vector.FusedMultiplyAdd(b[at], value, sumB);
            sumC = Vector.FusedMultiplyAdd(c[at], value, sumC);
            sumD = Vector.FusedMultiplyAdd(d[at], value, sumD);
        }

        return new Vector4(Vector.Sum(sumA), Vector.Sum(sumB), Vector.Sum(sumC), Vector.Sum(sumD));
    }

    private sealed class BestOf(int count)
    {
        private readonly int[] _texts = new int[count];
        private readonly float[] _similarities = new float[count];
        private int _used;

        public float Least { get; private set; } = float.NegativeInfinity;

        public void Add(int text, float similarity)
        {
            if (count == 0 || (_used == count && !IsNearer(text, similarity, count - 1)))
                return;
            var at = _used < count ? _used++ : count - 1;
            for (; at > 0 && IsNearer(text, similarity, at - 1); at--)
                (_similarities[at], _texts[at]) = (_similarities[at - 1], _texts[at - 1]);
            (_similarities[at], _texts[at]) = (similarity, text);
            if (_used == count)
                Least = _similarities[count - 1];
        }

        private bool IsNearer(int text, float similarity, int place) =>
            similarity > _similarities[place] || (similarity == _similarities[place] && text < _texts[place]);

        public (int[] Texts, float[] Similarities) Kept(float least)
        {
            var kept = _used;
            while (kept > 0 && _similarities[kept - 1] <= least)
                kept--;
            return (_texts[..kept], _similarities[..kept]);
        }
    }
}
