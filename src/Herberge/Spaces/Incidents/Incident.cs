namespace Herberge.Spaces.Incidents;

public enum IncidentWeight : byte
{
    /// <summary>Unpleasant; the team copes.</summary>
    Notice = 1,

    /// <summary>Others have to be called.</summary>
    Serious = 2,

    /// <summary>The house itself has to speak.</summary>
    Crisis = 3,
}

public enum IncidentState : byte
{
    Open = 1,

    /// <summary>It doesn't grow any more; measures go on.</summary>
    Contained = 2,

    /// <summary>Over, and looked back on.</summary>
    Closed = 3,
}

/// <summary>Something that burns, inside or outside, from the first word to the review. Only the community team reads it.</summary>
public sealed class Incident
{
    public const int LongestTitle = 160;
    public const int LongestPlace = 200;
    public const int LongestText = 4000;

    private Incident() { }

    public Incident(Guid id, string title, string place, IncidentWeight weight, Guid ownerId, DateTimeOffset beganAt)
    {
        Id = id;
        (Title, Place, Weight, OwnerId, BeganAt) = (title, place, weight, ownerId, beganAt);
    }

    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Where it happens: a network, an address, a space.</summary>
    public string Place { get; private set; } = "";

    public IncidentWeight Weight { get; set; }

    public IncidentState State { get; set; } = IncidentState.Open;

    /// <summary>Who decides.</summary>
    public Guid OwnerId { get; set; }

    public DateTimeOffset BeganAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What everybody answers until more is known; empty while there is none.</summary>
    public string HoldingText { get; set; } = "";

    /// <summary>What was learned; empty until it is over.</summary>
    public string Review { get; set; } = "";

    /// <summary>Grows with each change, so that of two who act at once the second sees what the first did.</summary>
    public int Version { get; set; } = 1;

    public bool IsOver => State == IncidentState.Closed;
}

public enum IncidentLineKind : byte
{
    /// <summary>What happened or was seen.</summary>
    Note = 1,

    /// <summary>What was said outside or inside.</summary>
    Statement = 2,

    /// <summary>What somebody does until a day.</summary>
    Measure = 3,

    /// <summary>State, weight or owner changed; the text is a word of the log: <c>state-Closed</c>, <c>weight-Crisis</c>, <c>owner</c>.</summary>
    Change = 4,

    /// <summary>A holding text was agreed on; the text is it.</summary>
    Holding = 5,
}

/// <summary>One line of an incident's timeline. Lines are added, never changed; only a measure is done one day.</summary>
public sealed class IncidentLine
{
    private IncidentLine() { }

    public IncidentLine(Guid id, Guid incidentId, IncidentLineKind kind, string text, Guid by, DateTimeOffset at)
    {
        Id = id;
        (IncidentId, Kind, Text, By, At) = (incidentId, kind, text, by, at);
    }

    public Guid Id { get; private set; }

    public Guid IncidentId { get; private set; }

    public IncidentLineKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Of a measure: until when.</summary>
    public DateOnly? DueOn { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public Guid? DoneBy { get; set; }

    /// <summary>Of a change of the owner: to whom.</summary>
    public Guid? HandedTo { get; set; }
}
