using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Discovery;

internal static class DiscoverySets
{
    extension(HouseDb db)
    {
        internal DbSet<Bookmark> Bookmarks => db.Set<Bookmark>();

        internal DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();

        internal DbSet<Tag> Tags => db.Set<Tag>();

        internal DbSet<TagSynonym> TagSynonyms => db.Set<TagSynonym>();

        internal DbSet<ThreadTag> ThreadTags => db.Set<ThreadTag>();
    }
}

internal sealed class DiscoveryTables :
    IEntityTypeConfiguration<Bookmark>, IEntityTypeConfiguration<SavedSearch>, IEntityTypeConfiguration<Tag>,
    IEntityTypeConfiguration<TagSynonym>, IEntityTypeConfiguration<ThreadTag>
{
    public void Configure(EntityTypeBuilder<Bookmark> bookmark)
    {
        bookmark.ToTable("bookmarks");
        bookmark.HasKey(b => new { b.MemberId, b.PostId });
        bookmark.HasIndex(b => b.RemindAt);
        bookmark.Property(b => b.Note).HasMaxLength(Bookmark.LongestNote);
        bookmark.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId);
        bookmark.HasOne<Post>().WithMany().HasForeignKey(b => b.PostId);
    }

    public void Configure(EntityTypeBuilder<SavedSearch> search)
    {
        search.ToTable("saved_searches");
        search.HasIndex(s => s.MemberId);
        search.Property(s => s.Name).HasMaxLength(SavedSearch.LongestName);
        search.Property(s => s.Query).HasMaxLength(SavedSearch.LongestQuery);
        search.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
    }

    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.ToTable("tags");
        tag.HasIndex(t => t.Folded).IsUnique();
        tag.Property(t => t.Name).HasMaxLength(Tag.LongestName);
        tag.Property(t => t.Folded).HasMaxLength(Tag.LongestName * 2);
    }

    public void Configure(EntityTypeBuilder<TagSynonym> synonym)
    {
        synonym.ToTable("tag_synonyms");
        synonym.HasKey(s => s.Folded);
        synonym.HasIndex(s => s.TagId);
        synonym.Property(s => s.Folded).HasMaxLength(Tag.LongestName * 2);
        synonym.Property(s => s.Name).HasMaxLength(Tag.LongestName);
        synonym.HasOne<Tag>().WithMany().HasForeignKey(s => s.TagId);
    }

    public void Configure(EntityTypeBuilder<ThreadTag> tagged)
    {
        tagged.ToTable("thread_tags");
        tagged.HasKey(t => new { t.ThreadId, t.TagId });
        tagged.HasIndex(t => t.TagId);
        tagged.HasOne<DiscussionThread>().WithMany().HasForeignKey(t => t.ThreadId);
        tagged.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId);
    }
}
