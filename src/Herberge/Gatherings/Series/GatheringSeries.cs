namespace Herberge.Gatherings.Series;

/// <summary>Gatherings that come again. Each is a row of its own from the start; this keeps what calendars need to know of all of them.</summary>
public sealed class GatheringSeries
{
    public const int LongestRule = 200;

    private GatheringSeries() { }

    public GatheringSeries(Guid id, string rule, DateOnly firstDay, TimeOnly firstTime, string timeZone, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        (Rule, FirstDay, FirstTime, TimeZone, CreatedBy, CreatedAt) = (rule, firstDay, firstTime, timeZone, createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    /// <summary>RRULE (RFC 5545, section 3.3.10).</summary>
    public string Rule { get; private set; } = "";

    /// <summary>When the first one begins, by the clock of its zone.</summary>
    public DateOnly FirstDay { get; private set; }

    public TimeOnly FirstTime { get; private set; }

    public string TimeZone { get; private set; } = "";

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }
}
