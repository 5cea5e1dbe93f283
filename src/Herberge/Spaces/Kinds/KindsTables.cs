using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Spaces.Kinds.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Kinds;

internal static class KindsSets
{
    extension(HouseDb db)
    {
        internal DbSet<Poll> Polls => db.Set<Poll>();

        internal DbSet<PollBallot> PollBallots => db.Set<PollBallot>();

        internal DbSet<PollVoter> PollVoters => db.Set<PollVoter>();

        internal DbSet<Announcement> Announcements => db.Set<Announcement>();

        internal DbSet<Acknowledgement> Acknowledgements => db.Set<Acknowledgement>();

        internal DbSet<DuplicateQuestion> DuplicateQuestions => db.Set<DuplicateQuestion>();

        internal DbSet<ExpertWish> ExpertWishes => db.Set<ExpertWish>();

        internal DbSet<KnowledgePage> KnowledgePages => db.Set<KnowledgePage>();

        internal DbSet<PageSource> PageSources => db.Set<PageSource>();
    }
}

internal sealed class KindsTables :
    IEntityTypeConfiguration<Poll>, IEntityTypeConfiguration<PollOption>, IEntityTypeConfiguration<PollBallot>, IEntityTypeConfiguration<PollVoter>,
    IEntityTypeConfiguration<Announcement>, IEntityTypeConfiguration<Acknowledgement>, IEntityTypeConfiguration<DuplicateQuestion>,
    IEntityTypeConfiguration<ExpertWish>, IEntityTypeConfiguration<KnowledgePage>, IEntityTypeConfiguration<PageSource>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("polls");
        poll.HasKey(p => p.ThreadId);
        poll.HasIndex(p => p.ClosesAt);
        poll.HasOne<DiscussionThread>().WithOne().HasForeignKey<Poll>(p => p.ThreadId);
        poll.HasMany(p => p.Options).WithOne().HasForeignKey(o => o.ThreadId);
    }

    public void Configure(EntityTypeBuilder<PollOption> option)
    {
        option.ToTable("poll_options");
        option.HasKey(o => new { o.ThreadId, o.Number });
        option.Property(o => o.Text).HasMaxLength(Poll.LongestOption);
    }

    public void Configure(EntityTypeBuilder<PollBallot> ballot)
    {
        ballot.ToTable("poll_ballots");
        ballot.HasKey(b => new { b.ThreadId, b.Choice });
        ballot.Property(b => b.Choice).HasMaxLength(40);
        ballot.HasOne<Poll>().WithMany().HasForeignKey(b => b.ThreadId);
    }

    public void Configure(EntityTypeBuilder<PollVoter> voter)
    {
        voter.ToTable("poll_voters");
        voter.HasKey(v => new { v.ThreadId, v.MemberId });
        voter.HasIndex(v => v.MemberId);
        voter.Property(v => v.Choice).HasMaxLength(40);
        voter.HasOne<Poll>().WithMany().HasForeignKey(v => v.ThreadId);
        voter.HasOne<Member>().WithMany().HasForeignKey(v => v.MemberId);
    }

    public void Configure(EntityTypeBuilder<Announcement> announcement)
    {
        announcement.ToTable("announcements");
        announcement.HasKey(a => a.ThreadId);
        announcement.HasOne<DiscussionThread>().WithOne().HasForeignKey<Announcement>(a => a.ThreadId);
    }

    public void Configure(EntityTypeBuilder<Acknowledgement> acknowledgement)
    {
        acknowledgement.ToTable("acknowledgements");
        acknowledgement.HasKey(a => new { a.ThreadId, a.MemberId });
        acknowledgement.HasIndex(a => a.MemberId);
        acknowledgement.HasOne<Announcement>().WithMany().HasForeignKey(a => a.ThreadId);
        acknowledgement.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId);
    }

    public void Configure(EntityTypeBuilder<DuplicateQuestion> duplicate)
    {
        duplicate.ToTable("duplicate_questions");
        duplicate.HasKey(d => d.ThreadId);
        duplicate.HasIndex(d => d.OfId);
        duplicate.HasOne<DiscussionThread>().WithOne().HasForeignKey<DuplicateQuestion>(d => d.ThreadId);
        duplicate.HasOne<DiscussionThread>().WithMany().HasForeignKey(d => d.OfId);
    }

    public void Configure(EntityTypeBuilder<ExpertWish> wish)
    {
        wish.ToTable("expert_wishes");
        wish.HasKey(w => w.MemberId);
        wish.HasOne<Member>().WithOne().HasForeignKey<ExpertWish>(w => w.MemberId);
    }

    public void Configure(EntityTypeBuilder<KnowledgePage> page)
    {
        page.ToTable("knowledge_pages");
        page.HasKey(p => p.ThreadId);
        page.HasIndex(p => p.ReviewOn);
        page.HasIndex(p => p.OwnerId);
        page.HasOne<DiscussionThread>().WithOne().HasForeignKey<KnowledgePage>(p => p.ThreadId);
        page.HasOne<Member>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PageSource> source)
    {
        source.ToTable("page_sources");
        source.HasKey(s => new { s.PageId, s.ThreadId });
        source.HasIndex(s => s.ThreadId);
        source.HasOne<KnowledgePage>().WithMany().HasForeignKey(s => s.PageId);
        source.HasOne<DiscussionThread>().WithMany().HasForeignKey(s => s.ThreadId);
    }
}
