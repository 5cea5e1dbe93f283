namespace Herberge.Graphs;

/// <summary>How the rows of a pair of people become the weight of their one tie.</summary>
public enum TieWeight
{
    /// <summary>Any number of rows is one tie of weight 1.</summary>
    Binary,

    /// <summary>The weight is the number of rows.</summary>
    Count,

    /// <summary>The weight is the sum of the rows' weights.</summary>
    Sum,
}
