namespace Herberge.Ideas.Support;

/// <summary>A place in the plane of opinions.</summary>
public readonly record struct Place(double X, double Y)
{
    internal double SquaredDistanceTo(Place other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));
}

/// <summary>
/// The plane in which opinions differ most: the first two principal components of the centred votes, a statement not seen counting as
/// its mean (so as nothing, once centred). A voter lies where what they saw puts them, drawn out by √(statements/votes) so that those
/// who saw little do not all lie in the middle. Components by subspace iteration from a fixed start, the largest loading positive:
/// the same votes give the same plane. O(votes · rounds).
/// </summary>
internal static class OpinionPlane
{
    private const int MostRounds = 500;
    private const double Settled = 1e-12;

    public static Place[] Of(Ballots ballots)
    {
        var means = Means(ballots);
        var (first, second) = Components(ballots, means);
        return [.. ballots.Voters.Select(votes =>
        {
            var (x, y) = (0.0, 0.0);
            foreach (var vote in votes)
            {
                var centred = (int)vote.Stance - means[vote.Statement];
                x += centred * first[vote.Statement];
                y += centred * second[vote.Statement];
            }

            var drawnOut = votes.Count == 0 ? 0 : Math.Sqrt((double)ballots.Statements / votes.Count);
            return new Place(x * drawnOut, y * drawnOut);
        })];
    }

    private static double[] Means(Ballots ballots)
    {
        var (sums, counts) = (new double[ballots.Statements], new int[ballots.Statements]);
        foreach (var vote in ballots.Voters.SelectMany(votes => votes))
        {
            sums[vote.Statement] += (int)vote.Stance;
            counts[vote.Statement]++;
        }

        return [.. sums.Select((sum, at) => counts[at] == 0 ? 0 : sum / counts[at])];
    }

    private static (double[] First, double[] Second) Components(Ballots ballots, double[] means)
    {
        var first = new double[ballots.Statements];
        var second = new double[ballots.Statements];
        for (var at = 0; at < ballots.Statements; at++) (first[at], second[at]) = (1 + (at % 7), 1 - (at % 5));
        Orthonormalise(first, second);
        for (var round = 0; round < MostRounds; round++)
        {
            var (nextFirst, nextSecond) = Multiply(ballots, means, first, second);
            Orthonormalise(nextFirst, nextSecond);
            var moved = 2 - Math.Abs(Dot(first, nextFirst)) - Math.Abs(Dot(second, nextSecond));
            (first, second) = (nextFirst, nextSecond);
            if (moved < Settled) break;
        }

        PointUp(first);
        PointUp(second);
        return (first, second);
    }

    /// <summary>XᵀX times both vectors, X the centred votes.</summary>
    private static (double[] First, double[] Second) Multiply(Ballots ballots, double[] means, double[] first, double[] second)
    {
        var (one, two) = (new double[first.Length], new double[second.Length]);
        foreach (var votes in ballots.Voters)
        {
            var (x, y) = (0.0, 0.0);
            foreach (var vote in votes)
            {
                var centred = (int)vote.Stance - means[vote.Statement];
                x += centred * first[vote.Statement];
                y += centred * second[vote.Statement];
            }

            foreach (var vote in votes)
            {
                var centred = (int)vote.Stance - means[vote.Statement];
                one[vote.Statement] += centred * x;
                two[vote.Statement] += centred * y;
            }
        }

        return (one, two);
    }

    private static void Orthonormalise(double[] first, double[] second)
    {
        Normalise(first);
        var along = Dot(first, second);
        for (var at = 0; at < second.Length; at++) second[at] -= along * first[at];
        Normalise(second);
    }

    private static void Normalise(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length < double.Epsilon) return;
        for (var at = 0; at < vector.Length; at++) vector[at] /= length;
    }

    private static double Dot(double[] one, double[] two)
    {
        var sum = 0.0;
        for (var at = 0; at < one.Length; at++) sum += one[at] * two[at];
        return sum;
    }

    private static void PointUp(double[] vector)
    {
        if (vector.Length == 0 || vector.MaxBy(Math.Abs) >= 0) return;
        for (var at = 0; at < vector.Length; at++) vector[at] = -vector[at];
    }
}
