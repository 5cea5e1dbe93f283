namespace Herberge.Spaces.Writing;

/// <summary>What a page outside says of itself, fetched once by the house: text only, never its pictures or scripts.</summary>
public sealed class LinkPreview
{
    private LinkPreview() { }

    public LinkPreview(string url, DateTimeOffset askedAt) => (Url, AskedAt) = (url, askedAt);

    public string Url { get; private set; } = "";

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? Site { get; set; }
}

/// <summary>A post names an address outside.</summary>
public sealed class PostLink
{
    private PostLink() { }

    public PostLink(Guid postId, int number, string url) => (PostId, Number, Url) = (postId, number, url);

    public Guid PostId { get; private set; }

    public int Number { get; private set; }

    public string Url { get; private set; } = "";
}
