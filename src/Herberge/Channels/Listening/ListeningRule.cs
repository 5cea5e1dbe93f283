namespace Herberge.Channels.Listening;

/// <summary>What the house listens for outside: words, in what the sources of customer voices bring.</summary>
public sealed class ListeningRule
{
    public const int LongestName = 80;
    public const int LongestWords = 1000;
    public const int LongestSources = 1000;
    public const int Most = 40;

    private ListeningRule() { }

    public ListeningRule(Guid id, Guid createdBy, DateTimeOffset at)
    {
        Id = id;
        (CreatedBy, CreatedAt, SeenUntil) = (createdBy, at, at);
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Words { get; set; } = "";

    /// <summary>Ids of sources, separated by blanks; empty for everything that stands publicly on the net.</summary>
    public string Sources { get; set; } = "";

    /// <summary>Only sources that stand publicly on the net; what others bring is read by those who hear customers.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Every hit is a reason to look.</summary>
    public bool TellsHits { get; set; }

    /// <summary>More than usual is one.</summary>
    public bool TellsSpikes { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What came in until then was looked at.</summary>
    public DateTimeOffset SeenUntil { get; set; }

    /// <summary>The first day its counts are of.</summary>
    public DateOnly CountsSince { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public IReadOnlyList<Guid> SourceIds => [.. Sources.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>How often a rule's words were said on a day. It stays when the voices go: it tells of nobody.</summary>
public sealed class ListeningDay
{
    private ListeningDay() { }

    public ListeningDay(Guid ruleId, DateOnly day, int count) => (RuleId, Day, Count) = (ruleId, day, count);

    public Guid RuleId { get; private set; }

    public DateOnly Day { get; private set; }

    public int Count { get; set; }
}
