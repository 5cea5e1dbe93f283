namespace Herberge.Silos;

/// <summary>Why there is nothing to show.</summary>
public enum NoPicture
{
    None,
    NobodyHasAUnit,
    NoContacts,
    TooFewPeople,
    OneUnit,
}

/// <summary>A unit's openness; <see cref="Openness"/> is null where the guard hides it.</summary>
public sealed record UnitFigure(string Path, string Name, int Hue, int? People, double? Openness);

/// <summary>Contact of two units, observed ÷ expected; null where the guard hides it.</summary>
public sealed record PairFigure(int A, int B, double? Ratio, double? Z);

/// <summary>Openness of the 28 days that end with the week.</summary>
public sealed record WeekFigure(DateOnly WeekEnd, double Value, double Low, double High);

/// <summary>
/// The silo figures of a house as they may be shown: every number in it has passed the guard. <see cref="To"/> is a
/// midnight, so that figures change once a day and not with every post.
/// </summary>
public sealed record SiloPicture
{
    public required NoPicture Missing { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    public required int Days { get; init; }

    public required int Level { get; init; }

    public required int Levels { get; init; }

    public int People { get; init; }

    public double Openness { get; init; }

    public double Low { get; init; }

    public double High { get; init; }

    public double CrossShare { get; init; }

    public double CrossShareExpected { get; init; }

    /// <summary>Openness of the window before, of the same length; null when there is none that may be shown.</summary>
    public double? Before { get; init; }

    /// <summary>True when the change is larger than the 90 % range of the difference (jackknife errors of both windows).</summary>
    public bool ChangeIsSure { get; init; }

    public IReadOnlyList<UnitFigure> Units { get; init; } = [];

    public IReadOnlyList<PairFigure> Pairs { get; init; } = [];

    public int HiddenUnits { get; init; }

    public IReadOnlyList<WeekFigure> Trend { get; init; } = [];
}
