namespace Herberge.Graphs.Spectra;

/// <summary>The largest eigenvalue of a small symmetric tridiagonal matrix, by bisection, and its vector.</summary>
internal static class Tridiagonal
{
    /// <summary>Value and unit vector. O(size × bits).</summary>
    /// <param name="diagonal">The diagonal.</param>
    /// <param name="beside">What stands beside it, one fewer, over 0.</param>
    public static (double Value, double[] Vector) Largest(List<double> diagonal, List<double> beside)
    {
        var size = diagonal.Count;
        if (size == 1)
            return (diagonal[0], [1]);
        // Gershgorin's discs hold all eigenvalues.
        var (low, high) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var at = 0; at < size; at++)
        {
            var around = (at > 0 ? beside[at - 1] : 0) + (at < size - 1 ? beside[at] : 0);
            low = Math.Max(low, diagonal[at]);
            high = Math.Max(high, diagonal[at] + around);
        }

        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (AllBelow(diagonal, beside, middle))
                high = middle;
            else
                low = middle;
        }

        return (low, Vector(diagonal, beside, high));
    }

    // Sylvester: all eigenvalues are below x exactly if all pivots of x − T are positive.
    private static bool AllBelow(List<double> diagonal, List<double> beside, double x)
    {
        var pivot = x - diagonal[0];
        for (var at = 1; at < diagonal.Count && pivot > 0; at++)
            pivot = x - diagonal[at] - beside[at - 1] * beside[at - 1] / pivot;
        return pivot > 0;
    }

    // Inverse iteration: with x a trace above the eigenvalue, x − T has positive pivots, so elimination is stable.
    private static double[] Vector(List<double> diagonal, List<double> beside, double x)
    {
        var size = diagonal.Count;
        var shift = x + Math.Max(1e-15, 4e-16 * Math.Abs(x));
        var pivots = new double[size];
        pivots[0] = Math.Max(1e-17, shift - diagonal[0]);
        for (var at = 1; at < size; at++)
            pivots[at] = Math.Max(1e-17, shift - diagonal[at] - beside[at - 1] * beside[at - 1] / pivots[at - 1]);
        var vector = new double[size];
        Array.Fill(vector, 1);
        for (var round = 0; round < 4; round++)
        {
            for (var at = 1; at < size; at++)
                vector[at] += beside[at - 1] / pivots[at - 1] * vector[at - 1];
            vector[^1] /= pivots[^1];
            for (var at = size - 2; at >= 0; at--)
                vector[at] = (vector[at] + beside[at] * vector[at + 1]) / pivots[at];
            var length = Math.Sqrt(vector.Sum(entry => entry * entry));
            for (var at = 0; at < size; at++)
                vector[at] /= length;
        }

        return vector;
    }
}
