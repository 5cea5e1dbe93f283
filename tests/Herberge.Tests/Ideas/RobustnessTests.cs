using Herberge.Ideas.Support;

namespace Herberge.Tests.Ideas;

public sealed class RobustnessTests
{
    private static readonly RobustnessOptions Small = new() { Members = 600, Units = 6, Ideas = 15, Companies = 12 };

    [Fact]
    public void Counting_can_be_carried_by_one_unit_and_across_silos_resists()
    {
        // The fewer units there are, the more one of them weighs in any rule: a dozen is what a company has.
        var company = new RobustnessOptions { Members = 1000, Ideas = 20, Companies = 12 };
        var rules = Robustness.Simulate(company, null, TestContext.Current.CancellationToken).ToDictionary(rule => rule.Rule);
        Assert.Equal(1, rules[VotingRule.Approvals].CompaniesOpen);
        Assert.Equal(1, rules[VotingRule.Budget].CompaniesOpen);
        Assert.True(rules[VotingRule.Budget].LeastOfMembers < rules[VotingRule.Approvals].LeastOfMembers);
        Assert.True(rules[VotingRule.ApprovalsAcrossSilos].Succeed < rules[VotingRule.Approvals].Succeed / 4);
        Assert.True(rules[VotingRule.BudgetAcrossSilos].Succeed < rules[VotingRule.Budget].Succeed / 4);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_seed_others()
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(Robustness.Simulate(Small, null, ct), Robustness.Simulate(Small, null, ct));
        Assert.NotEqual(Robustness.Simulate(Small, null, ct), Robustness.Simulate(Small with { Seed = 2 }, null, ct));
    }

    [Fact]
    public void A_single_unit_of_two_that_everybody_belongs_to_can_always_carry_a_count()
    {
        var rules = Robustness.Simulate(Small with { Units = 2, Turnout = 0 }, null, TestContext.Current.CancellationToken).ToDictionary(rule => rule.Rule);
        // Nobody else votes: one supporter is enough under every rule.
        Assert.All(rules.Values, rule => Assert.Equal(1, rule.Succeed));
        Assert.All(rules.Values, rule => Assert.Equal(1.0 / Small.Members, rule.LeastOfMembers));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Robustness.Simulate(Small, null, cancelled.Token));
    }
}
