namespace Herberge.Silos.Oversight;

/// <summary>Somebody who may see analysis looked at it. Kept for the works council: this watches the powerful, not readers.</summary>
internal sealed class Look
{
    private Look() { }

    public Look(Guid? memberId, string what, DateTimeOffset at) => (MemberId, What, At) = (memberId, what, at);

    public long Id { get; private set; }

    /// <summary>Null for the command line.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>The page with what was chosen on it: <c>/silos?days=90&amp;level=2</c>.</summary>
    public string What { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>A member whose contacts analysis leaves out. Only they can see that.</summary>
internal sealed class OptOut
{
    private OptOut() { }

    public OptOut(Guid memberId, DateTimeOffset at) => (MemberId, At) = (memberId, at);

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
