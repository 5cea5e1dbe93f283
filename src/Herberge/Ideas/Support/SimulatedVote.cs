namespace Herberge.Ideas.Support;

/// <summary>
/// A company that votes honestly. Unit sizes fall as 1/rank^0.7, as in real companies a few are large. Ideas differ in appeal, from 5 to
/// 50 % of the voters evenly, and each unit likes each idea a little more or less than the others do (a factor from ½ to 1½).
/// </summary>
internal sealed class SimulatedVote
{
    private const double LeastAppeal = 0.05;
    private const double MostAppeal = 0.5;
    private const double SizeExponent = 0.7;

    private readonly int[,] _approvals;
    private readonly int[,] _spenders;
    private readonly int[] _spent;

    public SimulatedVote(RobustnessOptions options, Random random)
    {
        Sizes = SizesOf(options);
        (_approvals, _spenders, _spent) = (new int[options.Ideas, Sizes.Length], new int[options.Ideas, Sizes.Length], new int[options.Ideas]);
        for (var unit = 0; unit < Sizes.Length; unit++)
        {
            var appeals = Enumerable.Range(0, options.Ideas).Select(idea => AppealOf(idea, options.Ideas) * (0.5 + random.NextDouble())).ToArray();
            for (var person = 0; person < Sizes[unit]; person++)
                if (random.NextDouble() < options.Turnout) Vote(unit, appeals, options.Budget, random);
        }
    }

    public int[] Sizes { get; }

    /// <param name="rule">How votes count.</param>
    /// <param name="idea">Idea 0 appeals least.</param>
    /// <param name="unit">Who is mobilised.</param>
    /// <param name="mobilised">How many more of that unit support the idea, with their whole budget.</param>
    /// <param name="options">Settings.</param>
    public double ScoreOf(VotingRule rule, int idea, int unit, int mobilised, RobustnessOptions options) => rule switch
    {
        VotingRule.Approvals => Enumerable.Range(0, Sizes.Length).Sum(own => _approvals[idea, own]) + mobilised,
        VotingRule.Budget => _spent[idea] + (mobilised * options.Budget),
        VotingRule.ApprovalsAcrossSilos => Across(_approvals, idea, unit, mobilised, options.Smallest),
        _ => Across(_spenders, idea, unit, mobilised, options.Smallest),
    };

    /// <summary>How many people of a unit do not support an idea yet.</summary>
    public int OthersIn(VotingRule rule, int idea, int unit) =>
        Sizes[unit] - (rule is VotingRule.Approvals or VotingRule.ApprovalsAcrossSilos ? _approvals : _spenders)[idea, unit];

    private double Across(int[,] supporters, int idea, int unit, int mobilised, int smallest) => AcrossSilos.Of(
        Sizes.Select((size, own) => new UnitSupport(supporters[idea, own] + (own == unit ? mobilised : 0), size)), smallest);

    private static double AppealOf(int idea, int ideas) => LeastAppeal + ((MostAppeal - LeastAppeal) * idea / Math.Max(1, ideas - 1));

    private static int[] SizesOf(RobustnessOptions options)
    {
        var weights = Enumerable.Range(1, options.Units).Select(rank => Math.Pow(rank, -SizeExponent)).ToArray();
        return [.. weights.Select(weight => Math.Max(1, (int)Math.Round(options.Members * weight / weights.Sum())))];
    }

    private void Vote(int unit, double[] appeals, int budget, Random random)
    {
        for (var idea = 0; idea < appeals.Length; idea++)
            if (random.NextDouble() < appeals[idea]) _approvals[idea, unit]++;
        var chosen = new HashSet<int>();
        var all = appeals.Sum();
        for (var vote = 0; vote < budget; vote++)
        {
            var (idea, left) = (0, random.NextDouble() * all);
            while (idea < appeals.Length - 1 && (left -= appeals[idea]) > 0) idea++;
            _spent[idea]++;
            if (chosen.Add(idea)) _spenders[idea, unit]++;
        }
    }
}
