namespace Herberge.Texts.Vectors;

/// <summary>
/// The leading singular values and vectors of a sparse matrix by random projection and power iterations (Halko, Martinsson
/// &amp; Tropp, SIAM Review 53, 2011). Deterministic per seed.
/// </summary>
internal static class RandomisedSvd
{
    private const int Oversampling = 10;

    /// <summary>Left vectors times a power of the singular values: rows for the rows of the matrix. O(entries · rank · rounds).</summary>
    public static (DenseMatrix Left, double[] Values) Of(
        SparseMatrix matrix, int rank, int rounds, double power, ulong seed, CancellationToken ct)
    {
        var transposed = matrix.Transposed();
        var width = Math.Min(rank + Oversampling, Math.Min(matrix.RowCount, matrix.ColumnCount));
        var basis = Orthonormal(transposed.Times(Orthonormal(Gaussian(matrix, width, seed, ct), ct), ct), ct);
        for (var round = 1; round < rounds; round++)
            basis = Orthonormal(transposed.Times(matrix.Times(basis, ct), ct), ct);

        // A·Q = Y, and the eigenvectors W of YᵀY turn it into U·S.
        var image = matrix.Times(basis, ct);
        var (squares, turn) = SymmetricEigen.Of(image.TransposedTimes(image, ct));
        var kept = Math.Min(rank, squares.Count(square => square > 1e-10 * squares[0]));
        var values = squares.Take(kept).Select(Math.Sqrt).ToArray();
        var scaled = new double[turn.GetLength(0), kept];
        for (var row = 0; row < turn.GetLength(0); row++)
            for (var column = 0; column < kept; column++)
                scaled[row, column] = turn[row, column] * Math.Pow(values[column], power - 1);
        return (image.Times(scaled, ct), values);
    }

    private static DenseMatrix Gaussian(SparseMatrix matrix, int width, ulong seed, CancellationToken ct)
    {
        var random = new Random((int)(seed ^ (seed >> 32)));
        var start = new DenseMatrix(matrix.ColumnCount, width);
        for (var row = 0; row < start.Rows; row++)
            for (var column = 0; column < width; column++)
                start.Row(row)[column] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return matrix.Times(start, ct);
    }

    // Q = Y·W·Λ^(−1/2) with the eigenvectors W of YᵀY; directions that are numerically not there become zero.
    private static DenseMatrix Orthonormal(DenseMatrix columns, CancellationToken ct)
    {
        var (squares, turn) = SymmetricEigen.Of(columns.TransposedTimes(columns, ct));
        var n = squares.Length;
        for (var column = 0; column < n; column++)
        {
            var scale = squares[column] > 1e-9 * squares[0] ? 1 / Math.Sqrt(squares[column]) : 0;
            for (var row = 0; row < n; row++)
                turn[row, column] *= scale;
        }

        return columns.Times(turn, ct);
    }
}
