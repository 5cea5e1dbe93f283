namespace Herberge.Spaces.Moderation;

/// <summary>
/// Why somebody flags a post or a moderator acts. A fixed list: the log tells everybody the reason, and words typed freely
/// could name somebody.
/// </summary>
public enum Reason : byte
{
    /// <summary>Hurts or threatens somebody.</summary>
    Tone = 1,

    /// <summary>Belongs somewhere else.</summary>
    OffTopic = 2,

    Advertising = 3,

    /// <summary>Tells something private about somebody.</summary>
    Private = 4,

    Unlawful = 5,

    /// <summary>Breaks the house rules otherwise.</summary>
    Rules = 6,

    Other = 7,

    /// <summary>A word the moderators asked to be told of; never chosen by a person.</summary>
    Word = 8,
}

/// <summary>What moderators write to a person: why, in plain words.</summary>
internal static class PlainWords
{
    public const int Longest = 2_000;

    public static Herberge.Foundation.Outcomes.Problem? Check(string field, string? text, bool needed = true) =>
        string.IsNullOrWhiteSpace(text) ? (needed ? Herberge.Foundation.Outcomes.Problem.Invalid(field, "moderation-words-missing") : null)
        : text.Trim().Length > Longest ? Herberge.Foundation.Outcomes.Problem.Invalid(field, "text-long", Longest)
        : null;
}
