using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels;

internal static class ChannelsSets
{
    extension(HouseDb db)
    {
        internal DbSet<ChannelAccount> ChannelAccounts => db.Set<ChannelAccount>();

        internal DbSet<ChannelPost> ChannelPosts => db.Set<ChannelPost>();

        internal DbSet<PostVariant> PostVariants => db.Set<PostVariant>();

        internal DbSet<PostPicture> PostPictures => db.Set<PostPicture>();

        internal DbSet<PostApprover> PostApprovers => db.Set<PostApprover>();

        internal DbSet<PostEvent> PostEvents => db.Set<PostEvent>();
    }
}

internal sealed class ChannelsTables : IEntityTypeConfiguration<ChannelAccount>, IEntityTypeConfiguration<ChannelPost>, IEntityTypeConfiguration<PostVariant>,
    IEntityTypeConfiguration<PostPicture>, IEntityTypeConfiguration<PostApprover>, IEntityTypeConfiguration<PostEvent>
{
    public void Configure(EntityTypeBuilder<ChannelAccount> account)
    {
        account.ToTable("channels_accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Name).HasMaxLength(ChannelAccount.LongestName);
        account.Property(a => a.Address).HasMaxLength(ChannelAccount.LongestAddress);
        account.Property(a => a.Handle).HasMaxLength(200);
        account.Property(a => a.ClientId).HasMaxLength(500);
        account.Property(a => a.OnlyLanguage).HasMaxLength(2);
        account.Ignore(a => a.IsReady);
        account.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId).OnDelete(DeleteBehavior.SetNull);
        account.HasOne<Member>().WithMany().HasForeignKey(a => a.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        account.HasOne<Member>().WithMany().HasForeignKey(a => a.HandshakeBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChannelPost> post)
    {
        post.ToTable("channels_posts");
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.Title).HasMaxLength(ChannelPost.LongestTitle);
        post.Property(p => p.TextDe).HasMaxLength(ChannelPost.LongestText);
        post.Property(p => p.TextEn).HasMaxLength(ChannelPost.LongestText);
        post.Property(p => p.Version).IsConcurrencyToken();
        post.Ignore(p => p.IsOpen);
        post.HasIndex(p => new { p.State, p.PublishAt });
        post.HasIndex(p => p.PublishAt);
        post.HasOne<Member>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Member>().WithMany().HasForeignKey(p => p.ChangedBy).OnDelete(DeleteBehavior.Restrict);
        post.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.PostId);
        post.HasMany(p => p.Pictures).WithOne().HasForeignKey(v => v.PostId);
        post.HasMany(p => p.Approvers).WithOne().HasForeignKey(v => v.PostId);
    }

    public void Configure(EntityTypeBuilder<PostVariant> variant)
    {
        variant.ToTable("channels_variants");
        variant.Property(v => v.Id).ValueGeneratedNever();
        variant.Property(v => v.Language).HasMaxLength(2);
        variant.Property(v => v.Text).HasMaxLength(ChannelPost.LongestText);
        variant.Property(v => v.RemoteId).HasMaxLength(200);
        variant.Property(v => v.Link).HasMaxLength(SafeLink.Longest);
        variant.Property(v => v.FailedWith).HasMaxLength(80);
        variant.HasIndex(v => new { v.PostId, v.AccountId, v.Language }).IsUnique();
        variant.HasOne(v => v.Account).WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PostPicture> picture)
    {
        picture.ToTable("channels_pictures");
        picture.HasKey(p => new { p.PostId, p.Number });
        picture.Property(p => p.Alt).HasMaxLength(ChannelAccount.UsualAlt);
        picture.HasIndex(p => p.FileId);
        picture.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId);
    }

    public void Configure(EntityTypeBuilder<PostApprover> approver)
    {
        approver.ToTable("channels_approvers");
        approver.HasKey(a => new { a.PostId, a.MemberId });
        approver.Property(a => a.Reason).HasMaxLength(ChannelPost.LongestReason);
        approver.HasIndex(a => a.MemberId);
        approver.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PostEvent> line)
    {
        line.ToTable("channels_events");
        line.Property(e => e.Id).ValueGeneratedNever();
        line.Property(e => e.Note).HasMaxLength(PostEvent.LongestNote);
        line.HasIndex(e => new { e.PostId, e.At });
        line.HasOne<ChannelPost>().WithMany().HasForeignKey(e => e.PostId);
        line.HasOne<Member>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
