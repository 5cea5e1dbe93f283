using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>Hides counts of groups under five, and as many others as it takes that no hidden one can be worked out from the sum.</summary>
internal static class SmallCells
{
    /// <summary>A row whose sum is shown beside it: hidden cells are null, and are two or more with a sum of five or more.</summary>
    public static int?[] Of(IReadOnlyList<int> counts)
    {
        var hidden = counts.Select(count => count < ShownShare.Fewest).ToArray();
        while (hidden.Contains(true) && hidden.Contains(false) && (hidden.Count(one => one) < 2 || counts.Where((_, at) => hidden[at]).Sum() < ShownShare.Fewest))
        {
            var next = Enumerable.Range(0, counts.Count).Where(at => !hidden[at]).MinBy(at => counts[at]);
            hidden[next] = true;
        }

        return [.. counts.Select((count, at) => hidden[at] ? (int?)null : count)];
    }

    /// <summary>
    /// Groups in rows, what was counted of each in columns; the sums of rows and of columns are known to whoever reads it. Hidden is every count
    /// under five and, besides, as many of the smallest others as it takes that none of the hidden can be told to within five from the sums.
    /// </summary>
    /// <param name="rows">Each with as many counts.</param>
    /// <param name="shown">Rows that may be shown at all; the others are hidden whole.</param>
    /// <remarks>What sums tell of a hidden count is followed to the end: its bounds in its row and in its column, in turn, until none moves.</remarks>
    public static int?[][] Table(IReadOnlyList<int[]> rows, IReadOnlyList<bool> shown)
    {
        var hidden = rows.Select((row, at) => row.Select(count => !shown[at] || count < ShownShare.Fewest).ToArray()).ToArray();
        while (true)
        {
            var (low, high) = Bounds(rows, hidden);
            var told = Cells(rows).Where(cell => hidden[cell.Row][cell.Column] && high[cell.Row][cell.Column] - low[cell.Row][cell.Column] < Room(cell)).ToList();
            if (told.Count == 0) break;
            var helpers = Cells(rows).Where(cell => !hidden[cell.Row][cell.Column] && told.Exists(t => t.Row == cell.Row || t.Column == cell.Column)).ToList();
            if (helpers.Count == 0) helpers = [.. Cells(rows).Where(cell => !hidden[cell.Row][cell.Column])];
            if (helpers.Count == 0) break;
            var next = helpers.MinBy(cell => rows[cell.Row][cell.Column]);
            hidden[next.Row][next.Column] = true;
        }

        return [.. rows.Select((row, at) => row.Select((count, column) => hidden[at][column] ? (int?)null : count).ToArray())];

        // No more can be left open than there are people in the row and in the column.
        int Room((int Row, int Column) cell) => Math.Min(ShownShare.Fewest, Math.Min(rows[cell.Row].Sum(), rows.Sum(row => row[cell.Column])));
    }

    private static IEnumerable<(int Row, int Column)> Cells(IReadOnlyList<int[]> rows) => rows.SelectMany((row, at) => row.Select((_, column) => (at, column)));

    /// <summary>At least and at most, as the sums of rows and columns say.</summary>
    private static (int[][] Low, int[][] High) Bounds(IReadOnlyList<int[]> rows, bool[][] hidden)
    {
        var width = rows.Count == 0 ? 0 : rows[0].Length;
        var low = rows.Select((row, at) => row.Select((count, column) => hidden[at][column] ? 0 : count).ToArray()).ToArray();
        var high = rows.Select((row, at) => row.Select((count, column) => hidden[at][column] ? row.Sum() : count).ToArray()).ToArray();
        List<List<(int Row, int Column)>> lines =
        [
            .. Enumerable.Range(0, rows.Count).Select(row => Enumerable.Range(0, width).Select(column => (row, column)).ToList()),
            .. Enumerable.Range(0, width).Select(column => Enumerable.Range(0, rows.Count).Select(row => (row, column)).ToList()),
        ];
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var line in lines)
            {
                var (sum, least, most) = (line.Sum(c => rows[c.Row][c.Column]), line.Sum(c => low[c.Row][c.Column]), line.Sum(c => high[c.Row][c.Column]));
                foreach (var (row, column) in line)
                {
                    var (from, to) = (Math.Max(low[row][column], sum - (most - high[row][column])), Math.Min(high[row][column], sum - (least - low[row][column])));
                    if (from == low[row][column] && to == high[row][column]) continue;
                    (least, most) = (least + from - low[row][column], most + to - high[row][column]);
                    (low[row][column], high[row][column], moved) = (from, to, true);
                }
            }
        }

        return (low, high);
    }
}
