namespace Herberge.Activation.Rounds;

/// <summary>Somebody takes part in a programme, and how they can meet.</summary>
public sealed class RoundEntry
{
    public const int LongestPlace = 80;
    public const int LongestTopics = 300;
    public const byte Workdays = 0b11111;

    private RoundEntry() { }

    public RoundEntry(Guid programmeId, Guid memberId, DateTimeOffset joinedAt)
    {
        (ProgrammeId, MemberId, JoinedAt) = (programmeId, memberId, joinedAt);
    }

    public Guid ProgrammeId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>A bit for each day, Monday first.</summary>
    public byte Days { get; set; }

    /// <summary>Language codes, separated by commas.</summary>
    public string Languages { get; set; } = "";

    /// <summary>Where they can meet in person; null for nowhere.</summary>
    public string? Place { get; set; }

    public bool Online { get; set; }

    /// <summary>What they like to talk about, separated by commas.</summary>
    public string Topics { get; set; } = "";

    public bool IsPaused { get; set; }

    /// <summary>The last draw found no place for them: then the next one does before anything else.</summary>
    public bool WasLeftOut { get; set; }
}

/// <summary>Somebody does not want to be brought together with somebody. Told to nobody but them.</summary>
public sealed class ApartWish
{
    private ApartWish() { }

    public ApartWish(Guid memberId, Guid otherId)
    {
        (MemberId, OtherId) = (memberId, otherId);
    }

    public Guid MemberId { get; private set; }

    public Guid OtherId { get; private set; }
}
