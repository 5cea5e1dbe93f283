namespace Herberge.Graphs.Layouts;

/// <summary>
/// Places things in the plane so that their distances there are as near as possible to distances given: stress majorisation
/// (Gansner, Koren, North, Graph Drawing 2004), one place after the other.
/// </summary>
/// <remarks>
/// Minimises Σ_{i&lt;j} w_ij (|x_i − x_j| − d_ij)² with w_ij = d_ij⁻². Every step lowers the stress or leaves it. There is
/// no chance in it: the same distances give the same places on every machine. O(n²) memory and time per round.
/// </remarks>
public static class StressLayout
{
    private const double Enough = 1e-4;

    /// <summary>The places, turned so that they spread most from left to right.</summary>
    /// <param name="count">n, the number of things.</param>
    /// <param name="distance">The distance wanted of two of them, i &lt; j; finite and over 0.</param>
    /// <param name="rounds">Rounds at most; it ends earlier when a round lowers the stress by less than a ten-thousandth.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is not finite and over 0.</exception>
    public static IReadOnlyList<(double X, double Y)> Place(int count, Func<int, int, double> distance, int rounds = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(distance);
        var wanted = new double[count * count];
        for (var i = 0; i < count; i++)
            for (var j = i + 1; j < count; j++)
            {
                var d = distance(i, j);
                if (!double.IsFinite(d) || d <= 0)
                    throw new ArgumentOutOfRangeException(nameof(distance), d, $"The distance of {i} and {j} must be finite and over 0.");
                wanted[(i * count) + j] = wanted[(j * count) + i] = d;
            }

        var (x, y) = Circle(count, wanted);
        var stress = Stress(x, y, wanted);
        for (var round = 0; round < rounds && stress > 0; round++)
        {
            for (var i = 0; i < count; i++)
                Move(i, x, y, wanted);
            var reached = Stress(x, y, wanted);
            if (stress - reached < Enough * stress)
                break;
            stress = reached;
        }

        return Turned(x, y);
    }

    /// <summary>Σ_{i&lt;j} (|x_i − x_j| − d_ij)² / d_ij². O(n²).</summary>
    /// <param name="places">n places.</param>
    /// <param name="distance">The distances wanted, i &lt; j.</param>
    public static double Stress(IReadOnlyList<(double X, double Y)> places, Func<int, int, double> distance)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(distance);
        var sum = 0.0;
        for (var i = 0; i < places.Count; i++)
            for (var j = i + 1; j < places.Count; j++)
            {
                var d = distance(i, j);
                var off = (Math.Sqrt(Square(places[i].X - places[j].X) + Square(places[i].Y - places[j].Y)) - d) / d;
                sum += off * off;
            }

        return sum;
    }

    // A circle in the order given, as wide as the mean distance: neighbours in the list begin beside each other.
    private static (double[] X, double[] Y) Circle(int count, double[] wanted)
    {
        var (x, y) = (new double[count], new double[count]);
        var radius = count < 2 ? 0 : wanted.Sum() / (count * (count - 1.0)) / 2;
        for (var i = 0; i < count; i++)
            (x[i], y[i]) = (radius * Math.Cos(2 * Math.PI * i / count), radius * Math.Sin(2 * Math.PI * i / count));
        return (x, y);
    }

    private static void Move(int i, double[] x, double[] y, double[] wanted)
    {
        var count = x.Length;
        var (toX, toY, weights) = (0.0, 0.0, 0.0);
        for (var j = 0; j < count; j++)
        {
            if (j == i)
                continue;
            var d = wanted[(i * count) + j];
            var (dx, dy, weight) = (x[i] - x[j], y[i] - y[j], 1 / (d * d));
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            var stretch = length > 1e-12 ? d / length : 0;
            toX += weight * (x[j] + (stretch * dx));
            toY += weight * (y[j] + (stretch * dy));
            weights += weight;
        }

        if (weights > 0)
            (x[i], y[i]) = (toX / weights, toY / weights);
    }

    private static double Stress(double[] x, double[] y, double[] wanted)
    {
        var (count, sum) = (x.Length, 0.0);
        for (var i = 0; i < count; i++)
            for (var j = i + 1; j < count; j++)
            {
                var d = wanted[(i * count) + j];
                var off = (Math.Sqrt(Square(x[i] - x[j]) + Square(y[i] - y[j])) - d) / d;
                sum += off * off;
            }

        return sum;
    }

    // The first principal axis becomes the horizontal one; the first thing lies left of the middle and not below it.
    private static (double X, double Y)[] Turned(double[] x, double[] y)
    {
        if (x.Length == 0)
            return [];
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + (dx * dx), yy + (dy * dy), xy + (dx * dy));
        }

        var angle = Math.Atan2(2 * xy, xx - yy) / 2;
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var turned = new (double X, double Y)[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            turned[i] = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        }

        var (flipX, flipY) = (turned[0].X > 0 ? -1 : 1, turned[0].Y > 0 ? -1 : 1);
        return [.. turned.Select(place => (flipX * place.X, flipY * place.Y))];
    }

    private static double Square(double value) => value * value;
}
