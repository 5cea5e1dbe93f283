using Herberge.Silos.Alerts;
using Herberge.Silos.Figures;

namespace Herberge.Tests.Silos;

public sealed class SignificanceTests
{
    [Theory]
    [InlineData(1.959963985, 0.05)]
    [InlineData(2.575829304, 0.01)]
    [InlineData(-3.290526731, 0.001)]
    public void The_normal_tail_agrees_with_tables(double z, double chance) => Assert.Equal(chance, Significance.TwoSided(z), 1e-6);

    [Theory]
    [InlineData(12.706205, 1, 0.05)]
    [InlineData(2.228139, 10, 0.05)]
    [InlineData(4.032143, 5, 0.01)]
    [InlineData(4.317791, 12, 0.001)]
    public void Students_tail_agrees_with_tables(double t, int degrees, double chance)
    {
        Assert.Equal(chance, StudentT.TwoSided(t, degrees), 1e-6);
        Assert.Equal(t, StudentT.Quantile(chance, degrees), 1e-4);
    }

    [Fact]
    public void What_one_pair_alone_would_show_is_not_sure_among_many()
    {
        Assert.True(Assert.Single(Significance.Marked([Pair(1, -2)])).IsSure);
        Assert.DoesNotContain(Significance.Marked([.. Enumerable.Range(1, 40).Select(b => Pair(b, b == 7 ? -3 : 0))]), cell => cell.IsSure);
        Assert.Equal(7, Assert.Single(Significance.Marked([.. Enumerable.Range(1, 40).Select(b => Pair(b, b == 7 ? -4 : 0))]), cell => cell.IsSure).B);
    }

    [Fact]
    public void Hidden_pairs_are_not_judged_and_units_in_themselves_among_themselves()
    {
        CellFigure[] cells = [Pair(1, -2), .. Enumerable.Range(2, 9).Select(unit => new CellFigure(unit, unit, Suppressed: false) { Z = 2 }), new CellFigure(0, 3, Suppressed: true)];

        Assert.Equal([true, .. Enumerable.Repeat(false, 10)], Significance.Marked(cells).Select(cell => cell.IsSure));
    }

    [Fact]
    public void In_a_still_house_a_year_hardly_ever_brings_a_false_alert()
    {
        const int years = 400;
        const int units = 8;
        var random = new Random(5);
        var alarmed = 0;
        for (var year = 0; year < years; year++)
        {
            var any = false;
            for (var unit = 0; unit < units; unit++)
            {
                var values = Enumerable.Range(0, OpennessBand.MostEarlier + OpennessBand.LooksAYear).Select(_ => 0.5 + (0.06 * Normal(random))).ToList();
                for (var look = 0; look < OpennessBand.LooksAYear && !any; look++)
                    any = !OpennessBand.Of(values.GetRange(look, OpennessBand.MostEarlier), units)!.Holds(values[look + OpennessBand.MostEarlier]);
            }

            if (any) alarmed++;
        }

        // At most 10 %, with three standard errors of 400 years.
        Assert.InRange((double)alarmed / years, 0, OpennessBand.YearlyFalseAlarms + 0.045);
    }

    private static CellFigure Pair(int b, double z) => new(0, b, Suppressed: false) { Z = z };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
