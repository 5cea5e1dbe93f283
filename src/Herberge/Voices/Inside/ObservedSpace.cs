namespace Herberge.Voices.Inside;

/// <summary>
/// A space of the house that is listened to. Nothing written before its members were told counts, and only as long as it is
/// not ended.
/// </summary>
public sealed class ObservedSpace
{
    public const int LongestPurpose = 300;

    private ObservedSpace() { }

    public ObservedSpace(Guid sourceId, Guid spaceId, string purpose, Guid proposedBy, DateTimeOffset at)
    {
        (SourceId, SpaceId) = (sourceId, spaceId);
        Purpose = purpose;
        (ProposedBy, ProposedAt) = (proposedBy, at);
    }

    public Guid SourceId { get; private set; }

    public Guid SpaceId { get; private set; }

    /// <summary>What is to be learned, as the members read it.</summary>
    public string Purpose { get; private set; } = "";

    public Guid ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Since when the notice stands in the space; null while its hosts have not agreed.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>The host who agreed; null where nobody needed to.</summary>
    public Guid? AgreedBy { get; private set; }

    public void Announce(DateTimeOffset at, Guid? agreedBy) => (AnnouncedAt, AgreedBy) = (at, agreedBy);
}

/// <summary>Somebody does not want to be quoted from a space.</summary>
public sealed class ObservationRefusal
{
    private ObservationRefusal() { }

    public ObservationRefusal(Guid spaceId, Guid memberId, DateTimeOffset at)
    {
        (SpaceId, MemberId) = (spaceId, memberId);
        At = at;
    }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>
/// The way back from a post and its author to the quote taken from it, so that it goes when they do. Nothing else reads it,
/// and no page shows it.
/// </summary>
public sealed class QuotedPost
{
    private QuotedPost() { }

    public QuotedPost(Guid observationId, Guid postId, Guid authorId, Guid spaceId)
    {
        ObservationId = observationId;
        (PostId, AuthorId, SpaceId) = (postId, authorId, spaceId);
    }

    public Guid ObservationId { get; private set; }

    public Guid PostId { get; private set; }

    public Guid AuthorId { get; private set; }

    public Guid SpaceId { get; private set; }
}
