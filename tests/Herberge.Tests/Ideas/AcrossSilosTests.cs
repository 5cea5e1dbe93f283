using Herberge.Ideas.Support;

namespace Herberge.Tests.Ideas;

public sealed class AcrossSilosTests
{
    [Fact]
    public void It_is_the_geometric_mean_of_the_smoothed_rates()
    {
        // (9+1)/(18+2) = 1/2 and (1+1)/(14+2) = 1/8: their geometric mean is 1/4.
        Assert.Equal(0.25, AcrossSilos.Of([new(9, 18), new(1, 14)], smallest: 5), 12);
    }

    [Fact]
    public void Small_units_count_as_one()
    {
        Assert.Equal(
            AcrossSilos.Of([new(9, 18), new(3, 6)], smallest: 5),
            AcrossSilos.Of([new(9, 18), new(1, 2), new(2, 4)], smallest: 5), 12);
    }

    [Fact]
    public void A_unit_lifts_only_its_own_factor_however_large_it_is()
    {
        UnitSupport[] others = [.. Enumerable.Repeat(new UnitSupport(3, 30), 9)];
        var small = AcrossSilos.Of([new(30, 30), .. others], 5) / AcrossSilos.Of([new(3, 30), .. others], 5);
        var large = AcrossSilos.Of([new(3000, 3000), .. others], 5) / AcrossSilos.Of([new(300, 3000), .. others], 5);
        Assert.InRange(small, 1.2, 1.26);
        Assert.InRange(large, 1.2, 1.26);
    }

    [Fact]
    public void Nobody_who_could_support_says_nothing() => Assert.Equal(0.5, AcrossSilos.Of([], 5));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void More_supporters_than_people_are_refused(int supporters, int eligible) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AcrossSilos.Of([new(supporters, eligible)], 5));
}
