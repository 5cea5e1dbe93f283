namespace Herberge.Ideas.Support;

/// <param name="Statement">From 0.</param>
/// <param name="Agreed">Per group.</param>
/// <param name="Disagreed">Per group.</param>
/// <param name="Seen">Per group: who agreed, disagreed or passed.</param>
/// <param name="Consensus">Π over groups of P(agree).</param>
public sealed record StatementView(int Statement, IReadOnlyList<int> Agreed, IReadOnlyList<int> Disagreed, IReadOnlyList<int> Seen, double Consensus)
{
    /// <summary>P(agree) = (A + 1)/(S + 2), S those who saw it; ½ while nobody has.</summary>
    public double AgreeRate(int group) => (Agreed[group] + 1.0) / (Seen[group] + 2.0);

    public double DisagreeRate(int group) => (Disagreed[group] + 1.0) / (Seen[group] + 2.0);
}

/// <param name="Agrees">Whether the group agrees more than the others, or disagrees more.</param>
/// <param name="Ratio">How many times as likely as the others.</param>
public sealed record TellingStatement(int Statement, bool Agrees, double Ratio);

/// <summary>
/// Opinion groups as in Polis (Small et al. 2021): voters in the <see cref="OpinionPlane"/>, those with enough votes drawn together into
/// at most 100 base clusters, these by weighted k-means into 2 … min(5, 2 + ⌊base/12⌋) groups, the number by the best
/// <see cref="Silhouette"/> and kept until another was best four times running.
/// </summary>
public sealed class OpinionGroups
{
    private const int EnoughVotes = 7;
    private const int MostBaseClusters = 100;
    private const int MostGroups = 5;
    private const int BasePerFurtherGroup = 12;

    /// <summary>A statement seen by fewer never tops a list.</summary>
    private const int FewSeers = 8;

    /// <summary>One-sided 90 %.</summary>
    private const double Telling = 1.2815515655446004;

    private OpinionGroups(Place[] places, int[] groups, GroupCount count, StatementView[] statements)
    {
        (Places, Groups, Count, Statements) = (places, groups, count, statements);
        Sizes = [.. Enumerable.Range(0, groups.Length == 0 ? 0 : groups.Max() + 1).Select(group => groups.Count(own => own == group))];
    }

    /// <summary>One for each voter.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>One for each voter, from 0; −1 for who has said too little. Group 0 is the largest.</summary>
    public IReadOnlyList<int> Groups { get; }

    public IReadOnlyList<int> Sizes { get; }

