using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Notices.Calls;
using Herberge.Spaces.Notices.Push;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Notices;

internal static class NoticesSets
{
    extension(HouseDb db)
    {
        internal DbSet<NoticeHours> NoticeHours => db.Set<NoticeHours>();

        internal DbSet<DigestMark> DigestMarks => db.Set<DigestMark>();

        internal DbSet<NoticesSecret> NoticesSecrets => db.Set<NoticesSecret>();

        internal DbSet<SpaceCall> SpaceCalls => db.Set<SpaceCall>();

        internal DbSet<ReplyKey> ReplyKeys => db.Set<ReplyKey>();

        internal DbSet<ReplyMailbox> ReplyMailboxes => db.Set<ReplyMailbox>();

        internal DbSet<ReplyRefusal> ReplyRefusals => db.Set<ReplyRefusal>();

        internal DbSet<MailFault> MailFaults => db.Set<MailFault>();

        internal DbSet<PushSubscription> PushSubscriptions => db.Set<PushSubscription>();
    }
}

internal sealed class NoticesTables :
    IEntityTypeConfiguration<NoticeHours>, IEntityTypeConfiguration<DigestMark>, IEntityTypeConfiguration<NoticesSecret>, IEntityTypeConfiguration<SpaceCall>,
    IEntityTypeConfiguration<ReplyKey>, IEntityTypeConfiguration<ReplyMailbox>, IEntityTypeConfiguration<ReplyRefusal>,
    IEntityTypeConfiguration<MailFault>, IEntityTypeConfiguration<PushSubscription>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<NoticeHours> hours)
    {
        hours.ToTable("notice_hours");
        hours.HasKey(h => h.MemberId);
        hours.Property(h => h.TimeZone).HasMaxLength(60);
        hours.HasOne<Member>().WithOne().HasForeignKey<NoticeHours>(h => h.MemberId);
    }

    public void Configure(EntityTypeBuilder<DigestMark> mark)
    {
        mark.ToTable("digest_marks");
        mark.HasKey(m => new { m.MemberId, m.Pace });
        mark.HasIndex(m => m.DueAt);
        mark.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<NoticesSecret> secret)
    {
        secret.ToTable("notice_secrets");
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<SpaceCall> call)
    {
        call.ToTable("space_calls");
        call.HasKey(c => c.PostId);
        call.Property(c => c.PostId).ValueGeneratedNever();
        call.Property(c => c.Reason).HasMaxLength(SpaceCall.LongestReason);
        call.HasIndex(c => new { c.SpaceId, c.At });
    }

    public void Configure(EntityTypeBuilder<ReplyKey> key)
    {
        key.ToTable("reply_keys");
        key.HasKey(k => k.Hash);
        key.Property(k => k.Hash).HasMaxLength(HashLength);
        key.HasIndex(k => k.MemberId);
        key.HasOne<Member>().WithMany().HasForeignKey(k => k.MemberId);
    }

    public void Configure(EntityTypeBuilder<ReplyMailbox> mailbox)
    {
        mailbox.ToTable("reply_mailbox");
        mailbox.Property(m => m.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReplyRefusal> refusal)
    {
        refusal.ToTable("reply_refusals");
        refusal.HasKey(r => r.AddressHash);
        refusal.Property(r => r.AddressHash).HasMaxLength(HashLength);
    }

    public void Configure(EntityTypeBuilder<MailFault> fault)
    {
        fault.ToTable("mail_faults");
        fault.HasKey(f => f.MemberId);
        fault.Property(f => f.Status).HasMaxLength(20);
        fault.HasOne<Member>().WithOne().HasForeignKey<MailFault>(f => f.MemberId);
    }

    public void Configure(EntityTypeBuilder<PushSubscription> subscription)
    {
        subscription.ToTable("push_subscriptions");
        subscription.Property(s => s.Id).ValueGeneratedNever();
        subscription.Property(s => s.Address).HasMaxLength(PushSubscription.LongestAddress);
        subscription.Property(s => s.AddressHash).HasMaxLength(HashLength);
        subscription.Property(s => s.PublicKey).HasMaxLength(PushSubscription.LongestKey);
        subscription.Property(s => s.Secret).HasMaxLength(PushSubscription.LongestKey);
        subscription.Property(s => s.Browser).HasMaxLength(PushSubscription.LongestBrowser);
        subscription.HasIndex(s => s.AddressHash).IsUnique();
        subscription.HasIndex(s => s.MemberId);
        subscription.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
    }
}
