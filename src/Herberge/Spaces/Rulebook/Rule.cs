namespace Herberge.Spaces.Rulebook;

public enum RuleKind : byte
{
    /// <summary>How people of the house write, inside and outside. For every colleague.</summary>
    Guideline = 1,

    /// <summary>Who is called when something burns, and in which order. For the community team.</summary>
    Escalation = 2,

    /// <summary>A text that was agreed on and may be sent as it stands. For the community team, in every composer.</summary>
    Answer = 3,
}

/// <summary>One page of the rulebook. What it says stands in its versions; none is ever changed.</summary>
public sealed class Rule
{
    public const int LongestTitle = 120;
    public const int LongestBody = 20_000;
    public const int LongestNote = 200;

    /// <summary>Kept at once, archived ones included.</summary>
    public const int Most = 500;

    private Rule() { }

    public Rule(Guid id, RuleKind kind, string language) => (Id, Kind, Language) = (id, kind, language);

    public Guid Id { get; private set; }

    public RuleKind Kind { get; private set; }

    /// <summary>Two-letter language it is written in.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Number of the newest version.</summary>
    public int Version { get; set; }

    /// <summary>Number of the version that holds; null while an answer was never approved.</summary>
    public int? InForce { get; set; }

    /// <summary>When somebody should look whether it is still true.</summary>
    public DateOnly? ReviewOn { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }
}

/// <summary>What a rule said from some day on.</summary>
public sealed class RuleVersion
{
    private RuleVersion() { }

    public RuleVersion(Guid id, Guid ruleId, int number, string title, string body, string html, string? note, Guid by, DateTimeOffset at)
    {
        Id = id;
        (RuleId, Number, Title, Body, Html, Note, By, At) = (ruleId, number, title, body, html, note, by, at);
    }

    public Guid Id { get; private set; }

    public Guid RuleId { get; private set; }

    /// <summary>1 is the first.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>Why it was changed.</summary>
    public string? Note { get; private set; }

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who of the team agreed; only answers need that.</summary>
    public Guid? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }
}
