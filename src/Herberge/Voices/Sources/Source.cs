namespace Herberge.Voices.Sources;

public enum SourceKind : byte
{
    /// <summary>Written down by somebody of the house. There is one of these.</summary>
    FieldNotes = 0,

    File = 1,

    /// <summary>RSS or Atom, fetched on schedule.</summary>
    Feed = 2,

    /// <summary>Sent in by another program.</summary>
    Webhook = 3,

    /// <summary>An IMAP folder, fetched on schedule.</summary>
    Mailbox = 4,

    /// <summary>Public posts with a hashtag, fetched on schedule.</summary>
    Mastodon = 5,

    /// <summary>A space of the house whose members were told.</summary>
    Space = 6,
}

/// <summary>Where observations come from.</summary>
public sealed class Source
{
    public const int LongestName = 80;
    public const int LongestAddress = 500;
    public const int UsualMonths = 24;
    public const int MostMonths = 120;
    public const int LongestTags = 200;
    public const int LongestMapping = 1000;

    private Source() { }

    public Source(Guid id, SourceKind kind, string name, int keepMonths, DateTimeOffset createdAt)
    {
        Id = id;
        Kind = kind;
        (Name, KeepMonths, CreatedAt) = (name, keepMonths, createdAt);
    }

    public Guid Id { get; private set; }

    public SourceKind Kind { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>Observations older than this are deleted.</summary>
    public int KeepMonths { get; set; }

    /// <summary>For what comes in by itself: what a feed or a program leaves out.</summary>
    public VoiceChannel Channel { get; set; }

    public string? Segment { get; set; }

    public string Language { get; set; } = "de";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Nothing comes in any more.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Nothing comes in until somebody goes on with it.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    public bool IsListening => EndedAt is null && PausedAt is null;

    public DateTimeOffset? LastRunAt { get; set; }

    /// <summary>Key of the sentence that says why the last run failed; null when it did not.</summary>
    public string? LastError { get; set; }

    /// <summary>Failed runs in a row; a feed that fails is asked less often.</summary>
    public int Failures { get; set; }

    /// <summary>How many observations the last run brought.</summary>
    public int LastBrought { get; set; }

    /// <summary>Of a feed, or of a Mastodon server.</summary>
    public string? Address { get; set; }

    /// <summary>Of Mastodon: hashtags without their sign, separated by spaces.</summary>
    public string? Tags { get; set; }

    /// <summary>Where the last run ended, in words of its kind, so that the next one goes on from there.</summary>
    public string? Cursor { get; set; }

    public int? EveryMinutes { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The other side asked to be left in peace until then (RFC 9110, section 10.2.3).</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>What the feed's server called the state we know (RFC 9110, section 8.8.3).</summary>
    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>Of a webhook: its secret, encrypted with the house's keys; null once it was revoked. See <see cref="Hooks.HookSecret"/>.</summary>
    public string? LockedSecret { get; set; }

    /// <summary>Of a webhook: where in its JSON the fields stand; null for our own names. See <see cref="Hooks.BodyMapping"/>.</summary>
    public string? BodyMapping { get; set; }
}
