using Herberge.Channels.Accounts;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels.Listening;

internal static class ListeningSets
{
    extension(HouseDb db)
    {
        internal DbSet<ListeningRule> ListeningRules => db.Set<ListeningRule>();

        internal DbSet<ListeningDay> ListeningDays => db.Set<ListeningDay>();

        internal DbSet<ListeningAlert> ListeningAlerts => db.Set<ListeningAlert>();

        internal DbSet<ListeningHit> ListeningHits => db.Set<ListeningHit>();

        internal DbSet<MentionReply> MentionReplies => db.Set<MentionReply>();

        internal DbSet<MentionAnswer> MentionAnswers => db.Set<MentionAnswer>();
    }
}

internal sealed class ListeningTables : IEntityTypeConfiguration<ListeningRule>, IEntityTypeConfiguration<ListeningDay>, IEntityTypeConfiguration<ListeningAlert>, IEntityTypeConfiguration<ListeningHit>,
    IEntityTypeConfiguration<MentionReply>, IEntityTypeConfiguration<MentionAnswer>
{
    public void Configure(EntityTypeBuilder<ListeningRule> rule)
    {
        rule.ToTable("listening_rules");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Name).HasMaxLength(ListeningRule.LongestName);
        rule.Property(r => r.Words).HasMaxLength(ListeningRule.LongestWords);
        rule.Property(r => r.Sources).HasMaxLength(ListeningRule.LongestSources);
        rule.Ignore(r => r.SourceIds);
        rule.HasOne<Member>().WithMany().HasForeignKey(r => r.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ListeningDay> day)
    {
        day.ToTable("listening_days");
        day.HasKey(d => new { d.RuleId, d.Day });
        day.HasOne<ListeningRule>().WithMany().HasForeignKey(d => d.RuleId);
    }

    public void Configure(EntityTypeBuilder<ListeningAlert> alert)
    {
        alert.ToTable("listening_alerts");
        alert.Property(a => a.Id).ValueGeneratedNever();
        alert.HasIndex(a => new { a.RuleId, a.Kind, a.Day }).IsUnique();
        alert.HasIndex(a => a.At);
        alert.HasOne<ListeningRule>().WithMany().HasForeignKey(a => a.RuleId);
    }

    public void Configure(EntityTypeBuilder<ListeningHit> hit)
    {
        hit.ToTable("listening_hits");
        hit.HasKey(h => new { h.AlertId, h.ObservationId });
        hit.HasIndex(h => h.ObservationId);
        hit.HasOne<ListeningAlert>().WithMany().HasForeignKey(h => h.AlertId);
        hit.HasOne<Observation>().WithMany().HasForeignKey(h => h.ObservationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MentionReply> reply)
    {
        reply.ToTable("listening_replies");
        reply.Property(r => r.Id).ValueGeneratedNever();
        reply.Property(r => r.Text).HasMaxLength(MentionReply.LongestText);
        reply.Property(r => r.RemoteId).HasMaxLength(200);
        reply.Property(r => r.Link).HasMaxLength(SafeLink.Longest);
        reply.Property(r => r.FailedWith).HasMaxLength(80);
        reply.HasIndex(r => r.ObservationId);
        reply.HasOne<Observation>().WithMany().HasForeignKey(r => r.ObservationId).OnDelete(DeleteBehavior.Cascade);
        reply.HasOne<ChannelAccount>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        reply.HasOne<Member>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MentionAnswer> answer)
    {
        answer.ToTable("listening_answers");
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.ExternalKey).HasMaxLength(64);
        answer.Property(a => a.Text).HasMaxLength(Observation.LongestQuote);
        answer.Property(a => a.Link).HasMaxLength(SafeLink.Longest);
        answer.HasIndex(a => new { a.ReplyId, a.ExternalKey }).IsUnique();
        answer.HasOne<MentionReply>().WithMany().HasForeignKey(a => a.ReplyId);
    }
}
