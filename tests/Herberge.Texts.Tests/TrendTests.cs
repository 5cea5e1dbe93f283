using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Herberge.Texts.Trends;

namespace Herberge.Texts.Tests;

public sealed class TrendTests
{
    [Fact]
    public void A_share_has_the_interval_of_the_textbook()
    {
        // Newcombe 1998, table I: 15 of 148 at 95 %.
        var share = ShareInterval.Of(15, 148, z: 1.959964);
        Assert.Equal((0.1014, 0.0624, 0.1605), (Math.Round(share.Value, 4), Math.Round(share.Low, 4), Math.Round(share.High, 4)));
        Assert.Equal(new ShareInterval(0, 0, 1), ShareInterval.Of(0, 0));
        Assert.Equal(0, ShareInterval.Of(0, 20).Low);
        Assert.Equal(1, ShareInterval.Of(20, 20).High);
    }

    [Fact]
    public void A_change_of_a_share_has_the_interval_of_the_textbook()
    {
        // Newcombe 1998, table II, method 10 at 95 %: 56 of 70 against 48 of 80, and 9 of 10 against 3 of 10.
        var (one, two) = (ShareChange.Of(48, 80, 56, 70, z: 1.959964), ShareChange.Of(3, 10, 9, 10, z: 1.959964));
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(one.Value, 4), Math.Round(one.Low, 4), Math.Round(one.High, 4)));
        Assert.Equal((0.6, 0.1705, 0.8090), (Math.Round(two.Value, 4), Math.Round(two.Low, 4), Math.Round(two.High, 4)));
        Assert.False(ShareChange.Of(0, 0, 5, 9).IsClear);
    }

    [Property]
    public bool An_interval_holds_its_share(PositiveInt whole, NonNegativeInt part)
    {
        var share = ShareInterval.Of(part.Get % (whole.Get + 1), whole.Get);
        return share.Low <= share.Value + 1e-12 && share.Value <= share.High + 1e-12 && share.Low >= 0 && share.High <= 1;
    }

    [Fact]
    public void A_burst_is_found_where_it_is()
    {
        int[] totals = [.. Enumerable.Repeat(100, 12)];
        int[] counts = [5, 4, 6, 5, 20, 25, 22, 5, 4, 6, 5, 4];

        var burst = Assert.Single(Bursts.Of(counts, totals));

        Assert.Equal((4, 6), (burst.From, burst.To));
        Assert.True(burst.Strength > 0);
    }

    [Fact]
    public void Even_talk_has_no_bursts()
    {
        Assert.Empty(Bursts.Of([5, 6, 5, 4, 5, 6], [100, 100, 100, 100, 100, 100]));
        Assert.Empty(Bursts.Of([0, 0], [10, 10]));
        Assert.Empty(Bursts.Of([10, 10], [10, 10]));
        Assert.Empty(Bursts.Of([], []));
    }

    [Fact]
    public void Weeks_begin_on_mondays_without_gaps_and_what_comes_up_is_told()
    {
        DateOnly Day(int day) => new DateOnly(2026, 1, 7).AddDays(day);
        DateOnly[] theme = [Day(0), Day(56), Day(57), Day(58), Day(58), Day(58), Day(58), Day(59), Day(59), Day(59)];
        DateOnly[] all = [.. theme, .. Enumerable.Range(0, 60).SelectMany(day => Enumerable.Repeat(Day(day), 2))];

        var trend = ThemeTrend.Of(all, theme);

        Assert.Equal(new DateOnly(2026, 1, 5), trend.Weeks[0].Start);
        Assert.All(trend.Weeks.Zip(trend.Weeks.Skip(1)), pair => Assert.Equal(7, pair.Second.Start.DayNumber - pair.First.Start.DayNumber));
        Assert.Equal(theme.Length, trend.Weeks.Sum(week => week.Count));
        Assert.True(trend.IsEmerging);
    }
}
