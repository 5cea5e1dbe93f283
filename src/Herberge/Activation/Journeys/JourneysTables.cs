using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Journeys;

internal static class JourneysSets
{
    extension(HouseDb db)
    {
        internal DbSet<Journey> Journeys => db.Set<Journey>();

        internal DbSet<JourneyStep> JourneySteps => db.Set<JourneyStep>();

        internal DbSet<Traveller> Travellers => db.Set<Traveller>();

        internal DbSet<JourneyMessage> JourneyMessages => db.Set<JourneyMessage>();

        internal DbSet<HostTask> HostTasks => db.Set<HostTask>();
    }
}

internal sealed class JourneysTables :
    IEntityTypeConfiguration<Journey>, IEntityTypeConfiguration<JourneyStep>, IEntityTypeConfiguration<Traveller>, IEntityTypeConfiguration<JourneyMessage>,
    IEntityTypeConfiguration<HostTask>
{
    public void Configure(EntityTypeBuilder<Journey> journey)
    {
        journey.ToTable("activation_journeys");
        journey.Property(j => j.Id).ValueGeneratedNever();
        journey.Property(j => j.Name).HasMaxLength(Journey.LongestName);
        journey.HasOne<Member>().WithMany().HasForeignKey(j => j.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        journey.HasMany(j => j.Steps).WithOne().HasForeignKey(s => s.JourneyId);
    }

    public void Configure(EntityTypeBuilder<JourneyStep> step)
    {
        step.ToTable("activation_journey_steps");
        step.HasKey(s => new { s.JourneyId, s.Number });
        step.Property(s => s.Subject).HasMaxLength(Journey.LongestSubject);
        step.Property(s => s.Text).HasMaxLength(Journey.LongestText);
        step.Property(s => s.Target).HasMaxLength(60);
        step.Property(s => s.Conditions).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Traveller> traveller)
    {
        traveller.ToTable("activation_travellers");
        traveller.HasKey(t => new { t.JourneyId, t.MemberId });
        traveller.HasOne<Journey>().WithMany().HasForeignKey(t => t.JourneyId);
        traveller.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId);
        traveller.HasIndex(t => t.DueAt);
        traveller.HasIndex(t => t.MemberId);
    }

    public void Configure(EntityTypeBuilder<JourneyMessage> message)
    {
        message.ToTable("activation_messages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Subject).HasMaxLength(Journey.LongestSubject);
        message.Property(m => m.Address).HasMaxLength(200);
        message.HasOne<Journey>().WithMany().HasForeignKey(m => m.JourneyId);
        message.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
        message.HasIndex(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<HostTask> task)
    {
        task.ToTable("activation_host_tasks");
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Subject).HasMaxLength(Journey.LongestSubject);
        task.HasOne<Journey>().WithMany().HasForeignKey(t => t.JourneyId);
        task.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId);
        task.HasIndex(t => t.DoneAt);
    }
}
