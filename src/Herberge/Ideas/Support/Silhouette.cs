namespace Herberge.Ideas.Support;

/// <summary>
/// How well clusters stand apart (Rousseeuw 1987): the mean over points of (b − a)/max(a, b), a the mean distance to the own cluster,
/// b to the nearest other, 0 for a point alone; points count by weight. −1 to 1; 0 for a single cluster. O(points²).
/// </summary>
internal static class Silhouette
{
    public static double Of(IReadOnlyList<Place> points, IReadOnlyList<int> weights, int[] clusters)
    {
        var count = clusters.Max() + 1;
        if (count < 2) return 0;
        var sizes = new int[count];
        for (var at = 0; at < points.Count; at++) sizes[clusters[at]] += weights[at];
        var (sum, all) = (0.0, 0);
        var distances = new double[count];
        for (var at = 0; at < points.Count; at++)
        {
            Array.Clear(distances);
            for (var other = 0; other < points.Count; other++)
                distances[clusters[other]] += weights[other] * Math.Sqrt(points[at].SquaredDistanceTo(points[other]));
            sum += weights[at] * One(distances, sizes, clusters[at]);
            all += weights[at];
        }

        return sum / all;
    }

    private static double One(double[] distances, int[] sizes, int own)
    {
        if (sizes[own] < 2) return 0;
        var within = distances[own] / (sizes[own] - 1);
        var nearest = double.MaxValue;
        for (var cluster = 0; cluster < sizes.Length; cluster++)
            if (cluster != own) nearest = Math.Min(nearest, distances[cluster] / sizes[cluster]);
        return Math.Max(within, nearest) is var longest and > 0 ? (nearest - within) / longest : 0;
    }
}
