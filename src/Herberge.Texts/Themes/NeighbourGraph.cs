using System.Numerics;
using System.Runtime.InteropServices;
using Herberge.Graphs;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>For each text the most similar others by the cosine of their vectors.</summary>
internal sealed class NeighbourGraph
{
    public const int Neighbours = 20;

    private const float LeastSimilarity = 0.01f;

    private NeighbourGraph(int[][] nearest, float[][] similarities) => (Nearest, Similarities) = (nearest, similarities);

    /// <summary>Best first.</summary>
    public int[][] Nearest { get; }

    public float[][] Similarities { get; }

    /// <summary>All pairs are compared: O(texts² · rank), four at once.</summary>
    public static NeighbourGraph Of(DenseMatrix vectors, CancellationToken ct)
    {
        var nearest = new int[vectors.Rows][];
        var similarities = new float[vectors.Rows][];
        InBlocks.Run(vectors.Rows, (from, to) =>
        {
            var best = new BestOf[to - from];
            for (var at = 0; at < best.Length; at++)
                best[at] = new BestOf(Math.Min(Neighbours, vectors.Rows - 1));
            for (var start = 0; start < vectors.Rows; start += InBlocks.Size)
            {
                ct.ThrowIfCancellationRequested();
                Compare(vectors, from, to, start, Math.Min(vectors.Rows, start + InBlocks.Size), best);
            }

            for (var at = 0; at < best.Length; at++)
                (nearest[from + at], similarities[from + at]) = best[at].Kept(LeastSimilarity);
        }, ct);
        return new NeighbourGraph(nearest, similarities);
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

    private static void Compare(DenseMatrix vectors, int from, int to, int start, int end, BestOf[] best)
    {
        var at = from;
        for (; at + 3 < to; at += 4)
        {
            var (a, b, c, d) = (best[at - from], best[at + 1 - from], best[at + 2 - from], best[at + 3 - from]);
            for (var other = start; other < end; other++)
            {
                var dots = Dots(vectors, at, vectors.Row(other));
                if (dots.X > a.Least && other != at) a.Add(other, dots.X);
                if (dots.Y > b.Least && other != at + 1) b.Add(other, dots.Y);
                if (dots.Z > c.Least && other != at + 2) c.Add(other, dots.Z);
                if (dots.W > d.Least && other != at + 3) d.Add(other, dots.W);
            }
        }

        for (; at < to; at++)
            for (var other = start; other < end; other++)
                if (other != at)
                    best[at - from].Add(other, Dense.Dot(vectors.Row(at), vectors.Row(other)));
    }

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
            if (similarity <= Least || count == 0)
                return;
            var at = _used < count ? _used++ : count - 1;
            for (; at > 0 && _similarities[at - 1] < similarity; at--)
                (_similarities[at], _texts[at]) = (_similarities[at - 1], _texts[at - 1]);
            (_similarities[at], _texts[at]) = (similarity, text);
            if (_used == count)
                Least = _similarities[count - 1];
        }

        public (int[] Texts, float[] Similarities) Kept(float least)
        {
            var kept = _used;
            while (kept > 0 && _similarities[kept - 1] <= least)
                kept--;
            return (_texts[..kept], _similarities[..kept]);
        }
    }
}
