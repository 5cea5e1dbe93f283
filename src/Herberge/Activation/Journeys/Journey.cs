namespace Herberge.Activation.Journeys;

/// <summary>What begins a journey for somebody.</summary>
public enum JourneyTrigger : byte
{
    /// <summary>Signed in for the first time.</summary>
    Joined = 1,

    /// <summary>Their first question has had no answer for two days.</summary>
    FirstQuestionUnanswered = 2,

    /// <summary>Did nothing in the house for sixty days, and something before.</summary>
    Quiet = 3,

    FirstIdea = 4,

    /// <summary>Came to their first gathering.</summary>
    Attended = 5,
}

/// <summary>What a journey is meant to bring about; who gets there needs no more steps.</summary>
public enum JourneyGoal : byte
{
    /// <summary>Begins a conversation or answers in one.</summary>
    Writes = 1,

    /// <summary>Does anything but sign in.</summary>
    TakesPart = 2,

    SubmitsIdea = 3,

    /// <summary>Comes to a gathering.</summary>
    Comes = 4,
}

public enum StepKind : byte
{
    /// <summary>A message to the person, behind the bell and by mail as they wish.</summary>
    Message = 1,

    /// <summary>Something a host does in person.</summary>
    HostTask = 2,

    /// <summary>Two people are asked, each alone and without a name, whether they would like to meet.</summary>
    Introduction = 3,

    /// <summary>A message that leads to one space, gathering or season of circles, for who isn't in it yet.</summary>
    Invitation = 4,
}

/// <summary>Where a message leads.</summary>
public enum StepPlace : byte
{
    Nowhere = 0,
    Spaces = 1,
    OwnProfile = 2,
    Questions = 3,
    Gatherings = 4,
    Rounds = 5,
    Ideas = 6,
}

/// <summary>Messages and tasks in their order, for people something happened to: so that nobody is forgotten who could do with a word.</summary>
public sealed class Journey
{
    public const int LongestName = 100;
    public const int MostSteps = 6;
    public const int LongestSubject = 120;
    public const int LongestText = 1_500;
    public const int LongestIntroduction = 400;
    public const int MostHeldOut = 50;
    public const int MostDays = 90;

    private Journey() { }

    public Journey(Guid id, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    public JourneyTrigger Trigger { get; set; } = JourneyTrigger.Joined;

    public JourneyGoal Goal { get; set; } = JourneyGoal.Writes;

    /// <summary>Of a hundred people how many, by lot, get nothing, so that one sees whether the journey changes anything.</summary>
    public int HeldOut { get; set; } = 20;

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Only what happens from then on begins it; null while it does not run.</summary>
    public DateTimeOffset? RunsSince { get; set; }

    public ICollection<JourneyStep> Steps { get; } = [];
}

public sealed class JourneyStep
{
    private JourneyStep() { }

    public JourneyStep(Guid journeyId, int number)
    {
        JourneyId = journeyId;
        Number = number;
    }

    public Guid JourneyId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public StepKind Kind { get; set; }

    /// <summary>Days after the step before; the first after what began the journey.</summary>
    public int AfterDays { get; set; }

    public string Subject { get; set; } = "";

    /// <summary>Plain text; <c>{name}</c> stands for the first name, in an introduction <c>{topic}</c> for what both care about.</summary>
    public string Text { get; set; } = "";

    public StepPlace Place { get; set; }

    /// <summary>What an invitation leads to: <see cref="StepTarget"/>.</summary>
    public string? Target { get; set; }

    /// <summary>What must hold of somebody: <see cref="StepCondition"/>, several with semicolons between.</summary>
    public string Conditions { get; set; } = "";
}

/// <summary>Somebody on a journey, once and no second time.</summary>
public sealed class Traveller
{
    private Traveller() { }

    public Traveller(Guid journeyId, Guid memberId, DateTimeOffset begunAt, bool isHeldOut)
    {
        JourneyId = journeyId;
        MemberId = memberId;
        BegunAt = begunAt;
        IsHeldOut = isHeldOut;
    }

    public Guid JourneyId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>Gets nothing, by lot.</summary>
    public bool IsHeldOut { get; private set; }

    /// <summary>Steps that were done.</summary>
    public int Done { get; set; }

    /// <summary>When the next step is due; null when none follows.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>A message as somebody got it; what is changed in the journey later doesn't change it.</summary>
public sealed class JourneyMessage
{
    private JourneyMessage() { }

    public JourneyMessage(Guid id, Guid journeyId, Guid memberId, string subject, string text, StepPlace place, DateTimeOffset at, string? address = null)
    {
        Address = address;
        Id = id;
        JourneyId = journeyId;
        MemberId = memberId;
        Subject = subject;
        Text = text;
        Place = place;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid JourneyId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public StepPlace Place { get; private set; }

    /// <summary>Where an invitation leads; null for other messages.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>Something a host is to do for somebody, in person.</summary>
public sealed class HostTask
{
    private HostTask() { }

    public HostTask(Guid id, Guid journeyId, Guid memberId, string subject, string text, DateTimeOffset at)
    {
        Id = id;
        JourneyId = journeyId;
        MemberId = memberId;
        Subject = subject;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid JourneyId { get; private set; }

    /// <summary>For whom.</summary>
    public Guid MemberId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? DoneAt { get; set; }

    public Guid? DoneBy { get; set; }
}
