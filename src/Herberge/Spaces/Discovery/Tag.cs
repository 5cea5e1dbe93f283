namespace Herberge.Spaces.Discovery;

/// <summary>A word threads are found by.</summary>
public sealed class Tag
{
    public const int LongestName = 40;

    private Tag() { }

    public Tag(Guid id, string name, string folded) => (Id, Name, Folded) = (id, name, folded);

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary><see cref="Name"/> as it is compared; unique.</summary>
    public string Folded { get; set; } = "";
}

/// <summary>Another word for a tag: who types it means the tag.</summary>
public sealed class TagSynonym
{
    private TagSynonym() { }

    public TagSynonym(string folded, string name, Guid tagId) => (Folded, Name, TagId) = (folded, name, tagId);

    public string Folded { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Guid TagId { get; set; }
}

public sealed class ThreadTag
{
    /// <summary>Of each thread.</summary>
    public const int Most = 8;

    private ThreadTag() { }

    public ThreadTag(Guid threadId, Guid tagId) => (ThreadId, TagId) = (threadId, tagId);

    public Guid ThreadId { get; private set; }

    public Guid TagId { get; private set; }
}
