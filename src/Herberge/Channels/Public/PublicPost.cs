namespace Herberge.Channels.Public;

/// <summary>An author's word that a post of theirs may be read outside; whether it is, <see cref="PublicQueries"/> says.</summary>
public sealed class PublicPost
{
    private PublicPost() { }

    public PublicPost(Guid postId, Guid spaceId, Guid threadId, Guid memberId, int number, bool named, DateTimeOffset at)
    {
        PostId = postId;
        SpaceId = spaceId;
        ThreadId = threadId;
        MemberId = memberId;
        Number = number;
        Named = named;
        ShownAt = at;
    }

    public Guid PostId { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid ThreadId { get; private set; }

    /// <summary>Its author, who alone can say it.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>1 for the post that opened the thread.</summary>
    public int Number { get; private set; }

    public DateTimeOffset ShownAt { get; private set; }

    /// <summary>With the author's name, or without.</summary>
    public bool Named { get; set; }
}

/// <summary>A member's own address in the fediverse, given so that what they show under their name leads to them.</summary>
public sealed class PublicAuthor
{
    public const int LongestHandle = 200;

    private PublicAuthor() { }

    public PublicAuthor(Guid memberId, string handle)
    {
        MemberId = memberId;
        Handle = handle;
    }

    public Guid MemberId { get; private set; }

    /// <summary><c>@name@server.example</c>.</summary>
    public string Handle { get; set; } = "";
}
