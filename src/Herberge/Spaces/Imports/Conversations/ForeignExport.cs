using Herberge.Foundation.Imports;

namespace Herberge.Spaces.Imports.Conversations;

/// <param name="Key">The other system's own name of the person.</param>
/// <param name="Names">Full names, the surest first.</param>
/// <param name="IsProgram">A bot: it is nobody's contact.</param>
internal sealed record ForeignPerson(string Key, string DisplayName, IReadOnlyList<string?> Names, string? Email, bool IsProgram = false);

internal enum ForeignReach
{
    /// <summary>For everybody there: becomes an open space.</summary>
    Open,

    /// <summary>For its members: comes only when asked for.</summary>
    Private,

    /// <summary>Between a few people: comes only when asked for.</summary>
    Direct,
}

/// <param name="Purpose">Markdown.</param>
/// <param name="Members">Keys of people.</param>
/// <param name="IsEmpty">Nothing was ever said there.</param>
internal sealed record ForeignSpace(
    string Key, ForeignReach Reach, string Name, string? Purpose, IReadOnlyList<string> Members, string? Creator = null,
    DateTimeOffset? CreatedAt = null, bool IsArchived = false, bool IsEmpty = false);

/// <param name="Kind">Null for a picture that is none of our words.</param>
/// <param name="At">Null where the export doesn't say: the time of the post stands for it.</param>
internal sealed record ForeignReaction(ReactionKind? Kind, string Person, DateTimeOffset? At = null);

/// <param name="Key">Names the post for good, also in a later export.</param>
/// <param name="Thread">Names the thread; its first post in the export opens it.</param>
/// <param name="Raw">In the other system's own markup.</param>
internal sealed record ForeignPost(string Key, string Thread, ForeignSpace Space, string? Author, DateTimeOffset At, string Raw)
{
    /// <summary>Who the export says the author is, where they aren't among its people.</summary>
    public ForeignPerson? AuthorAs { get; init; }

    public string? Title { get; init; }

    /// <summary>Key of the post it answers; null for the one that opened the thread.</summary>
    public string? Answers { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Keys of the people the text names.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    public IReadOnlyList<ForeignReaction> Reactions { get; init; } = [];

    /// <summary>Why it stays out; null when it comes in.</summary>
    public string? Skip { get; init; }
}

/// <param name="Mentioned">Keys of the people it names, each once.</param>
internal sealed record ForeignText(string Markdown, IReadOnlyList<string> Mentioned);

/// <summary>What another system gave out, as <see cref="ImportConversations"/> reads it. One reader a format.</summary>
internal interface IForeignExport : IDisposable
{
    /// <summary>The other system's name: <c>slack</c>.</summary>
    string Source { get; }

    IReadOnlyList<ForeignPerson> People { get; }

    IReadOnlyList<ForeignSpace> Spaces { get; }

    /// <summary>Reads all that is wanted once, so that a broken file is known before anything is written.</summary>
    /// <returns>How many posts there are.</returns>
    long Check(IReadOnlyList<ForeignSpace> wanted, ImportTally tally, IProgress<ImportProgress> progress, CancellationToken ct);

    /// <summary>The posts of the wanted spaces, each thread in its order, in portions that are written whole.</summary>
    IEnumerable<IReadOnlyList<ForeignPost>> Posts(IReadOnlyList<ForeignSpace> wanted);

    /// <param name="post">The post.</param>
    /// <param name="handleOf">The handle here of a person named by their key.</param>
    ForeignText Convert(ForeignPost post, Func<string, string> handleOf);

    /// <summary>The key of the post a link leads to; null when it leads elsewhere.</summary>
    string? PostBehind(string address);
}
