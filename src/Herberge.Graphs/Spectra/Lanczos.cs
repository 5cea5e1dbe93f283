namespace Herberge.Graphs.Spectra;

/// <summary>
/// The largest eigenvalue of a symmetric matrix with entries not negative, by Lanczos' method: an orthogonal basis of the
/// Krylov space of a positive start, in which the matrix is tridiagonal.
/// </summary>
internal static class Lanczos
{
    private const int MostSteps = 160;
    private const int MostRestarts = 200;
    private const double Residual = 1e-12;

    /// <summary>The eigenvalue and a unit eigenvector without negative entries of an irreducible matrix.</summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="times">Writes matrix × first into second.</param>
    public static (double Value, double[] Vector) Largest(int size, Action<double[], double[]> times)
    {
        var vector = new double[size];
        Array.Fill(vector, 1 / Math.Sqrt(size));
        var value = 0.0;
        for (var restart = 0; restart < MostRestarts; restart++)
        {
            (value, vector, var residual) = Krylov(vector, times);
            if (residual <= Residual * Math.Max(1, value))
                break;
        }

        for (var at = 0; at < size; at++)
            vector[at] = Math.Abs(vector[at]);
        return (value, vector);
    }

    private static (double Value, double[] Vector, double Residual) Krylov(double[] start, Action<double[], double[]> times)
    {
        var size = start.Length;
        var basis = new List<double[]> { start };
        var (diagonal, beside) = (new List<double>(), new List<double>());
        while (true)
        {
            var next = new double[size];
            times(basis[^1], next);
            diagonal.Add(Dot(basis[^1], next));
            // Twice, because once leaves what cancellation left.
            for (var pass = 0; pass < 2; pass++)
                foreach (var direction in basis)
                    Subtract(next, direction, Dot(direction, next));
            var length = Math.Sqrt(Dot(next, next));
            var small = length <= 1e-14;
            if (small || basis.Count == Math.Min(size, MostSteps) || basis.Count % 20 == 0)
            {
                var (value, weights) = Tridiagonal.Largest(diagonal, beside);
                var residual = small ? 0 : length * Math.Abs(weights[^1]);
                if (residual <= Residual || basis.Count >= Math.Min(size, MostSteps))
                    return (value, Combined(basis, weights), residual);
            }

            for (var at = 0; at < size; at++)
                next[at] /= length;
            beside.Add(length);
            basis.Add(next);
        }
    }

    private static double[] Combined(List<double[]> basis, double[] weights)
    {
        var vector = new double[basis[0].Length];
        for (var direction = 0; direction < basis.Count; direction++)
            Subtract(vector, basis[direction], -weights[direction]);
        var length = Math.Sqrt(Dot(vector, vector));
        for (var at = 0; at < vector.Length; at++)
            vector[at] /= length;
        return vector;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double times)
    {
        for (var at = 0; at < from.Length; at++)
            from[at] -= times * direction[at];
    }
}
