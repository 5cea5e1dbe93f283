using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>What the shape of the ladder says first.</summary>
public enum LadderShape
{
    /// <summary>Too few people to say anything.</summary>
    Unknown,

    /// <summary>Many have never been there.</summary>
    ManyOutside,

    /// <summary>Many look, few do something.</summary>
    ManyOnlookers,

    /// <summary>Many join in, few start something.</summary>
    FewContribute,

    /// <summary>Few keep it up.</summary>
    ThinCore,

    /// <summary>People on every rung.</summary>
    Alive,
}

/// <summary>A share with how many it is a share of; both null where they may not be told.</summary>
public sealed record CountedShare(ShownShare? Share, int? Of);

/// <summary>People who came in one month.</summary>
/// <param name="Active">From the month itself on.</param>
public sealed record CohortRow(DateOnly Month, int Size, IReadOnlyList<ShownShare?> Active);

/// <summary>A top unit, and how many of its people stand on each rung; null where that may not be told.</summary>
public sealed record UnitLadder(string Unit, int People, IReadOnlyList<int?> Rungs);

/// <summary>The measures of activity as they may be told.</summary>
/// <param name="Until">The Monday all windows end with.</param>
/// <param name="Rungs">By <see cref="Rung"/>; null where hidden.</param>
/// <param name="Steps">From each rung but the last.</param>
/// <param name="Day">Active on the last working day; null where hidden, as the two below.</param>
/// <param name="HiddenUnits">Units that may not be told of.</param>
public sealed record LadderView(
    DateOnly Until, int? People, IReadOnlyList<int?> Rungs, IReadOnlyList<CountedShare> Steps, CountedShare FirstContribution, int? Day, int? Week, int? Month,
    IReadOnlyList<CohortRow> Cohorts, CountedShare AnsweredN30, CountedShare OthersN30, CountedShare AnsweredN90, CountedShare OthersN90,
    int? Conversations, TimeSpan? MedianAnswer, TimeSpan? NinetyPercentAnswer, ShownShare? Unanswered, int? AbsenceFactor, int? Contributors,
    IReadOnlyList<UnitLadder> Units, int HiddenUnits, LadderShape Shape, FunnelView Funnel, CountedShare EventToOnline);
