namespace Herberge.Graphs;

/// <summary>
/// The rows of a sparse matrix in blocks that are never copied: a row lies in one block, parts of the matrix are filled side
/// by side and put together by their blocks.
/// </summary>
internal sealed class MixingCells(int units)
{
    private const int LargestBlock = 1 << 16;

    private readonly List<MixingCell[]> _blocks = [];
    private readonly Place[] _rows = new Place[units];

    /// <summary>All cells.</summary>
    public long Count { get; private set; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<MixingCell> Row(int unit)
    {
        var place = _rows[unit];
        return place.Length == 0 ? [] : _blocks[place.Block].AsSpan(place.Start, place.Length);
    }

    /// <summary>Takes over the rows of a part, whose first row is that of a unit.</summary>
    public void Append(Part part, int firstUnit)
    {
        for (var row = 0; row < part.Rows.Length; row++)
        {
            _rows[firstUnit + row] = part.Rows[row] with { Block = part.Rows[row].Block + _blocks.Count };
            Count += part.Rows[row].Length;
        }

        _blocks.AddRange(part.Blocks);
    }

    internal readonly record struct Place(int Block, int Start, int Length);

    /// <summary>Some rows, one after the other.</summary>
    internal sealed class Part(int rows)
    {
        private int _used;

        public List<MixingCell[]> Blocks { get; } = [];

        public Place[] Rows { get; } = new Place[rows];

        /// <summary>Room for the next row.</summary>
        public Span<MixingCell> Row(int row, int length)
        {
            if (length == 0)
                return [];
            if (Blocks.Count == 0 || _used + length > Blocks[^1].Length)
            {
                var larger = Blocks.Count == 0 ? 64 : Math.Min(LargestBlock, 2 * Blocks[^1].Length);
                Blocks.Add(GC.AllocateUninitializedArray<MixingCell>(Math.Max(larger, length)));
                _used = 0;
            }

            Rows[row] = new Place(Blocks.Count - 1, _used, length);
            _used += length;
            return Blocks[^1].AsSpan(_used - length, length);
        }
    }
}
