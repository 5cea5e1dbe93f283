using Herberge.Spaces;

namespace Herberge.Activation.Initiatives;

/// <summary>How far an initiative is, in the order of its life.</summary>
public enum InitiativeState : byte
{
    Considered = 1,

    Started = 2,

    Running = 3,

    Done = 4,

    Stopped = 5,
}

/// <summary>Something people of one or several units do to digitise their work: told, so that nobody does it twice and others can join.</summary>
public sealed class Initiative
{
    public const int LongestTitle = 120;
    public const int LongestText = 2_000;
    public const int LongestWish = 300;
    public const int MostTopics = 6;
    public const int LongestTopic = 40;

    private Initiative() { }

    public Initiative(Guid id, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
        ChangedAt = createdAt;
    }

    public Guid Id { get; private set; }

    public string Title { get; set; } = "";

    /// <summary>Plain text: what it is about and how far it is.</summary>
    public string Text { get; set; } = "";

    public InitiativeState State { get; set; } = InitiativeState.Started;

    /// <summary>What it asks others for; empty for nothing.</summary>
    public string Seeks { get; set; } = "";

    /// <summary>What others may have of it; empty for nothing.</summary>
    public string Offers { get; set; } = "";

    /// <summary>The unit it began in; its people bring theirs along.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Where it is talked about; those who may not know of the space don't learn of it here.</summary>
    public Guid? SpaceId { get; set; }

    public Space? Space { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Taken off the map; its people can bring it back.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public ICollection<InitiativePerson> People { get; } = [];

    public ICollection<InitiativeTopic> Topics { get; } = [];

    public bool IsOpen => State < InitiativeState.Done;
}

/// <summary>Somebody takes part, by their own will, and is named for it.</summary>
public sealed class InitiativePerson
{
    private InitiativePerson() { }

    public InitiativePerson(Guid initiativeId, Guid memberId, DateTimeOffset since)
    {
        InitiativeId = initiativeId;
        MemberId = memberId;
        Since = since;
    }

    public Guid InitiativeId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset Since { get; private set; }
}

public sealed class InitiativeTopic
{
    private InitiativeTopic() { }

    public InitiativeTopic(Guid initiativeId, string topic)
    {
        InitiativeId = initiativeId;
        Topic = topic;
    }

    public Guid InitiativeId { get; private set; }

    /// <summary>In lower case.</summary>
    public string Topic { get; private set; } = "";
}
