namespace Herberge.Graphs.Effects;

/// <summary>Strata of comparable people: unit group × tenure class × third of the prior outcome.</summary>
public static class Strata
{
    /// <summary>Everybody's stratum. People of equal prior outcome are always in the same third. O(people log people).</summary>
    /// <param name="unitGroup">For each person a unit group.</param>
    /// <param name="tenure">For each person a class of tenure.</param>
    /// <param name="prior">For each person the outcome before; thirds are of all people.</param>
    /// <returns>For each person a stratum 0 …, numbered by unit group, tenure and third.</returns>
    public static int[] Of(ReadOnlySpan<int> unitGroup, ReadOnlySpan<int> tenure, ReadOnlySpan<double> prior)
    {
        if (unitGroup.Length != tenure.Length || unitGroup.Length != prior.Length)
            throw new ArgumentException("One value of each for every person.", nameof(prior));
        var sorted = prior.ToArray();
        Array.Sort(sorted);
        var keys = new (int, int, int)[prior.Length];
        for (var person = 0; person < keys.Length; person++)
        {
            var third = prior[person] <= sorted[(sorted.Length - 1) / 3] ? 0
                : prior[person] <= sorted[2 * (sorted.Length - 1) / 3] ? 1 : 2;
            keys[person] = (unitGroup[person], tenure[person], third);
        }

        var numbers = keys.Distinct().Order().Select((key, number) => (key, number)).ToDictionary(pair => pair.key, pair => pair.number);
        return [.. keys.Select(key => numbers[key])];
    }
}
