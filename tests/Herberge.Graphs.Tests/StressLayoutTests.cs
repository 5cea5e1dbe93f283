using Herberge.Graphs.Layouts;

namespace Herberge.Graphs.Tests;

public sealed class StressLayoutTests
{
    [Fact]
    public void Distances_that_fit_the_plane_are_kept()
    {
        (double X, double Y)[] real = [(0, 0), (3, 0), (3, 4), (0, 4), (1, 1)];

        var places = StressLayout.Place(real.Length, (i, j) => Between(real[i], real[j]), rounds: 2000);

        for (var i = 0; i < real.Length; i++)
            for (var j = i + 1; j < real.Length; j++)
                Assert.Equal(Between(real[i], real[j]), Between(places[i], places[j]), 0.1);
    }

    [Fact]
    public void The_same_distances_give_the_same_places()
    {
        Assert.Equal(StressLayout.Place(30, Distance), StressLayout.Place(30, Distance));
        static double Distance(int i, int j) => 1 + ((i * 7) + (j * 3)) % 5;
    }

    [Fact]
    public void More_rounds_never_raise_the_stress()
    {
        static double Distance(int i, int j) => i % 3 == j % 3 ? 0.5 : 2;
        var few = StressLayout.Stress(StressLayout.Place(24, Distance, rounds: 3), Distance);
        var many = StressLayout.Stress(StressLayout.Place(24, Distance, rounds: 100), Distance);

        Assert.True(many <= few, $"{many} after 100 rounds, {few} after 3");
    }

    [Fact]
    public void Nothing_and_one_thing_have_a_place_too()
    {
        Assert.Empty(StressLayout.Place(0, (_, _) => 1));
        Assert.Equal([(0.0, 0.0)], StressLayout.Place(1, (_, _) => 1).Select(place => (Math.Abs(place.X), Math.Abs(place.Y))));
    }

    [Fact]
    public void All_in_one_spot_part() =>
        Assert.True(Between(StressLayout.Place(2, (_, _) => 4)[0], StressLayout.Place(2, (_, _) => 4)[1]) > 3.99);

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_distance_that_is_none_is_refused(double distance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StressLayout.Place(2, (_, _) => distance));

    private static double Between((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
