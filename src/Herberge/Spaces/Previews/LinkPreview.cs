using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Previews;

/// <summary>What an address on the internet says it is: words only, fetched by the house, once for all posts that link it.</summary>
public sealed class LinkPreview
{
    public const int LongestAddress = 1_000;
    public const int LongestTitle = 200;
    public const int LongestDescription = 300;
    public const int LongestSite = 80;

    private LinkPreview() { }

    public LinkPreview(string key, DateTimeOffset fetchedAt)
    {
        Key = key;
        FetchedAt = fetchedAt;
    }

    /// <summary>SHA-256 of the address, which is too long for an index.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Empty when there is nothing to show.</summary>
    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Site { get; private set; } = "";

    public DateTimeOffset FetchedAt { get; private set; }

    /// <summary>Why nothing came; null when something did.</summary>
    public string? Fault { get; private set; }

    /// <summary>Notes what an attempt brought. A page that can't be reached for a while keeps the words it had.</summary>
    /// <returns>Whether other words are shown from now on.</returns>
    internal bool Heard(PageWords said, string? fault, DateTimeOffset at)
    {
        (FetchedAt, Fault) = (at, fault);
        if (fault is not null || (said.Title, said.Description, said.Site) == (Title, Description, Site)) return false;
        (Title, Description, Site) = (said.Title, said.Description, said.Site);
        return true;
    }
}

/// <summary>A post links an address. What it says of itself is fetched by a job and not known at first.</summary>
public sealed class PostLink
{
    private PostLink() { }

    public PostLink(Guid postId, int number, string key, string address)
    {
        PostId = postId;
        Number = number;
        Key = key;
        Address = address;
    }

    public Guid PostId { get; private set; }

    public int Number { get; private set; }

    public string Key { get; private set; } = "";

    public string Address { get; private set; } = "";
}

internal static class PreviewSets
{
    extension(HouseDb db)
    {
        internal DbSet<LinkPreview> LinkPreviews => db.Set<LinkPreview>();

        internal DbSet<PostLink> PostLinks => db.Set<PostLink>();
    }
}

internal sealed class PreviewTables : IEntityTypeConfiguration<LinkPreview>, IEntityTypeConfiguration<PostLink>
{
    public void Configure(EntityTypeBuilder<LinkPreview> preview)
    {
        preview.ToTable("link_previews");
        preview.HasKey(p => p.Key);
        preview.Property(p => p.Key).HasMaxLength(64);
        preview.Property(p => p.Title).HasMaxLength(LinkPreview.LongestTitle);
        preview.Property(p => p.Description).HasMaxLength(LinkPreview.LongestDescription);
        preview.Property(p => p.Site).HasMaxLength(LinkPreview.LongestSite);
        preview.Property(p => p.Fault).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<PostLink> link)
    {
        link.ToTable("post_links");
        link.HasKey(l => new { l.PostId, l.Number });
        link.HasIndex(l => l.Key);
        link.Property(l => l.Key).HasMaxLength(64);
        link.Property(l => l.Address).HasMaxLength(LinkPreview.LongestAddress);
        link.HasOne<Post>().WithMany().HasForeignKey(l => l.PostId);
    }
}
