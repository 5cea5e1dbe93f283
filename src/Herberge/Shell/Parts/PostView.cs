namespace Herberge.Shell.Parts;

/// <summary>A post as it is shown. <paramref name="Html"/> was rendered and sanitised when it was written.</summary>
/// <param name="Anchor">Id of the element, e.g. <c>p-12</c>; the permalink is <c>#</c> and this.</param>
public sealed record PostView(string Anchor, Face Face, string Author, DateTimeOffset At, string Html)
{
    public string? AuthorHref { get; init; }

    /// <summary>The author's unit; for a guest the company.</summary>
    public string? Unit { get; init; }

    public bool Edited { get; init; }

    /// <summary>Where earlier versions can be read.</summary>
    public string? HistoryHref { get; init; }

    /// <summary>Language of the text, when it is not the page's.</summary>
    public string? Lang { get; init; }

    /// <summary>Where reactions of this post are posted to (field <c>kind</c>); null when the reader may not react.</summary>
    public string? ReactTo { get; init; }

    public IReadOnlyList<ReactionView> Reactions { get; init; } = [];

    public IReadOnlyList<LinkView> Links { get; init; } = [];

    public IReadOnlyList<AttachmentView> Files { get; init; } = [];

    /// <summary>Page listing what can be done with the post; opens in place where scripts run.</summary>
    public string? MenuHref { get; init; }

    /// <summary>Where an answer is written, usually the composer's anchor; null when the reader may not answer.</summary>
    public string? ReplyHref { get; init; }

    /// <summary>The question itself, set larger, at the top of its page.</summary>
    public bool Opening { get; init; }

    /// <summary>Unread for the reader.</summary>
    public bool New { get; init; }
}

/// <summary>A reaction is a word with a number. <paramref name="Kind"/> is what the form sends, <paramref name="Icon"/> one marked “lean”.</summary>
public sealed record ReactionView(string Kind, string Icon, string Text, int Count, bool Mine);

/// <summary>What a linked page says of itself, as plain text.</summary>
public sealed record LinkView(string Href, string Title, string Text, string Site);

/// <param name="Kind">In words: “Tabelle”, “Bild”.</param>
public sealed record AttachmentView(string Name, string Href, string Kind, long Bytes);
