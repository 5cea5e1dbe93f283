namespace Herberge.Graphs;

/// <summary>Why a measure has no value for an input.</summary>
public enum Undefined
{
    /// <summary>The measure has a value.</summary>
    None,

    /// <summary>There is no tie between the people considered.</summary>
    NoTies,

    /// <summary>There are fewer people than the measure needs.</summary>
    TooFewPeople,

    /// <summary>Everybody, or every tie end, is in one unit: nothing could cross.</summary>
    OneUnit,

    /// <summary>The null model allows a single value only, so that no distance from it can be told.</summary>
    NoVariation,

    /// <summary>The configuration model needs whole numbers of tie ends: binary or count weights.</summary>
    WeightsAreNotCounts,

    /// <summary>Without one person there would be no ties (or nothing to cross): no standard error.</summary>
    HangsOnOnePerson,

    /// <summary>The unit has no ties outside itself, so that a ratio to them is infinite.</summary>
    NoOutsideTies,

    /// <summary>The expected weight is too small (under 5) for a normal approximation.</summary>
    ExpectedTooSmall,

    /// <summary>There are too few arrangements for a test at this level, so that the interval has no end.</summary>
    TooFewArrangements,
}
