using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Guides;

internal static class GuidesSets
{
    extension(HouseDb db)
    {
        internal DbSet<GuideGroup> GuideGroups => db.Set<GuideGroup>();

        internal DbSet<OnboardingStep> OnboardingSteps => db.Set<OnboardingStep>();

        internal DbSet<GuideWave> GuideWaves => db.Set<GuideWave>();

        internal DbSet<Guide> Guides => db.Set<Guide>();

        internal DbSet<GuideTask> GuideTasks => db.Set<GuideTask>();

        internal DbSet<GuideMark> GuideMarks => db.Set<GuideMark>();
    }
}

internal sealed class GuidesTables :
    IEntityTypeConfiguration<GuideGroup>, IEntityTypeConfiguration<OnboardingStep>, IEntityTypeConfiguration<GuideWave>,
    IEntityTypeConfiguration<Guide>, IEntityTypeConfiguration<GuideTask>, IEntityTypeConfiguration<GuideMark>
{
    public void Configure(EntityTypeBuilder<GuideGroup> group)
    {
        group.ToTable("activation_guide_groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Name).HasMaxLength(GuideGroup.LongestName);
        group.Property(g => g.Purpose).HasMaxLength(GuideGroup.LongestPurpose);
        group.HasOne<Space>().WithMany().HasForeignKey(g => g.SpaceId).OnDelete(DeleteBehavior.SetNull);
        group.HasOne<Member>().WithMany().HasForeignKey(g => g.LeadId).OnDelete(DeleteBehavior.Restrict);
        group.HasOne<Member>().WithMany().HasForeignKey(g => g.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OnboardingStep> step)
    {
        step.ToTable("activation_guide_steps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Text).HasMaxLength(OnboardingStep.LongestText);
        step.Property(s => s.Link).HasMaxLength(GuideGroup.LongestLink);
        step.HasOne<GuideGroup>().WithMany().HasForeignKey(s => s.GroupId);
        step.HasIndex(s => new { s.GroupId, s.Number });
    }

    public void Configure(EntityTypeBuilder<GuideWave> wave)
    {
        wave.ToTable("activation_guide_waves");
        wave.Property(w => w.Id).ValueGeneratedNever();
        wave.Property(w => w.Name).HasMaxLength(GuideWave.LongestName);
        wave.HasOne<GuideGroup>().WithMany().HasForeignKey(w => w.GroupId);
        wave.HasIndex(w => w.GroupId);
    }

    public void Configure(EntityTypeBuilder<Guide> guide)
    {
        guide.ToTable("activation_guides");
        guide.HasKey(g => new { g.GroupId, g.MemberId });
        guide.HasOne<GuideGroup>().WithMany().HasForeignKey(g => g.GroupId);
        guide.HasOne<Member>().WithMany().HasForeignKey(g => g.MemberId);
        guide.HasOne<GuideWave>().WithMany().HasForeignKey(g => g.WaveId).OnDelete(DeleteBehavior.Restrict);
        guide.HasOne<Member>().WithMany().HasForeignKey(g => g.AskedBy).OnDelete(DeleteBehavior.Restrict);
        guide.HasIndex(g => g.MemberId);
    }

    public void Configure(EntityTypeBuilder<GuideTask> task)
    {
        task.ToTable("activation_guide_tasks");
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Text).HasMaxLength(GuideTask.LongestText);
        task.Property(t => t.Link).HasMaxLength(GuideGroup.LongestLink);
        task.HasOne<GuideGroup>().WithMany().HasForeignKey(t => t.GroupId);
        task.HasIndex(t => t.GroupId);
    }

    public void Configure(EntityTypeBuilder<GuideMark> mark)
    {
        mark.ToTable("activation_guide_marks");
        mark.HasKey(m => new { m.GroupId, m.MemberId, m.ThingId });
        mark.HasOne<GuideGroup>().WithMany().HasForeignKey(m => m.GroupId);
        mark.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
        mark.HasIndex(m => m.MemberId);
    }
}
