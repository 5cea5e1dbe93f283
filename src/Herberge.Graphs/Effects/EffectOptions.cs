namespace Herberge.Graphs.Effects;

/// <summary>How to judge an effect.</summary>
public sealed record EffectOptions
{
    /// <summary>Up to so many arrangements of participation all are looked at.</summary>
    public int MostArrangements { get; init; } = 10_000;

    /// <summary>Arrangements drawn where there are more.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>Seed of the draws, to be shown beside the result.</summary>
    public ulong Seed { get; init; }

    /// <summary>Coverage of the interval.</summary>
    public double Coverage { get; init; } = 0.90;

    /// <summary>Fewer comparable participants, or fewer comparable others, are too few to tell.</summary>
    public int Fewest { get; init; } = 10;
}
