namespace Herberge.Desks.Reports;

public enum ReportKind : byte
{
    /// <summary>For the community team, each Monday the week before.</summary>
    Week = 1,

    /// <summary>For the sponsor, on the first working day the month before.</summary>
    Month = 2,

    /// <summary>For the works council, in January the year before.</summary>
    Year = 3,
}

/// <param name="Href">The page that tells the same with its formula.</param>
public sealed record ReportLine(string Text, string? Href = null);

public sealed record ReportPart(string Heading, IReadOnlyList<ReportLine> Lines);

/// <summary>A report in sentences, on the page, on paper and in a mail the same.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last.</param>
/// <param name="IsOver">False while more may come in.</param>
public sealed record HouseReport(ReportKind Kind, DateOnly From, DateOnly Until, bool IsOver, string Title, string Lead, IReadOnlyList<ReportPart> Parts);

/// <summary>The spans reports are about.</summary>
internal static class ReportSpan
{
    public const int YearsBack = 3;

    /// <summary>The span a day lies in.</summary>
    public static (DateOnly From, DateOnly Until) Of(ReportKind kind, DateOnly day) => kind switch
    {
        ReportKind.Week => (Monday(day), Monday(day).AddDays(7)),
        ReportKind.Month => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1)),
        _ => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1)),
    };

    /// <summary>The span that went out last by its calendar: null where <paramref name="today"/> is not within the days it goes out on.</summary>
    public static DateOnly? DueOn(ReportKind kind, DateOnly today)
    {
        var (from, _) = Of(kind, today);
        var first = from.DayOfWeek switch { DayOfWeek.Saturday => from.AddDays(2), DayOfWeek.Sunday => from.AddDays(1), _ => from };
        var grace = kind == ReportKind.Week ? 2 : 7;
        return today >= first && today < first.AddDays(grace) ? Of(kind, from.AddDays(-1)).From : null;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
