namespace Herberge.Foundation.Search;

public enum SearchKind : byte
{
    Thread = 1,
    Post = 2,
    Member = 3,
    Space = 4,
    File = 5,

    /// <summary>What a customer said. In no space: the search of the whole house never finds it.</summary>
    Observation = 6,

    /// <summary>Found by people of the house; partners' people find what is for them in its list.</summary>
    Gathering = 7,
}

/// <summary>What search knows about a thing.</summary>
/// <param name="SpaceId">Where it can be read; null for what every insider may find.</param>
/// <param name="Title">For a thread's first post the thread's title, for its replies empty.</param>
/// <param name="At">When it was made; newer things are found first among equals.</param>
public sealed record SearchDocument(
    SearchKind Kind, Guid Id, Guid? SpaceId, Guid? ThreadId, Guid? AuthorId, string Title, string Text, DateTimeOffset At);
