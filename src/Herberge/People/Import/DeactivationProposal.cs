namespace Herberge.People.Import;

/// <summary>A person who was in an earlier people file and is missing from a newer one. An administrator decides.</summary>
public sealed class DeactivationProposal
{
    private DeactivationProposal() { }

    public DeactivationProposal(Guid memberId, string file, DateTimeOffset at)
    {
        MemberId = memberId;
        File = file;
        At = at;
    }

    public Guid MemberId { get; private set; }

    /// <summary>Name of the file the person was missing from.</summary>
    public string File { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
