using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Merging;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Ideas;

internal static class IdeasSets
{
    extension(HouseDb db)
    {
        internal DbSet<Campaign> Campaigns => db.Set<Campaign>();

        internal DbSet<CampaignPerson> CampaignPeople => db.Set<CampaignPerson>();

        internal DbSet<Criterion> Criteria => db.Set<Criterion>();

        internal DbSet<Stage> Stages => db.Set<Stage>();

        internal DbSet<StageMove> StageMoves => db.Set<StageMove>();

        internal DbSet<Idea> Ideas => db.Set<Idea>();

        internal DbSet<IdeaPerson> IdeaPeople => db.Set<IdeaPerson>();

        internal DbSet<Vote> Votes => db.Set<Vote>();

        internal DbSet<Assumption> Assumptions => db.Set<Assumption>();

        internal DbSet<Opinion> Opinions => db.Set<Opinion>();

        internal DbSet<SupportRelease> SupportReleases => db.Set<SupportRelease>();

        internal DbSet<ScoreCard> ScoreCards => db.Set<ScoreCard>();

        internal DbSet<Decision> Decisions => db.Set<Decision>();

        internal DbSet<Milestone> Milestones => db.Set<Milestone>();

        internal DbSet<Benefit> Benefits => db.Set<Benefit>();

        internal DbSet<IdeaMerge> IdeaMerges => db.Set<IdeaMerge>();
    }
}

