using System.Diagnostics.CodeAnalysis;

namespace Herberge.Gatherings.Sessions;

public enum SessionKind : byte
{
    Talk = 0,
    Workshop = 1,
    Discussion = 2,
}

/// <summary>What somebody proposes to do together at a barcamp. It stands in the plan when it has a slot and a room.</summary>
public sealed class Session
{
    public const int LongestTitle = 120;
    public const int LongestText = 1_000;
    public const int MostCoHosts = 4;

    /// <summary>Of one gathering.</summary>
    public const int Most = 120;

    private Session() { }

    public Session(Guid id, Guid gatheringId, Guid proposedBy, DateTimeOffset at)
    {
        Id = id;
        (GatheringId, ProposedBy, ProposedAt) = (gatheringId, proposedBy, at);
    }

    public Guid Id { get; private set; }

    public Guid GatheringId { get; private set; }

    public string Title { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Text { get; set; } = "";

    public SessionKind Kind { get; set; }

    public Guid ProposedBy { get; set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public Guid? SlotId { get; set; }

    public Guid? RoomId { get; set; }

    /// <summary>The conversation its notes are.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>How many wanted it when that was last counted for others to see; see <see cref="ReleaseInterest"/>.</summary>
    public int? Interest { get; set; }

    /// <summary>Who gives it: whoever proposed it first.</summary>
    public ICollection<SessionHost> Hosts { get; } = [];

    [MemberNotNullWhen(true, nameof(SlotId), nameof(RoomId))]
    public bool IsPlaced => SlotId is not null && RoomId is not null;

    public void PutInto(Guid? slot, Guid? room) => (SlotId, RoomId) = slot is null || room is null ? (null, null) : (slot, room);
}

public sealed class SessionHost
{
    public required Guid SessionId { get; init; }

    public required Guid MemberId { get; init; }

    public required int Position { get; init; }
}

/// <summary>That somebody wants a session: their secret. It is deleted when the gathering is settled and leaves the house in no export.</summary>
public sealed class SessionWish
{
    public required Guid SessionId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>False once they took it back, while figures others saw still hold it.</summary>
    public bool Wants { get; set; } = true;

    /// <summary>It is in the figures others see; see <see cref="ReleaseInterest"/>.</summary>
    public bool IsCounted { get; set; }
}

/// <summary>That somebody voted at a gathering, so that figures change only by five people at once.</summary>
public sealed class SessionBallot
{
    public required Guid GatheringId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>Something of it is not in the figures others see.</summary>
    public bool IsNew { get; set; } = true;
}

/// <summary>Where sessions are.</summary>
public sealed class SessionRoom
{
    public const int LongestName = 80;
    public const int Most = 12;

    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    public required int Position { get; set; }

    public required string Name { get; init; }

    /// <summary>Null for as many as like.</summary>
    public int? Seats { get; set; }
}

/// <summary>When sessions are, by the clock of the gathering's zone: it moves along when the gathering gets another day.</summary>
public sealed class SessionSlot
{
    public const int Most = 24;

    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    /// <summary>Day of the gathering, from 1.</summary>
    public required int Day { get; init; }

    public required TimeOnly From { get; init; }

    public required TimeOnly Until { get; init; }

    public DateTime FromOn(Gathering gathering) => gathering.StartsLocal.Date.AddDays(Day - 1) + From.ToTimeSpan();

    public DateTime UntilOn(Gathering gathering) => gathering.StartsLocal.Date.AddDays(Day - 1) + Until.ToTimeSpan();
}

/// <summary>How far the plan of a gathering is, and what the house said of its own proposal.</summary>
public sealed class SessionPlan
{
    public required Guid GatheringId { get; init; }

    /// <summary>Since when everybody sees it; null while hosts work on it.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When the house last proposed one.</summary>
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>Pairs of sessions at the same time somebody wants, a person each, in what the house proposed.</summary>
    public int? Clashes { get; set; }

    /// <summary>The mean of that over plans made by chance.</summary>
    public double? ByChance { get; set; }
}
