using Herberge.Channels.Accounts;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels.Newsletters;

internal static class NewslettersSets
{
    extension(HouseDb db)
    {
        internal DbSet<Newsletter> Newsletters => db.Set<Newsletter>();

        internal DbSet<Subscriber> Subscribers => db.Set<Subscriber>();

        internal DbSet<Issue> Issues => db.Set<Issue>();

        internal DbSet<IssuePicture> IssuePictures => db.Set<IssuePicture>();

        internal DbSet<IssueDelivery> IssueDeliveries => db.Set<IssueDelivery>();
    }
}

internal sealed class NewslettersTables : IEntityTypeConfiguration<Newsletter>, IEntityTypeConfiguration<Subscriber>, IEntityTypeConfiguration<Issue>, IEntityTypeConfiguration<IssuePicture>, IEntityTypeConfiguration<IssueDelivery>
{
    public void Configure(EntityTypeBuilder<Newsletter> newsletter)
    {
        newsletter.ToTable("newsletters");
        newsletter.Property(n => n.Id).ValueGeneratedNever();
        newsletter.Property(n => n.Slug).HasMaxLength(Newsletter.LongestSlug);
        newsletter.Property(n => n.Name).HasMaxLength(Newsletter.LongestName);
        newsletter.Property(n => n.Description).HasMaxLength(Newsletter.LongestDescription);
        newsletter.Property(n => n.SenderName).HasMaxLength(Newsletter.LongestSender);
        newsletter.Property(n => n.Language).HasMaxLength(2);
        newsletter.HasIndex(n => n.Slug).IsUnique();
        newsletter.HasIndex(n => n.AccountId).IsUnique();
        newsletter.HasOne<ChannelAccount>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Subscriber> subscriber)
    {
        subscriber.ToTable("newsletter_subscribers");
        subscriber.Property(s => s.Id).ValueGeneratedNever();
        subscriber.Property(s => s.Address).HasMaxLength(Subscriber.LongestAddress);
        subscriber.Property(s => s.AddressKey).HasMaxLength(Subscriber.LongestAddress);
        subscriber.Property(s => s.BouncedWith).HasMaxLength(20);
        subscriber.Property(s => s.ReturnHash).HasMaxLength(64);
        subscriber.HasIndex(s => new { s.NewsletterId, s.AddressKey }).IsUnique();
        subscriber.HasIndex(s => new { s.NewsletterId, s.MemberId }).IsUnique();
        subscriber.HasIndex(s => s.AddressKey);
        subscriber.HasIndex(s => s.MemberId);
        subscriber.HasIndex(s => s.ReturnHash);
        subscriber.HasIndex(s => s.MailedAt);
        subscriber.HasOne<Newsletter>().WithMany().HasForeignKey(s => s.NewsletterId);
        subscriber.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Issue> issue)
    {
        issue.ToTable("newsletter_issues");
        issue.Property(i => i.Id).ValueGeneratedNever();
        issue.Property(i => i.Key).HasMaxLength(60);
        issue.Property(i => i.Title).HasMaxLength(Posts.ChannelPost.LongestTitle);
        issue.Property(i => i.Text).HasMaxLength(Posts.ChannelPost.LongestText);
        issue.HasIndex(i => i.Key).IsUnique();
        issue.HasIndex(i => new { i.NewsletterId, i.PublishedAt });
        issue.HasOne<Newsletter>().WithMany().HasForeignKey(i => i.NewsletterId);
    }

    public void Configure(EntityTypeBuilder<IssuePicture> picture)
    {
        picture.ToTable("newsletter_pictures");
        picture.HasKey(p => new { p.IssueId, p.Number });
        picture.Property(p => p.Alt).HasMaxLength(ChannelAccount.UsualAlt);
        picture.HasIndex(p => p.FileId);
        picture.HasOne<Issue>().WithMany().HasForeignKey(p => p.IssueId);
        picture.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId);
    }

    public void Configure(EntityTypeBuilder<IssueDelivery> delivery)
    {
        delivery.ToTable("newsletter_deliveries");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.HasIndex(d => new { d.IssueId, d.SubscriberId }).IsUnique();
        delivery.HasIndex(d => d.SubscriberId);
        delivery.HasIndex(d => d.HandedAt);
        delivery.HasIndex(d => d.Batch);
        delivery.HasOne<Issue>().WithMany().HasForeignKey(d => d.IssueId);
        delivery.HasOne<Subscriber>().WithMany().HasForeignKey(d => d.SubscriberId);
    }
}
