namespace Herberge.Channels.Newsletters.NewsletterPages;

/// <summary>What the form of a newsletter sends.</summary>
public sealed class NewsletterForm
{
    public string? Name { get; set; }

    public string? Slug { get; set; }

    public string? Description { get; set; }

    public string? Language { get; set; }

    public string? SenderName { get; set; }

    public bool IsPublic { get; set; }

    internal NewsletterInput Input => new(Name, Slug, Description, Language, SenderName, IsPublic);
}
