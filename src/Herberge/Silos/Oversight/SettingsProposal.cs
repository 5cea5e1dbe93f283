namespace Herberge.Silos.Oversight;

/// <summary>A change of the settings that one side wants and the other has to sign.</summary>
internal sealed class SettingsProposal
{
    private SettingsProposal() { }

    public SettingsProposal(Guid proposedBy, bool byWorksCouncil, AnalysisRules rules, string reason, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (ProposedBy, ByWorksCouncil, ProposedAt, Reason) = (proposedBy, byWorksCouncil, at, reason);
        (SmallestGroup, Goal, KeepMonths) = (rules.SmallestGroup, rules.Goal, rules.KeepMonths);
    }

    public Guid Id { get; private set; }

    public Guid ProposedBy { get; private set; }

    /// <summary>Whether the works council asks and those who run the house sign, or the other way round.</summary>
    public bool ByWorksCouncil { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public string Reason { get; private set; } = "";

    public int SmallestGroup { get; private set; }

    public double? Goal { get; private set; }

    public int KeepMonths { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsAccepted { get; private set; }

    public bool IsOpen => DecidedAt is null;

    public AnalysisRules Rules => new(SmallestGroup, Goal, KeepMonths);

    public void Decide(Guid by, bool accept, DateTimeOffset at) => (DecidedBy, IsAccepted, DecidedAt) = (by, accept, at);
}
