namespace Herberge.Texts.Vectors;

/// <summary>A matrix in compressed sparse rows. Immutable.</summary>
internal sealed class SparseMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;

    public SparseMatrix(int columnCount, int[] starts, int[] columns, float[] values) =>
        (ColumnCount, _starts, _columns, _values) = (columnCount, starts, columns, values);

    public int RowCount => _starts.Length - 1;

    public int ColumnCount { get; }

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>O(entries).</summary>
    public SparseMatrix Transposed()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in _columns)
            starts[column + 1]++;
        for (var column = 0; column < ColumnCount; column++)
            starts[column + 1] += starts[column];
        var next = starts.AsSpan(0, ColumnCount).ToArray();
        var (columns, values) = (new int[_columns.Length], new float[_columns.Length]);
        for (var row = 0; row < RowCount; row++)
            for (var at = _starts[row]; at < _starts[row + 1]; at++)
            {
                var place = next[_columns[at]]++;
                (columns[place], values[place]) = (row, _values[at]);
            }

        return new SparseMatrix(RowCount, starts, columns, values);
    }

    /// <summary>This · right. Each row is summed by one thread in the order of its columns, so threads do not change the result.</summary>
    public DenseMatrix Times(DenseMatrix right, CancellationToken ct)
    {
        var product = new DenseMatrix(RowCount, right.Columns);
        InBlocks.Run(RowCount, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var sum = product.Row(row);
                for (var at = _starts[row]; at < _starts[row + 1]; at++)
                    Dense.AddScaled(sum, right.Row(_columns[at]), _values[at]);
            }
        }, ct);
        return product;
    }
}