internal sealed class IdeasTables :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignUnit>, IEntityTypeConfiguration<CampaignPerson>, IEntityTypeConfiguration<Criterion>,
    IEntityTypeConfiguration<Stage>, IEntityTypeConfiguration<StageMove>, IEntityTypeConfiguration<Idea>, IEntityTypeConfiguration<IdeaPerson>, IEntityTypeConfiguration<IdeaTag>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("ideas_campaigns");
        campaign.Property(c => c.Id).ValueGeneratedNever();
        campaign.Ignore(c => c.OverFrom);
        campaign.Property(c => c.Title).HasMaxLength(Campaign.LongestTitle);
        campaign.Property(c => c.Question).HasMaxLength(Campaign.LongestQuestion);
        campaign.HasOne(c => c.Space).WithMany().HasForeignKey(c => c.SpaceId);
        campaign.HasIndex(c => c.IsBox).IsUnique().HasFilter("\"IsBox\"");
        campaign.HasMany(c => c.Audience).WithOne().HasForeignKey(u => u.CampaignId);
        campaign.HasMany(c => c.People).WithOne().HasForeignKey(p => p.CampaignId);
        campaign.HasMany(c => c.Criteria).WithOne().HasForeignKey(c => c.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignUnit> unit)
    {
        unit.ToTable("ideas_campaign_units");
        unit.HasKey(u => new { u.CampaignId, u.UnitId });
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.UnitId);
    }

    public void Configure(EntityTypeBuilder<CampaignPerson> person)
    {
        person.ToTable("ideas_campaign_people");
        person.HasKey(p => new { p.CampaignId, p.MemberId, p.Role });
        person.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
        person.HasIndex(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.ToTable("ideas_criteria");
        criterion.Property(c => c.Id).ValueGeneratedNever();
        criterion.Property(c => c.Name).HasMaxLength(Criterion.LongestName);
        criterion.Property(c => c.Hint).HasMaxLength(Criterion.LongestName);
    }

    public void Configure(EntityTypeBuilder<Stage> stage)
    {
        stage.ToTable("ideas_stages");
        stage.Property(s => s.Id).ValueGeneratedNever();
        stage.Property(s => s.NameDe).HasMaxLength(Stage.LongestName);
        stage.Property(s => s.NameEn).HasMaxLength(Stage.LongestName);
        stage.Property(s => s.TellDe).HasMaxLength(Stage.LongestWords);
        stage.Property(s => s.TellEn).HasMaxLength(Stage.LongestWords);
        stage.Ignore(s => s.WantsReason);
    }

    public void Configure(EntityTypeBuilder<StageMove> move)
    {
        move.ToTable("ideas_moves");
        move.Property(m => m.Id).ValueGeneratedNever();
        move.Property(m => m.Reason).HasMaxLength(StageMove.LongestReason);
        move.HasOne<Idea>().WithMany().HasForeignKey(m => m.IdeaId).OnDelete(DeleteBehavior.Cascade);
        move.HasOne<Stage>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Restrict);
        move.HasOne<Stage>().WithMany().HasForeignKey(m => m.ToId).OnDelete(DeleteBehavior.Restrict);
        move.HasIndex(m => new { m.IdeaId, m.At });
    }

    public void Configure(EntityTypeBuilder<Idea> idea)
    {
        idea.ToTable("ideas");
        idea.Property(i => i.Id).ValueGeneratedNever();
        idea.Property(i => i.Lead).HasMaxLength(Idea.LongestLead);
        idea.Property(i => i.LooksFor).HasMaxLength(Idea.LongestWord);
        idea.Property(i => i.WorkLink).HasMaxLength(SafeLink.Longest);
        idea.Ignore(i => i.Label);
        idea.HasOne(i => i.Campaign).WithMany().HasForeignKey(i => i.CampaignId).OnDelete(DeleteBehavior.Restrict);
        idea.HasOne(i => i.Thread).WithMany().HasForeignKey(i => i.ThreadId).OnDelete(DeleteBehavior.Cascade);
        idea.HasOne(i => i.Stage).WithMany().HasForeignKey(i => i.StageId).OnDelete(DeleteBehavior.Restrict);
        idea.HasOne<Idea>().WithMany().HasForeignKey(i => i.MergedIntoId).OnDelete(DeleteBehavior.SetNull);
        idea.HasOne<Member>().WithMany().HasForeignKey(i => i.OwnerId).OnDelete(DeleteBehavior.SetNull);
        idea.HasMany(i => i.Team).WithOne().HasForeignKey(p => p.IdeaId);
        idea.HasMany(i => i.Tags).WithOne().HasForeignKey(t => t.IdeaId);
        idea.HasIndex(i => i.Number).IsUnique();
        idea.HasIndex(i => i.ThreadId).IsUnique();
        idea.HasIndex(i => new { i.CampaignId, i.StageId, i.Supporters });
        idea.HasIndex(i => new { i.CampaignId, i.Votes });
        idea.HasIndex(i => new { i.StageId, i.Supporters });
        idea.HasIndex(i => i.AnswerDueOn).HasFilter("\"FirstAnswerAt\" IS NULL");
        idea.HasIndex(i => i.DecisionDueOn).HasFilter("\"DecidedAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<IdeaPerson> person)
    {
        person.ToTable("ideas_people");
        person.HasKey(p => new { p.IdeaId, p.MemberId });
        person.Property(p => p.Part).HasMaxLength(IdeaPerson.LongestPart);
        person.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
        person.HasIndex(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<IdeaTag> tag)
    {
        tag.ToTable("ideas_tags");
        tag.HasKey(t => new { t.IdeaId, t.Tag });
        tag.Property(t => t.Tag).HasMaxLength(IdeaTag.Longest);
        tag.HasIndex(t => t.Tag);
    }
}

internal sealed class IdeasJudgementTables :
    IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Assumption>, IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<SupportRelease>,
    IEntityTypeConfiguration<ScoreCard>, IEntityTypeConfiguration<Score>, IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<Milestone>,
    IEntityTypeConfiguration<Benefit>, IEntityTypeConfiguration<IdeaMerge>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.ToTable("ideas_votes");
        vote.HasKey(v => new { v.IdeaId, v.MemberId });
        vote.HasOne<Idea>().WithMany().HasForeignKey(v => v.IdeaId).OnDelete(DeleteBehavior.Cascade);
        vote.HasOne<Member>().WithMany().HasForeignKey(v => v.MemberId);
        vote.HasIndex(v => v.MemberId);
    }

    public void Configure(EntityTypeBuilder<Assumption> assumption)
    {
        assumption.ToTable("ideas_assumptions");
        assumption.Property(a => a.Id).ValueGeneratedNever();
        assumption.Property(a => a.Text).HasMaxLength(Assumption.LongestText);
        assumption.HasOne<Idea>().WithMany().HasForeignKey(a => a.IdeaId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("ideas_opinions");
        opinion.HasKey(o => new { o.AssumptionId, o.MemberId });
        opinion.HasOne<Assumption>().WithMany().HasForeignKey(o => o.AssumptionId).OnDelete(DeleteBehavior.Cascade);
        opinion.HasOne<Member>().WithMany().HasForeignKey(o => o.MemberId);
        opinion.HasIndex(o => o.MemberId);
    }

    public void Configure(EntityTypeBuilder<SupportRelease> release)
    {
        release.ToTable("ideas_support_releases");
        release.Property(r => r.Id).ValueGeneratedNever();
        release.HasOne<Idea>().WithMany().HasForeignKey(r => r.IdeaId).OnDelete(DeleteBehavior.Cascade);
        release.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ScoreCard> card)
    {
        card.ToTable("ideas_score_cards");
        card.HasKey(c => new { c.IdeaId, c.JurorId });
        card.Property(c => c.Note).HasMaxLength(ScoreCard.LongestNote);
        card.HasOne<Idea>().WithMany().HasForeignKey(c => c.IdeaId).OnDelete(DeleteBehavior.Cascade);
        card.HasOne<Member>().WithMany().HasForeignKey(c => c.JurorId);
        card.HasMany(c => c.Scores).WithOne().HasForeignKey(s => new { s.IdeaId, s.JurorId });
        card.HasIndex(c => c.JurorId);
    }

    public void Configure(EntityTypeBuilder<Score> score)
    {
        score.ToTable("ideas_scores");
        score.HasKey(s => new { s.IdeaId, s.JurorId, s.CriterionId });
        score.HasOne<Criterion>().WithMany().HasForeignKey(s => s.CriterionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("ideas_decisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Headline).HasMaxLength(Decision.LongestHeadline);
        decision.Property(d => d.Reason).HasMaxLength(Decision.LongestReason);
        decision.Ignore(d => d.Stands);
        decision.HasOne<Idea>().WithMany().HasForeignKey(d => d.IdeaId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => new { d.IdeaId, d.At });
    }

    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("ideas_milestones");
        milestone.Property(m => m.Id).ValueGeneratedNever();
        milestone.Property(m => m.Title).HasMaxLength(Milestone.LongestTitle);
        milestone.HasOne<Idea>().WithMany().HasForeignKey(m => m.IdeaId).OnDelete(DeleteBehavior.Cascade);
        milestone.HasOne<Member>().WithMany().HasForeignKey(m => m.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Benefit> benefit)
    {
        benefit.ToTable("ideas_benefits");
        benefit.Property(b => b.Id).ValueGeneratedNever();
        benefit.Property(b => b.Text).HasMaxLength(Benefit.LongestText);
        benefit.Property(b => b.Unit).HasMaxLength(Benefit.LongestUnit);
        benefit.Property(b => b.Source).HasMaxLength(Benefit.LongestText);
        benefit.Property(b => b.Amount).HasPrecision(18, 4);
        benefit.HasOne<Idea>().WithMany().HasForeignKey(b => b.IdeaId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdeaMerge> merge)
    {
        merge.ToTable("ideas_merges");
        merge.Property(m => m.Id).ValueGeneratedNever();
        merge.HasOne<Idea>().WithMany().HasForeignKey(m => m.IdeaId).OnDelete(DeleteBehavior.Cascade);
        merge.HasOne<Idea>().WithMany().HasForeignKey(m => m.IntoId).OnDelete(DeleteBehavior.Cascade);
    }
}
