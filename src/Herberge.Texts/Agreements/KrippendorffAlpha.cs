namespace Herberge.Texts.Agreements;

/// <summary>How far any number of people agree beyond chance, when not everybody judged everything.</summary>
/// <param name="Value">α; null where it is not defined: nothing was judged twice, or all values are the same.</param>
/// <param name="Units">Things that at least two people judged; the others say nothing about agreement.</param>
/// <param name="Values">Judgements of these.</param>
public sealed record KrippendorffAlpha(double? Value, int Units, int Values)
{
    /// <summary>
    /// α = 1 − D_o ÷ D_e. D_o is the mean difference of all ordered pairs of judgements within a unit, each unit's pairs
    /// weighing 1 ÷ (m_u − 1); D_e that of all pairs of judgements whatever (Krippendorff, Computing Krippendorff's
    /// Alpha-Reliability, 2011). Nominal: a pair differs by 1 or not at all. O(judgements · judges + values²).
    /// </summary>
    /// <param name="units">For each thing the judgements it got, in any order; who did not judge is left out.</param>
    public static KrippendorffAlpha Nominal<T>(IEnumerable<IReadOnlyList<T>> units)
        where T : notnull => Of(units, (a, b) => EqualityComparer<T>.Default.Equals(a, b) ? 0 : 1);

    /// <summary>
    /// The same with a difference of one's own, 0 for what is alike and symmetric. For sets of codes: <see cref="CodeSets.Difference"/>.
    /// </summary>
    /// <param name="units">For each thing the judgements it got.</param>
    /// <param name="difference">Of two values.</param>
    /// <param name="values">When two values are one; by default as they say themselves.</param>
    public static KrippendorffAlpha Of<T>(IEnumerable<IReadOnlyList<T>> units, Func<T, T, double> difference, IEqualityComparer<T>? values = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(difference);
        var judged = JudgedUnits.Of(units, difference, values);
        return judged.AlphaOf(judged.Each);
    }
}
