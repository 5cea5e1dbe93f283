namespace Herberge.Activation.Rounds;

/// <summary>What a programme is for; only words depend on it.</summary>
public enum RoundKind : byte
{
    Lunch = 1,
    Buddies = 2,
    Circle = 3,
}

/// <summary>How often people are brought together anew; the number is that of weeks.</summary>
public enum RoundRhythm : byte
{
    Once = 0,
    Weekly = 1,
    TwoWeeks = 2,
    FourWeeks = 4,
}

/// <summary>Rounds that go on: lunches by lot, buddies, small circles. Whoever likes takes part, and may pause or leave at any time.</summary>
public sealed class RoundProgramme
{
    public const int LongestName = 80;
    public const int LongestText = 1000;
    public const int Smallest = 2;
    public const int Largest = 5;
    public const int FurthestLevel = 20;

    private RoundProgramme() { }

    public RoundProgramme(Guid id, Guid createdBy, DateTimeOffset createdAt)
    {
        (Id, CreatedBy, CreatedAt) = (id, createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    public string Text { get; set; } = "";

    public RoundKind Kind { get; set; }

    public int Size { get; set; }

    public RoundRhythm Rhythm { get; set; }

    /// <summary>Largest difference of levels within a group; null for none.</summary>
    public int? LevelDistance { get; set; }

    /// <summary>Whose people may take part; null for everybody of the house.</summary>
    public Guid? SpaceId { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The day of the next draw; null when there is none any more.</summary>
    public DateOnly? NextDrawOn { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The draw after this one. What was missed is not made up for.</summary>
    /// <param name="today">The day it is.</param>
    public DateOnly? DrawAfter(DateOnly today)
    {
        if (Rhythm == RoundRhythm.Once || NextDrawOn is not { } next) return null;
        while (next <= today) next = next.AddDays(7 * (int)Rhythm);
        return next;
    }

    /// <summary>How long the groups of a draw have time to meet.</summary>
    public int DaysToMeet => Rhythm switch
    {
        RoundRhythm.Once => 28,
        var rhythm => 7 * (int)rhythm,
    };
}
