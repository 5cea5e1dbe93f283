namespace Herberge.Activation.Guides;

public enum GuideKind : byte
{
    /// <summary>Speak about the house to people outside.</summary>
    Ambassadors = 1,

    /// <summary>Help colleagues inside.</summary>
    Guides = 2,

    /// <summary>Stand by one person for a while.</summary>
    Mentors = 3,
}

public enum GuideState : byte
{
    Asked = 1,

    /// <summary>Said yes.</summary>
    Active = 2,

    Declined = 3,

    Left = 4,

    /// <summary>Their wave is over.</summary>
    Finished = 5,
}

/// <summary>Ambassadors or guides: colleagues who said yes to a purpose and to so many hours a month.</summary>
public sealed class GuideGroup
{
    public const int LongestName = 100;
    public const int LongestPurpose = 600;
    public const int LongestLink = 400;
    public const int MostHours = 40;

    private GuideGroup() { }

    public GuideGroup(Guid id, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }

    public GuideKind Kind { get; set; } = GuideKind.Guides;

    public string Name { get; set; } = "";

    public string Purpose { get; set; } = "";

    /// <summary>Agreed, not measured.</summary>
    public int HoursPerMonth { get; set; } = 2;

    /// <summary>Where they talk; null for nowhere of their own.</summary>
    public Guid? SpaceId { get; set; }

    /// <summary>Leads it beside the community team; null once they have gone.</summary>
    public Guid? LeadId { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What somebody new in the group does first.</summary>
public sealed class OnboardingStep
{
    public const int Most = 10;
    public const int LongestText = 200;
    public const int MostDays = 180;

    private OnboardingStep() { }

    public OnboardingStep(Guid id, Guid groupId)
    {
        Id = id;
        GroupId = groupId;
    }

    public Guid Id { get; private set; }

    public Guid GroupId { get; private set; }

    /// <summary>From 1, in the order of days.</summary>
    public int Number { get; set; }

    public string Text { get; set; } = "";

    public string? Link { get; set; }

    /// <summary>Days after the first day of their wave, or after their yes where that came later.</summary>
    public int WithinDays { get; set; }
}

/// <summary>People who begin together.</summary>
public sealed class GuideWave
{
    public const int Most = 40;
    public const int LongestName = 80;

    private GuideWave() { }

    public GuideWave(Guid id, Guid groupId)
    {
        Id = id;
        GroupId = groupId;
    }

    public Guid Id { get; private set; }

    public Guid GroupId { get; private set; }

    public string Name { get; set; } = "";

    public DateOnly StartsOn { get; set; }

    /// <summary>The last day they agreed to; null for none.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>When its people were thanked and free.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Somebody who was asked, and what they said.</summary>
public sealed class Guide
{
    private Guide() { }

    public Guide(Guid groupId, Guid memberId, Guid waveId, Guid askedBy, DateTimeOffset at)
    {
        GroupId = groupId;
        MemberId = memberId;
        Ask(waveId, askedBy, at);
    }

    public Guid GroupId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Stays that of the first yes until the wave is over, so that sums of a wave don't move with who comes and goes.</summary>
    public Guid WaveId { get; private set; }

    public GuideState State { get; private set; }

    public Guid AskedBy { get; private set; }

    /// <summary>When the state became what it is.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When they first said yes in this wave; null before.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>Since when they wait for help they asked for.</summary>
    public DateTimeOffset? HelpAt { get; set; }

    /// <param name="waveId">With whom they would begin.</param>
    /// <param name="askedBy">Who asks.</param>
    /// <param name="at">When.</param>
    /// <param name="isFree">The wave they were in is over.</param>
    public void Ask(Guid waveId, Guid askedBy, DateTimeOffset at, bool isFree = false)
    {
        if (JoinedAt is null || isFree) (WaveId, JoinedAt) = (waveId, null);
        (State, AskedBy, ChangedAt) = (GuideState.Asked, askedBy, at);
    }

    public void Join(DateTimeOffset at)
    {
        (State, ChangedAt) = (GuideState.Active, at);
        JoinedAt ??= at;
    }

    public void Decline(DateTimeOffset at) => (State, ChangedAt, HelpAt) = (GuideState.Declined, at, null);

    public void Leave(DateTimeOffset at) => (State, ChangedAt, HelpAt) = (GuideState.Left, at, null);

    public void Finish(DateTimeOffset at) => (State, ChangedAt, HelpAt) = (GuideState.Finished, at, null);

    /// <summary>A no or a leaving that was not meant.</summary>
    public void TakeBack(DateTimeOffset at) => (State, ChangedAt) = (State == GuideState.Left ? GuideState.Active : GuideState.Asked, at);
}

/// <summary>Something for the whole group to do.</summary>
public sealed class GuideTask
{
    public const int Most = 60;
    public const int LongestText = 300;

    private GuideTask() { }

    public GuideTask(Guid id, Guid groupId)
    {
        Id = id;
        GroupId = groupId;
    }

    public Guid Id { get; private set; }

    public Guid GroupId { get; private set; }

    public string Text { get; set; } = "";

    public string? Link { get; set; }

    public DateOnly StartsOn { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; set; }
}

/// <summary>What somebody ticked for themselves: a step or a task. Read by them alone; of steps, sums go to those who lead.</summary>
public sealed class GuideMark
{
    private GuideMark() { }

    public GuideMark(Guid groupId, Guid memberId, Guid thingId, DateTimeOffset at)
    {
        GroupId = groupId;
        MemberId = memberId;
        ThingId = thingId;
        At = at;
    }

    public Guid GroupId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Of an <see cref="OnboardingStep"/> or a <see cref="GuideTask"/>.</summary>
    public Guid ThingId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
