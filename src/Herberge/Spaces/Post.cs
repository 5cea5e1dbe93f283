namespace Herberge.Spaces;

/// <summary>One contribution. Markdown is rendered and sanitised once, when it is written.</summary>
public sealed class Post
{
    private Post() { }

    public Post(Guid id, Guid threadId, Guid spaceId, Guid authorId, int number, string body, string html, DateTimeOffset at)
    {
        Id = id;
        ThreadId = threadId;
        SpaceId = spaceId;
        AuthorId = authorId;
        Number = number;
        Body = body;
        Html = html;
        CreatedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid ThreadId { get; private set; }

    public DiscussionThread? Thread { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>1 for the post that opened the thread.</summary>
    public int Number { get; private set; }

    public string Body { get; set; } = "";

    public string Html { get; set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public Guid? DeletedBy { get; set; }

    /// <summary>The post this one answers; null answers the thread's opening post.</summary>
    public Guid? ReplyToId { get; set; }

    /// <summary>Reaction counts kept at write time: <c>thanks:9 same:14</c>.</summary>
    public string ReactionSummary { get; set; } = "";

    /// <summary>What the sender's client calls this post, so that a repeated request doesn't post twice.</summary>
    public string? ClientKey { get; set; }

    public ICollection<Reaction> Reactions { get; } = [];
}

/// <summary>What a post said before an edit.</summary>
public sealed class PostRevision
{
    private PostRevision() { }

    public PostRevision(Guid id, Guid postId, string body, string html, Guid editedBy, DateTimeOffset at)
    {
        Id = id;
        PostId = postId;
        Body = body;
        Html = html;
        EditedBy = editedBy;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid PostId { get; private set; }

    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    public Guid EditedBy { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>Reactions are words, not pictures.</summary>
public enum ReactionKind : byte
{
    /// <summary>„Danke“.</summary>
    Thanks = 1,

    /// <summary>„Geht mir auch so“.</summary>
    Same = 2,

    /// <summary>„Hilft weiter“.</summary>
    Helpful = 3,

    /// <summary>„Sehe ich anders“.</summary>
    Disagree = 4,
}

public sealed class Reaction
{
    private Reaction() { }

    public Reaction(Guid postId, Guid memberId, ReactionKind kind, DateTimeOffset at)
    {
        PostId = postId;
        MemberId = memberId;
        Kind = kind;
        At = at;
    }

    public Guid PostId { get; private set; }

    public Guid MemberId { get; private set; }

    public ReactionKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }
}

public sealed class Mention
{
    private Mention() { }

    public Mention(Guid postId, Guid memberId)
    {
        PostId = postId;
        MemberId = memberId;
    }

    public Guid PostId { get; private set; }

    public Guid MemberId { get; private set; }
}
