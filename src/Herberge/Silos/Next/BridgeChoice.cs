namespace Herberge.Silos.Next;

/// <summary>What somebody chose when a bridge was proposed to them.</summary>
internal sealed class BridgeChoice
{
    private BridgeChoice() { }

    public BridgeChoice(Guid memberId, string a, string b, bool isDone, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (MemberId, A, B, IsDone, At) = (memberId, a, b, isDone, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Path of the first unit.</summary>
    public string A { get; private set; } = "";

    public string B { get; private set; } = "";

    /// <summary>Done: proposed to nobody for a while. Otherwise passed over: not proposed to this member.</summary>
    public bool IsDone { get; private set; }

    public DateTimeOffset At { get; private set; }
}
