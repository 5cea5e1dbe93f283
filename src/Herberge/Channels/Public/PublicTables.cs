using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels.Public;

internal static class PublicSets
{
    extension(HouseDb db)
    {
        internal DbSet<PublicSpace> Windows => db.Set<PublicSpace>();

        internal DbSet<PublicPost> Shown => db.Set<PublicPost>();

        internal DbSet<PublicAuthor> PublicAuthors => db.Set<PublicAuthor>();
    }
}

internal sealed class PublicTables : IEntityTypeConfiguration<PublicSpace>, IEntityTypeConfiguration<PublicPost>, IEntityTypeConfiguration<PublicAuthor>
{
    public void Configure(EntityTypeBuilder<PublicSpace> window)
    {
        window.ToTable("public_spaces");
        window.HasKey(w => w.SpaceId);
        window.Property(w => w.SpaceId).ValueGeneratedNever();
        window.Property(w => w.Handle).HasMaxLength(PublicSpace.LongestHandle);
        window.Property(w => w.Summary).HasMaxLength(PublicSpace.LongestSummary);
        window.HasIndex(w => w.Handle).IsUnique();
        window.HasOne<Space>().WithMany().HasForeignKey(w => w.SpaceId);
        window.HasOne<Member>().WithMany().HasForeignKey(w => w.OpenedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PublicPost> post)
    {
        post.ToTable("public_posts");
        post.HasKey(p => p.PostId);
        post.Property(p => p.PostId).ValueGeneratedNever();
        post.HasIndex(p => new { p.ThreadId, p.Number }).IsUnique();
        post.HasIndex(p => new { p.SpaceId, p.ShownAt });
        post.HasIndex(p => p.MemberId);
        post.HasOne<Post>().WithMany().HasForeignKey(p => p.PostId);
        post.HasOne<PublicSpace>().WithMany().HasForeignKey(p => p.SpaceId);
        post.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<PublicAuthor> author)
    {
        author.ToTable("public_authors");
        author.HasKey(a => a.MemberId);
        author.Property(a => a.Handle).HasMaxLength(PublicAuthor.LongestHandle);
        author.HasOne<Member>().WithOne().HasForeignKey<PublicAuthor>(a => a.MemberId);
    }
}
