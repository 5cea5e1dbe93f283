using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Herberge.Texts.Vectors;

/// <summary>Sums over dense vectors, with the processor's wide registers. The order of addition depends on their width alone.</summary>
internal static class Dense
{
    /// <summary>Rows are padded to a multiple of this many values, so that loops have no rest.</summary>
    public const int Lane = 16;

    public static int Padded(int length) => (length + Lane - 1) / Lane * Lane;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var wideA = MemoryMarshal.Cast<float, Vector<float>>(a);
        var wideB = MemoryMarshal.Cast<float, Vector<float>>(b);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var at = 0;
        for (; at + 1 < wideA.Length; at += 2)
        {
            even += wideA[at] * wideB[at];
            odd += wideA[at + 1] * wideB[at + 1];
        }

        if (at < wideA.Length)
            even += wideA[at] * wideB[at];
        var sum = Vector.Sum(even + odd);
        for (at = wideA.Length * Vector<float>.Count; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }

    /// <summary>target += factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        var wideTarget = MemoryMarshal.Cast<float, Vector<float>>(target);
        var wideSource = MemoryMarshal.Cast<float, Vector<float>>(source);
        var wideFactor = new Vector<float>(factor);
        for (var at = 0; at < wideSource.Length; at++)
            wideTarget[at] += wideSource[at] * wideFactor;
        for (var at = wideSource.Length * Vector<float>.Count; at < source.Length; at++)
            target[at] += source[at] * factor;
    }

    /// <summary>Scales to length 1; zeros stay zeros.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length > 0)
            foreach (ref var value in vector)
                value /= length;
    }
}
