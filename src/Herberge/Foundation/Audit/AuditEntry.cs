namespace Herberge.Foundation.Audit;

/// <summary>Who changed what in the running of the house (settings, roles, imports, access). Append-only.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public AuditEntry(Guid? actorId, string action, string subject, string detail, DateTimeOffset at)
    {
        ActorId = actorId;
        Action = action;
        Subject = subject;
        Detail = detail;
        At = at;
    }

    public long Id { get; private set; }

    /// <summary>Null when the house itself or the command line acted.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>Stable dotted name: <c>people.imported</c>, <c>member.role-granted</c>.</summary>
    public string Action { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Detail { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
