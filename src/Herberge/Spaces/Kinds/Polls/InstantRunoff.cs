namespace Herberge.Spaces.Kinds.Polls;

/// <summary>Votes that rank the options alike.</summary>
public sealed record RankedBallots(IReadOnlyList<int> Ranking, int Count);

/// <param name="Counts">Option and the votes it has in this round, of those that still stand.</param>
/// <param name="Exhausted">Votes whose ranked options are all out.</param>
/// <param name="Dropped">Who is out after this round; null in the last one.</param>
/// <param name="ByEarlierRound">The round whose counts decided between those tied last; null where there was no tie or it didn't decide alone.</param>
/// <param name="ByLot">The lot decided between those who never differed.</param>
public sealed record RunoffRound(IReadOnlyDictionary<int, int> Counts, int Exhausted, int? Dropped = null, int? ByEarlierRound = null, bool ByLot = false);

/// <param name="Winners">One; several when all that still stand are tied and always were; none when nobody voted.</param>
public sealed record Runoff(IReadOnlyList<RunoffRound> Rounds, IReadOnlyList<int> Winners);

/// <summary>
/// Instant-runoff voting (the Hare system for one seat; W. R. Ware 1871, Robert's Rules of Order, “preferential voting”).
/// Each vote counts for the first option on it that still stands. Who has more than half of the votes that still count
/// wins; otherwise the option with the fewest is out and the votes are counted again.
/// <para>Formula, in round r with S_r standing: v_r(a) = number of votes whose first option in S_r is a; a wins when
/// v_r(a) &gt; ½ Σ_{b∈S_r} v_r(b); else S_{r+1} = S_r \ {argmin v_r}. Options tied last: the one with fewer votes in the
/// earliest round in which they differ is out (forwards tie-breaking, as in the rules of the Electoral Reform Society,
/// ERS97), and the lot decides between those that never differed. If those are all that stand, they have all won.</para>
/// Time O(rounds × votes × options).
/// </summary>
public static class InstantRunoff
{
    /// <param name="options">Numbers of the options, greater than 0.</param>
    /// <param name="ballots">What was voted.</param>
    /// <param name="lots">The options in the order the lot would take them out; drawn before anybody votes, so that counting again gives the same.</param>
    public static Runoff Count(IReadOnlyCollection<int> options, IReadOnlyList<RankedBallots> ballots, IReadOnlyList<int> lots)
    {
        var standing = options.Order().ToList();
        var rounds = new List<RunoffRound>();
        while (true)
        {
            var counts = standing.ToDictionary(option => option, _ => 0);
            var exhausted = 0;
            foreach (var ballot in ballots)
            {
                if (ballot.Ranking.FirstOrDefault(counts.ContainsKey) is var first and > 0) counts[first] += ballot.Count;
                else exhausted += ballot.Count;
            }

            var counting = counts.Values.Sum();
            if (counting == 0) return End([]);
            var most = counts.Values.Max();
            if (2 * most > counting) return End([counts.Single(c => c.Value == most).Key]);
            var (last, earlier) = Last(counts, rounds);
            if (last.Count == standing.Count) return End(last);
            var dropped = last.Count == 1 ? last[0] : lots.First(last.Contains);
            rounds.Add(new RunoffRound(counts, exhausted, dropped, last.Count == 1 ? earlier : null, last.Count > 1));
            standing.Remove(dropped);

            Runoff End(IReadOnlyList<int> winners) => new([.. rounds, new RunoffRound(counts, exhausted)], winners);
        }
    }

    private static (List<int> Last, int? Earlier) Last(Dictionary<int, int> counts, List<RunoffRound> rounds)
    {
        var fewest = counts.Values.Min();
        var tied = counts.Where(c => c.Value == fewest).Select(c => c.Key).Order().ToList();
        int? decided = null;
        for (var i = 0; i < rounds.Count && tied.Count > 1; i++)
        {
            var before = rounds[i].Counts;
            var least = tied.Min(option => before[option]);
            var left = tied.Where(option => before[option] == least).ToList();
            if (left.Count < tied.Count) decided = i + 1;
            tied = left;
        }

        return (tied, decided);
    }
}
