namespace Herberge.Foundation.Ledger;

/// <summary>Something that brought people together (event, campaign, cross-post …), with its participants.</summary>
public sealed class Occasion
{
    private readonly List<OccasionParticipant> _participants = [];

    private Occasion() { }

    public Occasion(string kind, Guid subjectId, DateTimeOffset from, DateTimeOffset? to, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(from);
        Kind = kind;
        SubjectId = subjectId;
        From = from;
        To = to;
    }

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? To { get; private set; }

    public IReadOnlyList<OccasionParticipant> Participants => _participants;

    public void Add(Guid memberId) => _participants.Add(new OccasionParticipant { OccasionId = Id, MemberId = memberId });
}

public sealed class OccasionParticipant
{
    public required Guid OccasionId { get; init; }

    public required Guid MemberId { get; init; }
}
