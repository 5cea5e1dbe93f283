using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>How many had come by a Monday, rounded down to a step.</summary>
public sealed record GrowthPoint(DateOnly Monday, int People);

/// <summary>
/// How many people have come in, at the ends of weeks. A week is a point only where at least <see cref="ShownShare.Fewest"/> came since the
/// point before, so that no two points tell of fewer; it is told in steps of as many, so that one who leaves doesn't show between two looks.
/// </summary>
internal static class GrowthCurve
{
    /// <param name="firsts">When each person first came in, in any order.</param>
    /// <param name="ends">Mondays with their midnight, oldest first.</param>
    public static List<GrowthPoint> Of(IEnumerable<DateTimeOffset> firsts, IEnumerable<(DateOnly Monday, DateTimeOffset At)> ends)
    {
        var (sorted, points, come, told) = (firsts.Order().ToList(), new List<GrowthPoint>(), 0, 0);
        foreach (var (monday, at) in ends)
        {
            while (come < sorted.Count && sorted[come] < at) come++;
            if (come - told < ShownShare.Fewest) continue;
            told = come;
            points.Add(new GrowthPoint(monday, come - come % ShownShare.Fewest));
        }

        return points;
    }
}
