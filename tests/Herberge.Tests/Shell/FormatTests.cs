using System.Globalization;
using Herberge.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Herberge.Tests.Shell;

public sealed class FormatTests
{
    /// <summary>Tuesday, 12 May 2026, 09:41 in Berlin.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 7, 41, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("de", 0.4712, 2, "0,47")]
    [InlineData("en", 0.4712, 2, "0.47")]
    [InlineData("de", -0.03, 2, "−0,03")]
    [InlineData("de", -0.001, 2, "0,00")]
    [InlineData("de", 1284.5, 1, "1.284,5")]
    public void Numbers_follow_the_language_and_have_a_real_minus(string language, double value, int decimals, string expected) =>
        In(language, format => Assert.Equal(expected, format.Number(value, decimals)));

    [Theory]
    [InlineData(0.11, "+0,11")]
    [InlineData(-0.03, "−0,03")]
    [InlineData(0.001, "±0,00")]
    [InlineData(-0.001, "±0,00")]
    public void Changes_always_show_their_sign(double value, string expected) =>
        In("de", format => Assert.Equal(expected, format.Signed(value, 2)));

    [Theory]
    [InlineData("de", "58\u00a0%")]
    [InlineData("en", "58%")]
    public void A_share_is_written_as_each_language_does(string language, string expected) =>
        In(language, format => Assert.Equal(expected, format.Percent(0.58)));

    [Theory]
    [InlineData(812, "812\u00a0B")]
    [InlineData(48_200, "48\u00a0KB")]
    [InlineData(1_240_000, "1,2\u00a0MB")]
    public void File_sizes_are_rounded_for_people(long bytes, string expected) =>
        In("de", format => Assert.Equal(expected, format.Size(bytes)));

    [Theory]
    [InlineData("de", "2026-05-12T04:10:00Z", "heute, 06:10")]
    [InlineData("de", "2026-05-11T14:58:00Z", "gestern, 16:58")]
    [InlineData("de", "2026-05-11T22:30:00Z", "heute, 00:30")]
    [InlineData("de", "2026-05-08T09:27:00Z", "Freitag")]
    [InlineData("de", "2026-05-05T09:27:00Z", "5. Mai")]
    [InlineData("de", "2025-01-12T09:27:00Z", "12. Januar 2025")]
    [InlineData("en", "2026-05-12T04:10:00Z", "today, 06:10")]
    [InlineData("en", "2026-05-05T09:27:00Z", "5 May")]
    public void Lists_say_when_in_words_and_in_the_time_of_the_house(string language, string at, string expected) =>
        In(language, format => Assert.Equal(expected, format.When(Parse(at))));

    [Theory]
    [InlineData("de", "2026-05-06T06:12:00Z", "Mittwoch, 6. Mai, 08:12")]
    [InlineData("de", "2024-05-06T06:12:00Z", "6. Mai 2024, 08:12")]
    [InlineData("en", "2026-05-06T06:12:00Z", "Wednesday 6 May, 08:12")]
    public void Posts_say_the_whole_moment(string language, string at, string expected) =>
        In(language, format => Assert.Equal(expected, format.Moment(Parse(at))));

    [Theory]
    [InlineData("2026-05-12T07:30:00Z", "seit eben")]
    [InlineData("2026-05-12T05:41:00Z", "seit 2 Stunden")]
    [InlineData("2026-05-11T05:41:00Z", "seit gestern")]
    [InlineData("2026-05-09T05:41:00Z", "seit 3 Tagen")]
    public void Waiting_is_told_in_words(string at, string expected) =>
        In("de", format => Assert.Equal(expected, format.Since(Parse(at))));

    [Theory]
    [InlineData(12, "12\u00a0Min.")]
    [InlineData(190, "3:10\u00a0Std.")]
    [InlineData(5760, "4\u00a0Tage")]
    public void Durations_take_the_unit_that_reads_best(int minutes, string expected) =>
        In("de", format => Assert.Equal(expected, format.Duration(TimeSpan.FromMinutes(minutes))));

    [Fact]
    public void Days_carry_their_weekday() => In("de", format => Assert.Equal("Dienstag, 12. Mai", format.Day(Now)));

    private static DateTimeOffset Parse(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static void In(string language, Action<Format> check)
    {
        var before = CultureInfo.CurrentUICulture;
        var reader = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        CultureInfo.CurrentUICulture = reader;
        try
        {
            check(new Format(services.GetRequiredService<IStringLocalizer<ShellWords>>(), Berlin, new FakeTimeProvider(Now), reader));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
