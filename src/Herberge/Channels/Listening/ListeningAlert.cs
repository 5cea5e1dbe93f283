namespace Herberge.Channels.Listening;

public enum ListeningAlertKind : byte
{
    /// <summary>The words were said.</summary>
    Hits = 1,

    /// <summary>They were said more often than chance and the usual ups and downs explain.</summary>
    Spike = 2,
}

/// <summary>A rule struck on a day: one of each kind and day, which grows while the day lasts.</summary>
public sealed class ListeningAlert
{
    private ListeningAlert() { }

    public ListeningAlert(Guid id, Guid ruleId, ListeningAlertKind kind, DateOnly day, bool isPublic, DateTimeOffset at)
    {
        Id = id;
        (RuleId, Kind, Day, IsPublic, At) = (ruleId, kind, day, isPublic, at);
    }

    public Guid Id { get; private set; }

    public Guid RuleId { get; private set; }

    public ListeningAlertKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public bool IsPublic { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Count { get; set; }

    /// <summary>Of a spike: how many a day are usual.</summary>
    public double Usual { get; set; }

    /// <summary>Of a spike: over how many days before.</summary>
    public int Days { get; set; }

    /// <summary>Of a spike: how likely so many or more would be if nothing had changed.</summary>
    public double Chance { get; set; }
}

/// <summary>An observation an alert is about.</summary>
public sealed class ListeningHit
{
    private ListeningHit() { }

    public ListeningHit(Guid alertId, Guid observationId) => (AlertId, ObservationId) = (alertId, observationId);

    public Guid AlertId { get; private set; }

    public Guid ObservationId { get; private set; }
}
