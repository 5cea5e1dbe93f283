namespace Herberge.Texts.Vectors;

/// <summary>Rows of floats, each padded with zeros to a multiple of <see cref="Dense.Lane"/>.</summary>
internal sealed class DenseMatrix
{
    private readonly float[] _values;
    private readonly int _stride;

    public DenseMatrix(int rows, int columns)
    {
        (Rows, Columns, _stride) = (rows, columns, Dense.Padded(columns));
        _values = new float[checked(rows * _stride)];
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>A row with its padding, which is to stay zero.</summary>
    public Span<float> Row(int row) => _values.AsSpan(row * _stride, _stride);

    /// <summary>This transposed · right, a small square matrix. Blocks of rows are added up in order.</summary>
    public double[,] TransposedTimes(DenseMatrix right, CancellationToken ct)
    {
        var blocks = (Rows + 1023) / 1024;
        var sums = new DenseMatrix[blocks];
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = ct }, block =>
        {
            var sum = new DenseMatrix(Columns, right.Columns);
            for (var row = block * 1024; row < Math.Min(Rows, (block + 1) * 1024); row++)
            {
                var left = Row(row);
                for (var column = 0; column < Columns; column++)
                    Dense.AddScaled(sum.Row(column), right.Row(row), left[column]);
            }

            sums[block] = sum;
        });
        var product = new double[Columns, right.Columns];
        foreach (var sum in sums)
            for (var a = 0; a < Columns; a++)
                for (var b = 0; b < right.Columns; b++)
                    product[a, b] += sum.Row(a)[b];
        return product;
    }

    /// <summary>This · small.</summary>
    public DenseMatrix Times(double[,] small, CancellationToken ct)
    {
        var right = new DenseMatrix(small.GetLength(0), small.GetLength(1));
        for (var row = 0; row < right.Rows; row++)
            for (var column = 0; column < right.Columns; column++)
                right.Row(row)[column] = (float)small[row, column];
        var product = new DenseMatrix(Rows, right.Columns);
        InBlocks.Run(Rows, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var (source, sum) = (row, row);
                for (var column = 0; column < Columns; column++)
                    Dense.AddScaled(product.Row(sum), right.Row(column), Row(source)[column]);
            }
        }, ct);
        return product;
    }
}
