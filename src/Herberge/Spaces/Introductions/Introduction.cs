namespace Herberge.Spaces.Introductions;

/// <summary>
/// Somebody who runs the house would like two people to meet. Each is asked alone; only when both say yes a space for the two
/// opens. A no is told to nobody: to everyone else it looks like an answer that is still missing.
/// </summary>
internal sealed class Introduction
{
    public const int LongestReason = 500;

    /// <summary>Who asks where no person does.</summary>
    public static readonly Guid TheHouse = Guid.Empty;

    private Introduction() { }

    public Introduction(Guid proposedBy, Guid oneId, Guid otherId, string reason, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (ProposedBy, OneId, OtherId, Reason, ProposedAt) = (proposedBy, oneId, otherId, reason, at);
    }

    /// <summary>How long people are asked; afterwards the question is gone as if it had not been put.</summary>
    public static TimeSpan Asks { get; } = TimeSpan.FromDays(30);

    public Guid Id { get; private set; }

    public Guid ProposedBy { get; private set; }

    public Guid OneId { get; private set; }

    public Guid OtherId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public bool? OneSays { get; private set; }

    public bool? OtherSays { get; private set; }

    /// <summary>The space of the two, once both agreed.</summary>
    public Guid? SpaceId { get; private set; }

    /// <summary>Neither reads whom it is about before both said yes.</summary>
    public bool IsWithoutNames => ProposedBy == TheHouse;

    public bool IsAgreed => OneSays == true && OtherSays == true;

    public Guid Opposite(Guid memberId) => memberId == OneId ? OtherId : OneId;

    public bool? AnswerOf(Guid memberId) => memberId == OneId ? OneSays : OtherSays;

    public void Answer(Guid memberId, bool accepts)
    {
        if (memberId == OneId) OneSays = accepts;
        else OtherSays = accepts;
    }

    public void OpenIn(Guid spaceId) => SpaceId = spaceId;
}

/// <summary>A member who likes to be introduced to others. Without a row nobody is ever proposed.</summary>
internal sealed class IntroductionWish
{
    private IntroductionWish() { }

    public IntroductionWish(Guid memberId, DateTimeOffset at) => (MemberId, At) = (memberId, at);

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
