namespace Herberge.Graphs.Moving;

/// <summary>
/// Weights that fade: contact of age t counts 2^(−t / half-life). For <see cref="TieWeight.Sum"/> graphs and
/// <see cref="DecayingMixing"/>.
/// </summary>
/// <example><code>
/// var fading = new HalfLife(TimeSpan.FromDays(30));
/// builder.Add(from, to, fading.Weight(now - at)); // TieWeight.Sum
/// </code></example>
public readonly record struct HalfLife
{
    /// <summary>A half-life.</summary>
    /// <param name="length">Over 0.</param>
    public HalfLife(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        Length = length;
    }

    /// <summary>After this time contact counts half.</summary>
    public TimeSpan Length { get; }

    /// <summary>2^(−age / half-life): 1 at age 0, over 1 for what lies ahead. O(1).</summary>
    /// <param name="age">How long ago.</param>
    public double Weight(TimeSpan age) => Math.Pow(2, -(age / Length));
}
