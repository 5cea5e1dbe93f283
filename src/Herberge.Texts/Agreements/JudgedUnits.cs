namespace Herberge.Texts.Agreements;

/// <summary>Judgements with their values numbered and the differences of values at hand: α of many draws of them costs little.</summary>
internal sealed class JudgedUnits
{
    private readonly int[][] _units;
    private readonly double[,] _difference;

    private JudgedUnits(int[][] units, double[,] difference) => (_units, _difference) = (units, difference);

    /// <summary>Numbers of all units that at least two judged.</summary>
    public int[] Each => [.. Enumerable.Range(0, _units.Length)];

    public static JudgedUnits Of<T>(IEnumerable<IReadOnlyList<T>> units, Func<T, T, double> difference, IEqualityComparer<T>? values)
        where T : notnull
    {
        var (numbers, known) = (new Dictionary<T, int>(values), new List<T>());
        var numbered = new List<int[]>();
        foreach (var unit in units.Where(unit => unit.Count > 1))
            numbered.Add([.. unit.Select(NumberOf)]);
        var differences = new double[known.Count, known.Count];
        for (var a = 0; a < known.Count; a++)
            for (var b = 0; b < a; b++)
                differences[a, b] = differences[b, a] = difference(known[a], known[b]);
        return new JudgedUnits([.. numbered], differences);

        int NumberOf(T value)
        {
            if (!numbers.TryGetValue(value, out var number))
            {
                numbers.Add(value, number = known.Count);
                known.Add(value);
            }

            return number;
        }
    }

    /// <param name="drawn">Numbers of units, one perhaps several times.</param>
    public KrippendorffAlpha AlphaOf(ReadOnlySpan<int> drawn)
    {
        var counts = new int[_difference.GetLength(0)];
        var (observed, all) = (0d, 0);
        foreach (var number in drawn)
        {
            var unit = _units[number];
            all += unit.Length;
            var within = 0d;
            for (var i = 0; i < unit.Length; i++)
            {
                counts[unit[i]]++;
                for (var j = 0; j < i; j++)
                    within += 2 * _difference[unit[i], unit[j]];
            }

            observed += within / (unit.Length - 1);
        }

        var expected = 0d;
        for (var a = 0; a < counts.Length; a++)
            for (var b = 0; b < a && counts[a] > 0; b++)
                expected += 2d * counts[a] * counts[b] * _difference[a, b];
        // Of one and the same value throughout nobody can tell whether people agree or don't look.
        return new KrippendorffAlpha(expected == 0 ? null : 1 - ((all - 1) * observed / expected), drawn.Length, all);
    }
}
