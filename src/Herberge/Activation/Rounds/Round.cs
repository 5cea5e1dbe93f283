namespace Herberge.Activation.Rounds;

/// <summary>One draw of a programme. Its figures are kept apart from the groups, so that they stay when people leave.</summary>
public sealed class Round
{
    private readonly List<RoundGroup> _groups = [];

    private Round() { }

    public Round(Guid id, Guid programmeId, int number, DateTimeOffset drawnAt, DateTimeOffset endsAt)
    {
        (Id, ProgrammeId, Number, DrawnAt, EndsAt) = (id, programmeId, number, drawnAt, endsAt);
    }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    public DateTimeOffset DrawnAt { get; private set; }

    /// <summary>Until then groups say whether they met; afterwards it is counted once.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Who had a place.</summary>
    public int People { get; set; }

    /// <summary>Two of one group are a pair.</summary>
    public int Pairs { get; set; }

    /// <summary>Pairs of different top units.</summary>
    public int PairsAcross { get; set; }

    /// <summary>Pairs that met within the twelve rounds before.</summary>
    public int Repeats { get; set; }

    /// <summary>Value ÷ upper bound of the draw.</summary>
    public double ShareOfBound { get; set; }

    public DateTimeOffset? CountedAt { get; set; }

    public int PairsMet { get; set; }

    public int PeopleMet { get; set; }

    /// <summary>Who was still in a group when it was counted.</summary>
    public int PeopleLeft { get; set; }

    public IReadOnlyList<RoundGroup> Groups => _groups;

    public void Add(RoundGroup group) => _groups.Add(group);
}

/// <summary>People who are to meet. Only they see it.</summary>
public sealed class RoundGroup
{
    private readonly List<RoundSeat> _seats = [];

    private RoundGroup() { }

    public RoundGroup(Guid id, Guid roundId, DateOnly day, string? place, string language)
    {
        (Id, RoundId, Day, Place, Language) = (id, roundId, day, place, language);
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public Round? Round { get; private set; }

    /// <summary>When all of them have time, as a suggestion.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Null for online.</summary>
    public string? Place { get; set; }

    /// <summary>The code of a language all of them speak.</summary>
    public string Language { get; set; } = "";

    public DateTimeOffset? MetAt { get; set; }

    public DateTimeOffset? NudgedAt { get; set; }

    public IReadOnlyList<RoundSeat> Seats => _seats;

    public void Add(RoundSeat seat) => _seats.Add(seat);
}

/// <summary>Somebody's place in a group.</summary>
public sealed class RoundSeat
{
    private RoundSeat() { }

    public RoundSeat(Guid groupId, Guid memberId)
    {
        (GroupId, MemberId) = (groupId, memberId);
    }

    public Guid GroupId { get; private set; }

    public RoundGroup? Group { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>They can't come, or went to another group.</summary>
    public DateTimeOffset? GoneAt { get; set; }
}