    /// <summary>To be given back the next time.</summary>
    public GroupCount Count { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<StatementView> Statements { get; }

    /// <param name="ballots">What was said.</param>
    /// <param name="before">The number of groups so far.</param>
    public static OpinionGroups Find(Ballots ballots, GroupCount before = default)
    {
        var places = OpinionPlane.Of(ballots);
        var enough = Math.Min(EnoughVotes, ballots.Statements);
        var voters = Enumerable.Range(0, places.Length).Where(voter => ballots.Voters[voter].Count >= enough && enough > 0).ToArray();
        var groups = Enumerable.Repeat(-1, places.Length).ToArray();
        if (voters.Length == 0) return new OpinionGroups(places, groups, before, Views(ballots, groups, 0));

        int[] single = [.. voters.Select(_ => 1)];
        var bases = WeightedMeans.Cluster([.. voters.Select(voter => places[voter])], single, MostBaseClusters);
        var (centres, weights) = CentresOf(voters, places, bases);
        var divided = Enumerable.Range(2, Math.Min(MostGroups, 2 + (centres.Length / BasePerFurtherGroup)) - 1)
            .Select(count => WeightedMeans.Cluster(centres, weights, count)).ToArray();
        var best = 2 + Enumerable.Range(0, divided.Length).MaxBy(at => Silhouette.Of(centres, weights, divided[at]));
        var kept = before.After(best);
        var chosen = divided[Math.Clamp(kept.Shown, 2, divided.Length + 1) - 2];
        for (var at = 0; at < voters.Length; at++) groups[voters[at]] = chosen[bases[at]];
        LargestFirst(groups);
        return new OpinionGroups(places, groups, kept, Views(ballots, groups, groups.Max() + 1));
    }

    /// <summary>What all groups can live with, best first; only what enough people have seen.</summary>
    public IEnumerable<StatementView> ByConsensus() =>
        Statements.Where(view => view.Seen.Sum() >= FewSeers).OrderByDescending(view => view.Consensus).ThenBy(view => view.Statement);

    /// <summary>
    /// What sets a group apart: statements it answers one way more often than the others, told by the test of two proportions at 90 %
    /// (one-sided, both shares smoothed), the most telling first.
    /// </summary>
    public IEnumerable<TellingStatement> TellingOf(int group) => Statements
        .Where(view => view.Seen.Sum() >= FewSeers)
        .SelectMany(view => new[] { Compare(view, group, agrees: true), Compare(view, group, agrees: false) })
        .Where(compared => compared.Z > Telling)
        .OrderByDescending(compared => compared.Z * compared.Ratio).ThenBy(compared => compared.Statement)
        .Select(compared => new TellingStatement(compared.Statement, compared.Agrees, compared.Ratio));

    private static (int Statement, bool Agrees, double Ratio, double Z) Compare(StatementView view, int group, bool agrees)
    {
        var answers = agrees ? view.Agreed : view.Disagreed;
        var (own, ownSeen) = (answers[group] + 1.0, view.Seen[group] + 2.0);
        var (others, othersSeen) = (answers.Sum() - answers[group] + 1.0, view.Seen.Sum() - view.Seen[group] + 2.0);
        var pooled = (own + others) / (ownSeen + othersSeen);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * ((1 / ownSeen) + (1 / othersSeen)));
        var (share, otherShare) = (own / ownSeen, others / othersSeen);
        return (view.Statement, agrees, share / otherShare, (share - otherShare) / deviation);
    }

    private static (Place[] Centres, int[] Weights) CentresOf(int[] voters, Place[] places, int[] bases)
    {
        var sums = new (double X, double Y, int Weight)[bases.Max() + 1];
        for (var at = 0; at < voters.Length; at++)
        {
            var (sum, place) = (sums[bases[at]], places[voters[at]]);
            sums[bases[at]] = (sum.X + place.X, sum.Y + place.Y, sum.Weight + 1);
        }

        return ([.. sums.Select(sum => new Place(sum.X / sum.Weight, sum.Y / sum.Weight))], [.. sums.Select(sum => sum.Weight)]);
    }

    private static void LargestFirst(int[] groups)
    {
        var ranks = groups.Where(group => group >= 0).GroupBy(group => group).OrderByDescending(members => members.Count()).ThenBy(members => members.Key)
            .Select((members, rank) => (members.Key, rank)).ToDictionary(pair => pair.Key, pair => pair.rank);
        for (var voter = 0; voter < groups.Length; voter++)
            if (groups[voter] >= 0) groups[voter] = ranks[groups[voter]];
    }

    private static StatementView[] Views(Ballots ballots, int[] groups, int count)
    {
        var (agreed, disagreed, seen) = (Table(), Table(), Table());
        for (var voter = 0; voter < groups.Length; voter++)
        {
            if (groups[voter] < 0) continue;
            foreach (var vote in ballots.Voters[voter])
            {
                seen[vote.Statement][groups[voter]]++;
                if (vote.Stance == Stance.Agree) agreed[vote.Statement][groups[voter]]++;
                if (vote.Stance == Stance.Disagree) disagreed[vote.Statement][groups[voter]]++;
            }
        }

        return [.. Enumerable.Range(0, ballots.Statements).Select(at => new StatementView(
            at, agreed[at], disagreed[at], seen[at], Enumerable.Range(0, count).Aggregate(1.0, (product, group) => product * (agreed[at][group] + 1.0) / (seen[at][group] + 2.0))))];

        int[][] Table() => [.. Enumerable.Range(0, ballots.Statements).Select(_ => new int[count])];
    }
}
