namespace Herberge.Graphs.Matching;

/// <summary>Pairs of the largest sum among everybody's best partners.</summary>
internal static class PairForming
{
    /// <param name="table">Who may meet whom.</param>
    /// <param name="candidates">The best partners of each.</param>
    /// <param name="ct">Stops between pairs.</param>
    /// <returns>For each person their partner, or −1.</returns>
    public static int[] Run(PairTable table, Candidates candidates, CancellationToken ct)
    {
        var edges = new List<(int A, int B, long Weight)>();
        for (var person = 0; person < table.Count; person++)
            foreach (var (other, worth) in candidates.Of(person))
                if (person < other || !Has(other, person))
                    edges.Add((Math.Min(person, other), Math.Max(person, other), worth + table.Bonus(person) + table.Bonus(other)));
        edges.Sort((a, b) => (a.A, a.B).CompareTo((b.A, b.B)));
        return new BlossomSearch(table.Count, [.. edges], maxCardinality: true).Run(ct);

        bool Has(int person, int other)
        {
            foreach (var (candidate, _) in candidates.Of(person))
                if (candidate == other)
                    return true;
            return false;
        }
    }
}
