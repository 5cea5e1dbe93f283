namespace Herberge.Gatherings.Registrations;

/// <summary>
/// Which units of those who come everybody may see, and how many of each. A unit stands alone where at least the smallest group comes
/// from it; all others are one row, and a small row takes in the smallest unit shown, so that nothing can be read off by subtraction.
/// </summary>
internal static class MixGuard
{
    public const int Smallest = 5;

    /// <param name="counts">People by top unit; null for those without one.</param>
    /// <returns>Units, the largest first, and the row of all others under null; nothing where too few come at all.</returns>
    public static IReadOnlyList<(Guid? Unit, int People)> Show(IReadOnlyCollection<(Guid? Unit, int People)> counts)
    {
        var shown = counts.Where(c => c.Unit is not null && c.People >= Smallest).OrderByDescending(c => c.People).ThenBy(c => c.Unit).ToList();
        var rest = counts.Sum(c => c.People) - shown.Sum(c => c.People);
        while (rest is > 0 and < Smallest && shown.Count > 0)
        {
            rest += shown[^1].People;
            shown.RemoveAt(shown.Count - 1);
        }

        if (rest >= Smallest) shown.Add((null, rest));
        return shown;
    }

    /// <summary>Counted anew only when so many came, went or moved that nobody can tell one of them by comparing.</summary>
    public static bool IsDue(bool wasShown, int changes, int people) => wasShown ? changes >= Smallest : people >= Smallest;
}
