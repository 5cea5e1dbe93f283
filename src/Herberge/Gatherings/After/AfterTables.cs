using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Gatherings.After;

internal sealed class AfterTables :
    IEntityTypeConfiguration<FollowUp>, IEntityTypeConfiguration<FeedbackGiven>, IEntityTypeConfiguration<FeedbackCount>, IEntityTypeConfiguration<FeedbackText>
{
    public void Configure(EntityTypeBuilder<FollowUp> written)
    {
        written.ToTable("gatherings_follow_ups");
        written.HasKey(f => f.GatheringId);
        written.HasOne<Gathering>().WithOne().HasForeignKey<FollowUp>(f => f.GatheringId).OnDelete(DeleteBehavior.Cascade);
        written.HasOne<DiscussionThread>().WithMany().HasForeignKey(f => f.ThreadId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<FeedbackGiven> given)
    {
        given.ToTable("gatherings_feedback_given");
        given.HasKey(g => new { g.GatheringId, g.MemberId });
        given.HasOne<Gathering>().WithMany().HasForeignKey(g => g.GatheringId).OnDelete(DeleteBehavior.Cascade);
        given.HasOne<Member>().WithMany().HasForeignKey(g => g.MemberId);
        given.HasIndex(g => g.MemberId);
    }

    public void Configure(EntityTypeBuilder<FeedbackCount> count)
    {
        count.ToTable("gatherings_feedback_counts");
        count.HasKey(c => new { c.GatheringId, c.Question, c.Answer });
        count.HasOne<Gathering>().WithMany().HasForeignKey(c => c.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FeedbackText> text)
    {
        text.ToTable("gatherings_feedback_texts");
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Text).HasMaxLength(FeedbackText.Longest);
        text.HasOne<Gathering>().WithMany().HasForeignKey(t => t.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }
}
