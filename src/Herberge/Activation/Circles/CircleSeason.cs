namespace Herberge.Activation.Circles;

/// <summary>How many calendar weeks one week of the guide lasts.</summary>
public enum CircleCadence : byte
{
    Weekly = 1,
    Fortnightly = 2,
}

/// <summary>Why people left, as they say; counted without names, told to hosts when the season is over.</summary>
public enum LeaveReason : byte
{
    None = 0,
    Time = 1,
    Topic = 2,
    People = 3,
}

/// <summary>Small circles that begin together and work through the twelve weeks of the guide.</summary>
public sealed class CircleSeason
{
    public const int LongestName = 80;
    public const int LongestText = 1000;

    private CircleSeason() { }

    public CircleSeason(Guid id, Guid createdBy, DateTimeOffset createdAt)
    {
        (Id, CreatedBy, CreatedAt) = (id, createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Codes of the languages circles may speak, separated by commas.</summary>
    public string Languages { get; set; } = "";

    public DateOnly StartsOn { get; set; }

    public CircleCadence Cadence { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the circles were formed; null while people sign up.</summary>
    public DateTimeOffset? DrawnAt { get; set; }

    /// <summary>When it was over and counted.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who ever had a place, counted when it closed.</summary>
    public int Began { get; set; }

    /// <summary>Who had one at the end, in a circle that still met.</summary>
    public int Finished { get; set; }

    public int LeftForTime { get; set; }

    public int LeftForTopic { get; set; }

    public int LeftForPeople { get; set; }

    public int DaysEach => 7 * (int)Cadence;

    /// <summary>The first day on which it is over.</summary>
    public DateOnly EndsOn => StartsOn.AddDays(CircleGuide.Weeks * DaysEach);

    /// <summary>The week of the guide on a day: 0 before the start, 13 when it is over.</summary>
    public int WeekOn(DateOnly day) => day < StartsOn ? 0 : Math.Min(CircleGuide.Weeks + 1, ((day.DayNumber - StartsOn.DayNumber) / DaysEach) + 1);

    public void Count(LeaveReason reason)
    {
        if (reason == LeaveReason.Time) LeftForTime++;
        if (reason == LeaveReason.Topic) LeftForTopic++;
        if (reason == LeaveReason.People) LeftForPeople++;
    }
}
