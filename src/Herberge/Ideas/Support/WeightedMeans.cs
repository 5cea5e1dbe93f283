namespace Herberge.Ideas.Support;

/// <summary>
/// Weighted k-means in the plane (Lloyd 1982), started from the heaviest point and then, one after the other, from that which lies
/// furthest from all chosen so far, its weight counting: the same points give the same clusters. O(points · k · rounds).
/// </summary>
internal static class WeightedMeans
{
    private const int MostRounds = 200;

    /// <returns>A cluster, from 0, for each point; fewer than <paramref name="count"/> where there are fewer different points.</returns>
    public static int[] Cluster(IReadOnlyList<Place> points, IReadOnlyList<int> weights, int count)
    {
        var centres = Starts(points, weights, count);
        var clusters = new int[points.Count];
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = round == 0;
            for (var at = 0; at < points.Count; at++)
            {
                var nearest = Nearest(points[at], centres);
                moved |= nearest != clusters[at];
                clusters[at] = nearest;
            }

            if (!moved) break;
            Centre(points, weights, clusters, centres);
        }

        return Renumbered(clusters);
    }

    private static List<Place> Starts(IReadOnlyList<Place> points, IReadOnlyList<int> weights, int count)
    {
        var heaviest = Enumerable.Range(0, points.Count).MaxBy(at => weights[at]);
        var centres = new List<Place> { points[heaviest] };
        var gaps = points.Select(point => point.SquaredDistanceTo(centres[0])).ToArray();
        while (centres.Count < count)
        {
            var next = Enumerable.Range(0, points.Count).MaxBy(at => gaps[at] * weights[at]);
            if (gaps[next] <= 0) break;
            centres.Add(points[next]);
            for (var at = 0; at < gaps.Length; at++) gaps[at] = Math.Min(gaps[at], points[at].SquaredDistanceTo(points[next]));
        }

        return centres;
    }

    private static int Nearest(Place point, List<Place> centres)
    {
        var (best, distance) = (0, double.MaxValue);
        for (var centre = 0; centre < centres.Count; centre++)
        {
            var gap = point.SquaredDistanceTo(centres[centre]);
            if (gap < distance) (best, distance) = (centre, gap);
        }

        return best;
    }

    private static void Centre(IReadOnlyList<Place> points, IReadOnlyList<int> weights, int[] clusters, List<Place> centres)
    {
        var sums = new (double X, double Y, double Weight)[centres.Count];
        for (var at = 0; at < points.Count; at++)
        {
            var sum = sums[clusters[at]];
            sums[clusters[at]] = (sum.X + (weights[at] * points[at].X), sum.Y + (weights[at] * points[at].Y), sum.Weight + weights[at]);
        }

        for (var centre = 0; centre < centres.Count; centre++)
            if (sums[centre].Weight > 0) centres[centre] = new Place(sums[centre].X / sums[centre].Weight, sums[centre].Y / sums[centre].Weight);
    }

    /// <summary>Without gaps where a cluster stayed empty.</summary>
    private static int[] Renumbered(int[] clusters)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var cluster in clusters.Distinct().Order()) numbers[cluster] = numbers.Count;
        return [.. clusters.Select(cluster => numbers[cluster])];
    }
}
