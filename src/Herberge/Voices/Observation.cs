using Herberge.Voices.Masking;

namespace Herberge.Voices;

/// <summary>What a customer said, verbatim but for what would tell who they are.</summary>
public sealed class Observation
{
    public const int LongestQuote = 4000;
    public const int LongestContext = 1000;
    public const int LongestWord = 80;
    public const int LongestMemo = 1000;

    private Observation() { }

    public Observation(Guid id, Guid sourceId, string? externalKey, DateTimeOffset saidAt, DateTimeOffset receivedAt, ObservedWords words)
    {
        Id = id;
        SourceId = sourceId;
        ExternalKey = externalKey;
        (SaidAt, ReceivedAt) = (saidAt, receivedAt);
        Quote = words.Quote.Text;
        Context = words.Context?.Text;
        MaskCount = words.Quote.Count + (words.Context?.Count ?? 0);
        (Channel, Segment, Language, Place, Link, AuthorKey) = (words.Channel, words.Segment, words.Language, words.Place, words.Link, words.AuthorKey);
    }

    public Guid Id { get; private set; }

    public Guid SourceId { get; private set; }

    /// <summary>What the source calls it, hashed: the same thing never comes in twice.</summary>
    public string? ExternalKey { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public VoiceChannel Channel { get; private set; }

    /// <summary>Masked before it was stored; the words before are nowhere. See <see cref="Masker"/>.</summary>
    public string Quote { get; private set; } = "";

    /// <summary>The situation it was said in, masked likewise.</summary>
    public string? Context { get; private set; }

    public string? Place { get; private set; }

    /// <summary>Which kind of customer: an industry, a product line. Never a company.</summary>
    public string? Segment { get; private set; }

    public string Language { get; private set; } = "de";

    public string? Link { get; private set; }

    /// <summary>The author as <see cref="AuthorKeys"/> knows them; null for one nobody can tell from others.</summary>
    public string? AuthorKey { get; private set; }

    /// <summary>Who of the house wrote it down; null for what came in by itself.</summary>
    public Guid? RecordedBy { get; set; }

    public Guid? PhotoFileId { get; set; }

    public ObservationState State { get; set; }

    /// <summary>How hard it presses, 1 to 4, as whoever coded it judged.</summary>
    public int? Pressure { get; set; }

    public string? Memo { get; set; }

    public int MaskCount { get; private set; }

    /// <summary>When a person read what was masked and found it right.</summary>
    public DateTimeOffset? MasksCheckedAt { get; set; }

    public Guid? MasksCheckedBy { get; set; }

    /// <summary>Covers more of it. What is covered is gone.</summary>
    public void Cover(MaskedText quote, MaskedText? context)
    {
        (Quote, Context) = (quote.Text, context?.Text);
        MaskCount = quote.Count + (context?.Count ?? 0);
    }
}

public enum ObservationState : byte
{
    /// <summary>Waits for a code.</summary>
    Open = 0,

    Coded = 1,

    /// <summary>Read, and nothing in it to go on with.</summary>
    SetAside = 2,
}

/// <summary>How the customer's words reached the house; also the way to answer.</summary>
public enum VoiceChannel : byte
{
    Visit = 0,
    Phone = 1,
    Mail = 2,
    Fair = 3,
    Survey = 4,
    Forum = 5,
    Web = 6,
    Other = 7,

    /// <summary>A colleague of the house, who is no customer.</summary>
    Inside = 8,
}

/// <summary>What is told of an observation, already masked.</summary>
/// <param name="AuthorKey">From <see cref="AuthorKeys"/>.</param>
public sealed record ObservedWords(
    MaskedText Quote, MaskedText? Context, VoiceChannel Channel, string? Segment, string Language, string? Place, string? Link, string? AuthorKey);
