namespace Herberge.Shell.Parts;

/// <summary>A conversation as a line of a list.</summary>
/// <param name="At">When it last moved.</param>
/// <param name="Unit">The author's unit, or the word for a guest.</param>
public sealed record ThreadLine(string Title, string Href, Face Author, string AuthorName, string? Unit, DateTimeOffset At, int Answers)
{
    /// <summary>Unread for the reader.</summary>
    public bool New { get; init; }

    public bool Pinned { get; init; }

    /// <summary>A question with an accepted answer.</summary>
    public bool Answered { get; init; }

    /// <summary>A question nobody has answered: the lantern is lit.</summary>
    public bool Waiting { get; init; }

    /// <summary>Named where the list spans several spaces.</summary>
    public string? Space { get; init; }

    /// <summary>Why it is shown to this reader: “Du schreibst oft über Messwerte”.</summary>
    public string? Why { get; init; }

    /// <summary>Language of the title, when it is not the page's.</summary>
    public string? Lang { get; init; }

    /// <summary>Who else spoke, at most three.</summary>
    public IReadOnlyList<Face> Faces { get; init; } = [];
}
