namespace Herberge.Silos.Releases;

/// <summary>
/// Where a member is counted since the last release that could take in their change. A unit's figures come from these rows,
/// not from the directory: see <see cref="RosterChanges"/>.
/// </summary>
internal sealed class RosterEntry
{
    private RosterEntry() { }

    public RosterEntry(Guid memberId) => MemberId = memberId;

    public Guid MemberId { get; private set; }

    /// <summary>Null for a partner's person.</summary>
    public string? UnitPath { get; private set; }

    public string? Place { get; private set; }

    /// <summary>The partner company; null for a person of the house.</summary>
    public string? Partner { get; private set; }

    /// <summary>Opted out: still one of the unit's people, but their contacts count nowhere.</summary>
    public bool IsLeftOut { get; set; }

    public Seat Seat => new(UnitPath, Place, Partner);

    public void Move(Seat seat) => (UnitPath, Place, Partner) = (seat.UnitPath, seat.Place, seat.Partner);
}

/// <summary>Where a person belongs.</summary>
internal sealed record Seat(string? UnitPath, string? Place, string? Partner);
