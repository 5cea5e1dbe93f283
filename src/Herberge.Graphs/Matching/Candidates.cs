namespace Herberge.Graphs.Matching;

/// <summary>The best partners of everybody, found by looking at every pair once from each side. O(people²) on all cores.</summary>
internal sealed class Candidates
{
    private readonly (int Person, int Worth)[][] _best;

    private Candidates((int Person, int Worth)[][] best, int[] possible) => (_best, Possible) = (best, possible);

    /// <summary>For each person how many they may meet at all.</summary>
    public IReadOnlyList<int> Possible { get; }

    /// <summary>Best first, at most as many as asked for.</summary>
    /// <param name="person">Whose.</param>
    public ReadOnlySpan<(int Person, int Worth)> Of(int person) => _best[person];

    public static Candidates Find(PairTable table, CancellationToken ct)
    {
        var (most, best, possible) = (table.Options.Candidates, new (int, int)[table.Count][], new int[table.Count]);
        Parallel.For(0, table.Count, new ParallelOptions { CancellationToken = ct }, () => (Rings: new byte[table.Count], Heap: new PriorityQueue<int, long>(most + 1)), (person, _, scratch) =>
        {
            var (rings, heap) = scratch;
            table.MarkRings(person, rings);
            heap.Clear();
            for (var other = 0; other < table.Count; other++)
            {
                if (!table.May(person, other))
                    continue;
                possible[person]++;
                var worth = table.Worth(person, other, rings[other] == 1, rings[other] == 0);
                var key = (long)worth << 32 | table.Chance(person, other);
                if (heap.Count < most)
                    heap.Enqueue(other, key);
                else if (heap.TryPeek(out var _, out var least) && key > least)
                    heap.EnqueueDequeue(other, key);
            }

            var row = new (int, int)[heap.Count];
            for (var at = row.Length - 1; heap.TryDequeue(out var other, out var key); at--)
                row[at] = (other, (int)(key >> 32));
            best[person] = row;
            return scratch;
        }, _ => { });
        return new Candidates(best, possible);
    }

    /// <summary>
    /// No partition into groups of these sizes is worth more. Somebody in a group of g has g − 1 pairs, each worth at most their best
    /// ones: ½ Σ of those, where the larger groups go to those who gain most by them.
    /// </summary>
    /// <param name="sizes">Of the groups.</param>
    public double UpperBound(IReadOnlyCollection<int> sizes)
    {
        var twice = 0L;
        for (var rank = 1; rank < (sizes.Count == 0 ? 0 : sizes.Max()); rank++)
        {
            var seats = sizes.Where(size => size > rank).Sum();
            twice += _best.Where(row => row.Length >= rank).Select(row => (long)row[rank - 1].Worth).OrderDescending().Take(seats).Sum();
        }

        return twice / 2.0;
    }
}
