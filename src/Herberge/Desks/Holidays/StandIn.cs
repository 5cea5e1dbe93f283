namespace Herberge.Desks.Holidays;

/// <summary>Somebody looks after a colleague's things at the desk for some days.</summary>
public sealed class StandIn
{
    private StandIn() { }

    public StandIn(Guid id, Guid memberId, Guid deputyId, DateOnly from, DateOnly until)
    {
        (Id, MemberId, DeputyId, From, Until) = (id, memberId, deputyId, from, until);
    }

    public Guid Id { get; private set; }

    /// <summary>Who is away.</summary>
    public Guid MemberId { get; private set; }

    public Guid DeputyId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }
}
