using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>Hides counts of groups under five, and as many others as it takes that no hidden one can be worked out from the sum.</summary>
internal static class SmallCells
{
    /// <summary>A row whose sum is shown beside it: hidden cells are null, and are two or more with a sum of five or more.</summary>
    public static int?[] Of(IReadOnlyList<int> counts)
    {
        var hidden = counts.Select(count => count < ShownShare.Fewest).ToArray();
        while (hidden.Contains(true) && hidden.Contains(false) && (hidden.Count(one => one) < 2 || counts.Where((_, at) => hidden[at]).Sum() < ShownShare.Fewest))
        {
            var next = Enumerable.Range(0, counts.Count).Where(at => !hidden[at]).MinBy(at => counts[at]);
            hidden[next] = true;
        }

        return [.. counts.Select((count, at) => hidden[at] ? (int?)null : count)];
    }

    /// <summary>
    /// Groups of which some did something and others did not, beside the sum of both over all groups: shown are those with five on both
    /// sides, as long as what remains hidden has five on both sides, too.
    /// </summary>
    public static bool[] Shown(IReadOnlyList<Part> groups)
    {
        var shown = groups.Select(IsLarge).ToArray();
        while (shown.Contains(true))
        {
            var hidden = groups.Where((_, at) => !shown[at]).ToList();
            if (hidden.Count == 0 || IsLarge(new Part(hidden.Sum(group => group.Of), hidden.Sum(group => group.Whole)))) break;
            shown[Enumerable.Range(0, groups.Count).Where(at => shown[at]).MinBy(at => groups[at].Whole)] = false;
        }

        return shown;
    }

    private static bool IsLarge(Part part) => part.Of >= ShownShare.Fewest && part.Whole - part.Of >= ShownShare.Fewest;
}
