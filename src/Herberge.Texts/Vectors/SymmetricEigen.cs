using System.Runtime.CompilerServices;

namespace Herberge.Texts.Vectors;

/// <summary>
/// Eigenvalues and vectors of a small symmetric matrix: reflections make it tridiagonal, QR steps with Wilkinson's shift make that
/// diagonal (Golub &amp; Van Loan, 8.3).
/// </summary>
internal static class SymmetricEigen
{
    private const int MostStepsPerValue = 30;
    private const double Negligible = 1e-16;

    /// <returns>Values descending and the vectors as columns beside them. O(n³).</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (values, beside) = (new double[n], new double[Math.Max(0, n - 1)]);
        var vectors = Tridiagonal(Rows(matrix), values, beside);
        Diagonal(values, beside, vectors);

        var order = Enumerable.Range(0, n).OrderByDescending(i => values[i]).ToArray();
        var columns = new double[n, n];
        for (var column = 0; column < n; column++)
            for (var row = 0; row < n; row++)
                columns[row, column] = vectors[order[column]][row];
        return ([.. order.Select(i => values[i])], columns);
    }

    // QᵀAQ = T. The rows that come back are those of Qᵀ; a is used up, and keeps its reflections in rows 0 … n−3.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[][] Tridiagonal(double[][] a, double[] diagonal, double[] beside)
    {
        var n = a.Length;
        var scales = new double[n];
        var w = new double[n];
        for (var k = 0; k + 2 < n; k++)
        {
            diagonal[k] = a[k][k];
            var v = a[k];
            var rest = 0.0;
            for (var i = k + 2; i < n; i++)
                rest += v[i] * v[i];
            if (rest == 0)
            {
                beside[k] = v[k + 1];
                continue;
            }

            beside[k] = -Math.CopySign(Math.Sqrt(v[k + 1] * v[k + 1] + rest), v[k + 1]);
            v[k + 1] -= beside[k];
            scales[k] = 2 / (v[k + 1] * v[k + 1] + rest);

            var along = 0.0;
            for (var i = k + 1; i < n; i++)
            {
                w[i] = scales[k] * Dot(a[i], v, k + 1);
                along += w[i] * v[i];
            }

            for (var i = k + 1; i < n; i++)
                w[i] -= scales[k] / 2 * along * v[i];
            for (var i = k + 1; i < n; i++)
            {
                AddScaled(a[i], w, -v[i], k + 1);
                AddScaled(a[i], v, -w[i], k + 1);
            }
        }

        for (var k = Math.Max(0, n - 2); k < n; k++)
            diagonal[k] = a[k][k];
        if (n > 1)
            beside[n - 2] = a[n - 2][n - 1];
        return Transposed(Product(a, scales));
    }

    // The reflections one after the other, last first: each then touches only what the later ones have filled.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[][] Product(double[][] reflections, double[] scales)
    {
        var n = reflections.Length;
        var q = new double[n][];
        for (var i = 0; i < n; i++)
        {
            q[i] = new double[n];
            q[i][i] = 1;
        }

        var sum = new double[n];
        for (var k = n - 3; k >= 0; k--)
        {
            if (scales[k] == 0)
                continue;
            Array.Clear(sum);
            for (var i = k + 1; i < n; i++)
                AddScaled(sum, q[i], reflections[k][i], k + 1);
            for (var i = k + 1; i < n; i++)
                AddScaled(q[i], sum, -scales[k] * reflections[k][i], k + 1);
        }

        return q;
    }

    private static void Diagonal(double[] diagonal, double[] beside, double[][] vectors)
    {
        var left = MostStepsPerValue * diagonal.Length;
        for (var end = diagonal.Length - 1; end > 0 && left > 0; left--)
        {
            for (var i = 0; i < end; i++)
                if (Math.Abs(beside[i]) <= Negligible * (Math.Abs(diagonal[i]) + Math.Abs(diagonal[i + 1])))
                    beside[i] = 0;
            while (end > 0 && beside[end - 1] == 0)
                end--;
            if (end == 0)
                break;
            var start = end - 1;
            while (start > 0 && beside[start - 1] != 0)
                start--;
            Step(diagonal, beside, vectors, start, end);
        }
    }

    // One QR step of the block start … end: rotations of neighbouring rows chase what the first one spilled out at the end.
    private static void Step(double[] diagonal, double[] beside, double[][] vectors, int start, int end)
    {
        var half = (diagonal[end - 1] - diagonal[end]) / 2;
        var last = beside[end - 1];
        var shift = diagonal[end] - last * last / (half + Math.CopySign(Math.Sqrt(half * half + last * last), half));
        var (x, spilled) = (diagonal[start] - shift, beside[start]);
        for (var k = start; k < end; k++)
        {
            var length = Math.Sqrt(x * x + spilled * spilled);
            var (c, s) = length > 0 ? (x / length, -spilled / length) : (1, 0);
            if (k > start)
                beside[k - 1] = length;
            var (a, b, g) = (diagonal[k], beside[k], diagonal[k + 1]);
            diagonal[k] = c * (c * a - s * b) - s * (c * b - s * g);
            diagonal[k + 1] = s * (s * a + c * b) + c * (s * b + c * g);
            x = beside[k] = s * (c * a - s * b) + c * (c * b - s * g);
            if (k + 1 < end)
            {
                spilled = -s * beside[k + 1];
                beside[k + 1] *= c;
            }

            Rotate(vectors[k], vectors[k + 1], c, s);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(double[] one, double[] other, double c, double s)
    {
        for (var i = 0; i < one.Length; i++)
            (one[i], other[i]) = (c * one[i] - s * other[i], s * one[i] + c * other[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(double[] a, double[] b, int from)
    {
        var sum = 0.0;
        for (var i = from; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(double[] target, double[] source, double factor, int from)
    {
        for (var i = from; i < target.Length; i++)
            target[i] += factor * source[i];
    }

    private static double[][] Transposed(double[][] rows)
    {
        var turned = new double[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            turned[i] = new double[rows.Length];
            for (var j = 0; j < rows.Length; j++)
                turned[i][j] = rows[j][i];
        }

        return turned;
    }

    private static double[][] Rows(double[,] matrix)
    {
        var rows = new double[matrix.GetLength(0)][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[rows.Length];
            for (var j = 0; j < rows.Length; j++)
                rows[i][j] = (matrix[i, j] + matrix[j, i]) / 2;
        }

        return rows;
    }
}
