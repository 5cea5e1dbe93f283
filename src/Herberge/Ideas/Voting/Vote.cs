namespace Herberge.Ideas.Voting;

/// <summary>Somebody's support for an idea. Shown to nobody else.</summary>
public sealed class Vote
{
    private Vote() { }

    public Vote(Guid ideaId, Guid memberId, int count, DateTimeOffset at) => (IdeaId, MemberId, Count, At) = (ideaId, memberId, count, at);

    public Guid IdeaId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>One, or more of a budget. None once it was taken back, until that has been released too.</summary>
    public int Count { get; set; }

    /// <summary>
    /// The group in which the last release counts this person: their top unit then, <see cref="Guid.Empty"/> without one; null where it
    /// doesn't. So it is known how many different people a new release would differ by, whoever came, went or moved.
    /// </summary>
    public Guid? ReleasedIn { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Something that has to be true for an idea to work.</summary>
public sealed class Assumption
{
    public const int LongestText = 200;
    public const int Most = 12;

    public required Guid Id { get; init; }

    public required Guid IdeaId { get; init; }

    public required string Text { get; init; }

    public required int Position { get; init; }
}

/// <summary>What somebody thinks of an assumption. Shown to nobody else.</summary>
public sealed class Opinion
{
    public required Guid AssumptionId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>+1 agrees, 0 passes, −1 disagrees.</summary>
    public required int Stance { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>
/// Supporters of an idea from one unit as everybody sees them; see <see cref="SupportGuard"/>. The row without unit is all units that
/// are not shown.
/// </summary>
public sealed class SupportRelease
{
    public required Guid Id { get; init; }

    public required Guid IdeaId { get; init; }

    public required Guid? UnitId { get; init; }

    public required int Supporters { get; init; }
}
