namespace Herberge.Graphs.Matching;

/// <summary>Rules of a round, and what the value of a pair is made of.</summary>
public sealed record MeetingOptions
{
    /// <summary>How many are to meet, 2 to 5. Where the number of people doesn't fit, groups differ by one; of pairs one becomes three.</summary>
    public int Size { get; init; } = 2;

    /// <summary>Largest |difference of levels| within a group.</summary>
    public int LevelDistance { get; init; } = int.MaxValue;

    /// <summary>Worth of a contact between units that had none: what a round is for.</summary>
    public int NewAcross { get; init; } = 100;

    /// <summary>Worth of a new contact inside a unit.</summary>
    public int NewInside { get; init; } = 20;

    /// <summary>Worth of meeting somebody again who is in another unit.</summary>
    public int KnownAcross { get; init; } = 10;

    /// <summary>Added where two have neither contact nor a common contact.</summary>
    public int Far { get; init; } = 10;

    /// <summary>Added for each topic in common, two at most.</summary>
    public int Topic { get; init; } = 4;

    /// <summary>Added for each of a pair who was left out the last time.</summary>
    public int LeftOutBefore { get; init; } = 1_000;

    /// <summary>So many of the best partners of each person are looked at when pairs are formed.</summary>
    public int Candidates { get; init; } = 60;

    /// <summary>Chooses among what is worth the same.</summary>
    public ulong Seed { get; init; }

    internal int LargestGroup => Size == 2 ? 3 : 5;

    internal MeetingOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 2, nameof(Size));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Size, 5, nameof(Size));
        ArgumentOutOfRangeException.ThrowIfLessThan(LevelDistance, 0, nameof(LevelDistance));
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 4, nameof(Candidates));
        return Math.Min(Math.Min(NewAcross, NewInside), Math.Min(Math.Min(KnownAcross, Far), Math.Min(Topic, LeftOutBefore))) >= 0
            ? this
            : throw new ArgumentException("The parts of a value are zero or more.");
    }
}
