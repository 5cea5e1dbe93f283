namespace Herberge.Ideas.Support;

public sealed record RobustnessOptions
{
    public int Members { get; init; } = 2000;

    public int Units { get; init; } = 12;

    public int Ideas { get; init; } = 40;

    /// <summary>Share of the members who vote without being mobilised.</summary>
    public double Turnout { get; init; } = 0.2;

    /// <summary>Votes each has to spend.</summary>
    public int Budget { get; init; } = 5;

    /// <summary>Units with fewer people count as one.</summary>
    public int Smallest { get; init; } = 5;

    public int Companies { get; init; } = 100;

    public int Seed { get; init; } = 1;
}

/// <param name="Succeed">Share of the units, over all companies, that could do it with all their people.</param>
/// <param name="CompaniesOpen">Share of the companies in which at least one unit could.</param>
/// <param name="LeastOfUnit">What the unit with the easiest task must mobilise of its own people, median over companies; null where most companies have none that could.</param>
/// <param name="LeastOfMembers">The same people as a share of all members.</param>
public sealed record RuleRobustness(VotingRule Rule, double Succeed, double CompaniesOpen, double? LeastOfUnit, double? LeastOfMembers);

/// <summary>
/// How much of itself a single unit must mobilise to lift a middling idea to the top, for each voting rule, on companies that otherwise
/// vote honestly (<see cref="SimulatedVote"/>). The smallest number is found by bisection: no rule takes support amiss.
/// </summary>
public static class Robustness
{
    public static IReadOnlyList<RuleRobustness> Simulate(RobustnessOptions options, IProgress<int>? done, CancellationToken ct)
    {
        var rules = Enum.GetValues<VotingRule>();
        var found = rules.Select(_ => new List<Attempt[]>()).ToArray();
        for (var company = 0; company < options.Companies; company++)
        {
            ct.ThrowIfCancellationRequested();
            var vote = new SimulatedVote(options, new Random(unchecked((options.Seed * 1_000_003) + company)));
            foreach (var rule in rules)
                found[(int)rule].Add([.. Enumerable.Range(0, vote.Sizes.Length).Select(unit => new Attempt(Needed(vote, rule, unit, options), vote.Sizes[unit]))]);
            done?.Report(company + 1);
        }

        return [.. rules.Select(rule => Summed(rule, found[(int)rule], options))];
    }

    /// <returns>The fewest people of the unit whose support puts the middling idea above all others; null where all of them are not enough.</returns>
    private static int? Needed(SimulatedVote vote, VotingRule rule, int unit, RobustnessOptions options)
    {
        var middling = options.Ideas / 2;
        var toBeat = Enumerable.Range(0, options.Ideas).Where(idea => idea != middling).Max(idea => vote.ScoreOf(rule, idea, unit, 0, options));
        var (few, many) = (-1, vote.OthersIn(rule, middling, unit));
        if (vote.ScoreOf(rule, middling, unit, many, options) <= toBeat) return null;
        while (many - few > 1)
        {
            var middle = (few + many) / 2;
            if (vote.ScoreOf(rule, middling, unit, middle, options) > toBeat) many = middle;
            else few = middle;
        }

        return many;
    }

    private static RuleRobustness Summed(VotingRule rule, List<Attempt[]> companies, RobustnessOptions options)
    {
        var all = companies.SelectMany(units => units).ToArray();
        var easiest = companies.Select(units => units.Where(unit => unit.Needed is not null).OrderBy(unit => unit.Share).FirstOrDefault()).ToArray();
        var middle = easiest.OrderBy(unit => unit?.Share ?? double.MaxValue).ElementAt((easiest.Length - 1) / 2);
        return new RuleRobustness(
            rule, (double)all.Count(unit => unit.Needed is not null) / all.Length, (double)easiest.Count(unit => unit is not null) / easiest.Length,
            middle?.Share, middle is null ? null : (double)middle.Needed! / options.Members);
    }

    private sealed record Attempt(int? Needed, int Size)
    {
        public double Share => (double)Needed!.Value / Size;
    }
}
