namespace Herberge.Ideas.Support;

/// <summary>How supporters become a rank.</summary>
public enum VotingRule
{
    /// <summary>Everybody approves of what they like; who has most is first.</summary>
    Approvals,

    /// <summary>The same approvals, ranked by <see cref="AcrossSilos"/>.</summary>
    ApprovalsAcrossSilos,

    /// <summary>Everybody spends a budget of votes, as many as they like on one idea; who has most is first.</summary>
    Budget,

    /// <summary>The same budgets; those who spent anything on an idea support it, ranked by <see cref="AcrossSilos"/>.</summary>
    BudgetAcrossSilos,
}
