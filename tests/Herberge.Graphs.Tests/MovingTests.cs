using FsCheck.Xunit;
using Herberge.Graphs.Moving;

namespace Herberge.Graphs.Tests;

public sealed class MovingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void After_a_half_life_contact_counts_half()
    {
        var fading = new HalfLife(TimeSpan.FromDays(30));
        Close.To(1, fading.Weight(TimeSpan.Zero));
        Close.To(0.5, fading.Weight(TimeSpan.FromDays(30)));
        Close.To(0.25, fading.Weight(TimeSpan.FromDays(60)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HalfLife(TimeSpan.Zero));
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void Fading_as_time_goes_is_fading_all_at_once(SmallOrganisation organisation)
    {
        var units = organisation.Partition;
        var fading = new HalfLife(TimeSpan.FromDays(3));
        var running = new DecayingMixing(units, fading);
        var rows = organisation.Rows.Select((row, at) => (row.From, row.To, row.Weight, At: Start.AddDays(7.0 * at % 61))).ToArray();
        var now = Start.AddDays(65);
        foreach (var (from, to, weight, at) in rows)
            running.Add(from, to, at, weight);
        foreach (var (from, to, weight, at) in rows[(rows.Length / 2)..])
            running.Remove(from, to, at, weight);

        var builder = new TieGraphBuilder(units.PersonCount, TieWeight.Sum);
        foreach (var (from, to, weight, at) in rows[..(rows.Length / 2)])
            builder.Add(from, to, weight * fading.Weight(now - at));
        var matrix = MixingMatrix.Of(builder.Build(), units);

        // What was taken back leaves rounding at the scale of the largest weight there was.
        Close.To(matrix.TotalWeight, running.TotalWeight(now));
        Close.To(matrix.TotalInside, running.TotalInside(now));
        for (var unit = 0; unit < units.UnitCount; unit++)
        {
            Close.To(matrix.Strength(unit), running.Strength(unit, now));
            for (var other = 0; other < units.UnitCount; other++)
                Close.To(matrix.Cell(unit, other).Weight, running.Cell(unit, other, now));
        }
    }

    [Fact]
    public void Centuries_later_the_measures_still_hold()
    {
        var running = new DecayingMixing(UnitPartition.FromNames(["a", "a", "b", "b"]), new HalfLife(TimeSpan.FromDays(1)));
        Assert.Equal((Undefined.NoTies, Undefined.NoTies), (running.Openness.Reason, running.EiIndex.Reason));
        for (var year = 0; year < 300; year++)
        {
            var at = Start.AddYears(year);
            running.Add(0, 1, at);
            running.Add(2, 3, at);
            running.Add(1, 2, at, 2);
            Close.To(4, running.TotalWeight(at), $"{year}");
            Close.To(0, running.EiIndex);
            Close.To(1, running.Openness);
        }
    }

    [Fact]
    public void Fading_weights_agree_with_the_reference_row_by_row()
    {
        var expected = SharedData.Json("temporal-reference.json").GetProperty("manufacturing-email decay30");
        var organisation = SharedData.Organisation("manufacturing-email");
        var running = new DecayingMixing(organisation.Units, new HalfLife(TimeSpan.FromDays(30)));
        foreach (var row in organisation.Rows)
            running.Add(row.From, row.To, DateTimeOffset.Parse(row.At, null, System.Globalization.DateTimeStyles.AssumeUniversal));
        var now = DateTimeOffset.FromUnixTimeSeconds((long)expected.GetProperty("T").GetDouble());

        Close.To(expected, "W", running.TotalWeight(now));
        Close.To(expected, "internal", running.TotalInside(now));
        Close.To(expected, "EI", running.EiIndex);
        Close.To(1 - expected.GetProperty("assortativity").GetDouble(), running.Openness);
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void A_window_of_days_is_the_matrix_of_its_days(SmallOrganisation organisation)
    {
        const int days = 5;
        foreach (var weight in (TieWeight[])[TieWeight.Binary, TieWeight.Count, TieWeight.Sum])
        {
            var window = new WindowedMixing(organisation.Partition, weight, days);
            var rows = organisation.Rows.Select((row, at) => (row, Day: at / 4 + (at % 7 == 0 ? -3 : at % 11 == 0 ? 9 : 0))).ToArray();
            var (kept, last) = (new List<((int From, int To, int Weight) Row, int Day)>(), int.MinValue);
            foreach (var (row, day) in rows)
            {
                last = Math.Max(last, day);
                Assert.Equal(day > last - days, window.Add(day, row.From, row.To, row.Weight * 0.5));
                kept.Add((row, day));
            }

            var within = organisation with { Rows = [.. kept.Where(row => row.Day > last - days).Select(row => row.Row)] };
            Same(within, window);
            if (rows.Length == 0)
                continue;
            Assert.Equal(last, window.LastDay);
            window.AdvanceTo(last + 2);
            Same(organisation with { Rows = [.. kept.Where(row => row.Day > last + 2 - days).Select(row => row.Row)] }, window);
            window.AdvanceTo(last + 1_000_000_000);
            Assert.Equal(0, window.Mixing.Ties);

            void Same(SmallOrganisation expected, WindowedMixing found)
            {
                var matrix = MixingMatrix.Of(expected.Graph(weight), organisation.Partition);
                Close.To(matrix.TotalWeight, found.Mixing.TotalWeight);
                Close.To(matrix.TotalInside, found.Mixing.TotalInside);
                for (var unit = 0; unit < matrix.UnitCount; unit++)
                    Close.To(matrix.Strength(unit), found.Mixing.Strength(unit));
            }
        }
    }
}
