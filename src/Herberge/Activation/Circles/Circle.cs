namespace Herberge.Activation.Circles;

/// <summary>A small group that meets through a season. What it does is seen by nobody but its members.</summary>
public sealed class Circle
{
    public const int Fewest = 4;
    public const int Most = 5;
    public const int FewestActive = 3;
    public const int LongestName = 60;
    public const int LongestLine = 160;
    public const int LongestLink = 300;

    private readonly List<CircleSeat> _seats = [];

    private Circle() { }

    public Circle(Guid id, Guid seasonId, int number, string name)
    {
        (Id, SeasonId, Number, Name) = (id, seasonId, number, name);
    }

    public Guid Id { get; private set; }

    public Guid SeasonId { get; private set; }

    public CircleSeason? Season { get; private set; }

    /// <summary>1, 2, 3 … in its season.</summary>
    public int Number { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>1 for Monday to 5 for Friday.</summary>
    public int Day { get; set; }

    public DayPart Part { get; set; }

    /// <summary>Minutes since midnight; null until its members agreed on an hour.</summary>
    public int? Minute { get; set; }

    /// <summary>Null for online.</summary>
    public string? Place { get; set; }

    /// <summary>The code of a language all of them speak.</summary>
    public string Language { get; set; } = "";

    /// <summary>Where it meets online, or keeps its things.</summary>
    public string? Link { get; set; }

    /// <summary>Who moderates; null for in turn, week by week.</summary>
    public Guid? ModeratorId { get; set; }

    /// <summary>Its members show name and line to the whole house.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What it works on, in its own words; shown where it is open.</summary>
    public string Line { get; set; } = "";

    /// <summary>The last day its members were reminded on.</summary>
    public DateOnly? RemindedOn { get; set; }

    public DateTimeOffset? DissolvedAt { get; set; }

    public IReadOnlyList<CircleSeat> Seats => _seats;

    public void Add(CircleSeat seat) => _seats.Add(seat);
}

/// <summary>Somebody's place in a circle.</summary>
public sealed class CircleSeat
{
    private CircleSeat() { }

    public CircleSeat(Guid circleId, Guid memberId, DateTimeOffset since)
    {
        (CircleId, MemberId, Since, SeenAt) = (circleId, memberId, since, since);
    }

    public Guid CircleId { get; private set; }

    public Circle? Circle { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>They left, or went to another circle.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>When they last met, or said that they go on.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The circle they were moved here from; null for those who came from the waiting list or were drawn.</summary>
    public Guid? FromId { get; set; }

    /// <summary>Until then they can say that they don't want to be moved; null for who wasn't.</summary>
    public DateTimeOffset? DeclineUntil { get; set; }
}

/// <summary>A circle has met in a week; once, whoever says so.</summary>
public sealed class CircleMeeting
{
    private CircleMeeting() { }

    public CircleMeeting(Guid id, Guid circleId, int week, DateTimeOffset metAt)
    {
        (Id, CircleId, Week, MetAt) = (id, circleId, week, metAt);
    }

    public Guid Id { get; private set; }

    public Guid CircleId { get; private set; }

    public int Week { get; private set; }

    public DateTimeOffset MetAt { get; private set; }
}
