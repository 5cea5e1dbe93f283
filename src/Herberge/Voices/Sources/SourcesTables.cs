using Herberge.Foundation.Storage;
using Herberge.Voices.Inside;
using Herberge.Voices.Mailboxes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Sources;

/// <summary>What belongs to single kinds of sources, and to their runs.</summary>
internal sealed class SourcesTables :
    IEntityTypeConfiguration<SourceRun>, IEntityTypeConfiguration<GoneKey>, IEntityTypeConfiguration<MailboxAccount>, IEntityTypeConfiguration<ObservedSpace>,
    IEntityTypeConfiguration<ObservationRefusal>, IEntityTypeConfiguration<QuotedPost>
{
    public void Configure(EntityTypeBuilder<SourceRun> run)
    {
        run.ToTable("voices_source_runs");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.HasOne<Source>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Cascade);
        run.HasIndex(r => new { r.SourceId, r.At });
    }

    public void Configure(EntityTypeBuilder<GoneKey> gone)
    {
        gone.ToTable("voices_gone_keys");
        gone.HasKey(g => new { g.SourceId, g.ExternalKey });
        gone.Property(g => g.ExternalKey).HasMaxLength(64);
        gone.HasOne<Source>().WithMany().HasForeignKey(g => g.SourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MailboxAccount> mailbox)
    {
        mailbox.ToTable("voices_mailboxes");
        mailbox.HasKey(m => m.SourceId);
        mailbox.Property(m => m.SourceId).ValueGeneratedNever();
        mailbox.HasOne<Source>().WithOne().HasForeignKey<MailboxAccount>(m => m.SourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ObservedSpace> space)
    {
        space.ToTable("voices_spaces");
        space.HasKey(s => s.SourceId);
        space.Property(s => s.SourceId).ValueGeneratedNever();
        space.Property(s => s.Purpose).HasMaxLength(ObservedSpace.LongestPurpose);
        space.HasOne<Source>().WithOne().HasForeignKey<ObservedSpace>(s => s.SourceId).OnDelete(DeleteBehavior.Cascade);
        space.HasIndex(s => s.SpaceId);
    }

    public void Configure(EntityTypeBuilder<ObservationRefusal> refusal)
    {
        refusal.ToTable("voices_refusals");
        refusal.HasKey(r => new { r.SpaceId, r.MemberId });
        refusal.HasIndex(r => r.MemberId);
    }

    public void Configure(EntityTypeBuilder<QuotedPost> quoted)
    {
        quoted.ToTable("voices_quoted_posts");
        quoted.HasKey(q => q.ObservationId);
        quoted.Property(q => q.ObservationId).ValueGeneratedNever();
        quoted.HasOne<Observation>().WithOne().HasForeignKey<QuotedPost>(q => q.ObservationId).OnDelete(DeleteBehavior.Cascade);
        quoted.HasIndex(q => q.PostId);
        quoted.HasIndex(q => new { q.AuthorId, q.SpaceId });
    }
}
