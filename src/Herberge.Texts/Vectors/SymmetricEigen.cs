namespace Herberge.Texts.Vectors;

/// <summary>Eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations (Golub &amp; Van Loan, 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 30;

    /// <returns>Values descending and the vectors as columns beside them. O(n³) per sweep, some six to ten sweeps.</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = Rows(matrix);
        var v = new double[n][];
        for (var i = 0; i < n; i++)
        {
            v[i] = new double[n];
            v[i][i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var (off, all) = (0.0, 0.0);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                {
                    all += a[i][j] * a[i][j];
                    off += i == j ? 0 : a[i][j] * a[i][j];
                }

            if (off <= 1e-18 * all)
                break;
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++)
                    Rotate(a, v, p, q);
        }

        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i][i]).ToArray();
        var vectors = new double[n, n];
        for (var column = 0; column < n; column++)
            for (var row = 0; row < n; row++)
                vectors[row, column] = v[order[column]][row];
        return ([.. order.Select(i => a[i][i])], vectors);
    }

    // v is kept transposed and a symmetric, so that both are walked along rows; the columns of a follow element by element.
    private static void Rotate(double[][] a, double[][] v, int p, int q)
    {
        if (Math.Abs(a[p][q]) < 1e-300)
            return;
        var theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        var (rowP, rowQ) = (a[p], a[q]);
        for (var k = 0; k < rowP.Length; k++)
            (rowP[k], rowQ[k]) = (c * rowP[k] - s * rowQ[k], s * rowP[k] + c * rowQ[k]);
        foreach (var row in a)
            (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
        var (vectorP, vectorQ) = (v[p], v[q]);
        for (var k = 0; k < vectorP.Length; k++)
            (vectorP[k], vectorQ[k]) = (c * vectorP[k] - s * vectorQ[k], s * vectorP[k] + c * vectorQ[k]);
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
