namespace Herberge.Texts.Vectors;

/// <summary>Rows of (column, value) pairs in one pair of arrays; rows are added one after the other.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _starts = [0];
    private int[] _columns = new int[1024];
    private float[] _values = new float[1024];

    public int Count => _starts.Count - 1;

    public int Entries => _starts[^1];

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public Span<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        var end = Entries + columns.Length;
        if (end > _columns.Length)
        {
            var room = Math.Max(end, (int)Math.Min(2L * _columns.Length, Array.MaxLength));
            Array.Resize(ref _columns, room);
            Array.Resize(ref _values, room);
        }

        columns.CopyTo(_columns.AsSpan(Entries));
        values.CopyTo(_values.AsSpan(Entries));
        _starts.Add(end);
    }

    /// <summary>Scales a row to length 1; one of zeros stays as it is.</summary>
    public void Normalise(int row) => Dense.Normalise(Values(row));
}
