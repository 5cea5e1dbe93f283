using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Silos.Interventions;

internal static class InterventionSets
{
    extension(HouseDb db)
    {
        internal DbSet<Intervention> Interventions => db.Set<Intervention>();

        internal DbSet<InterventionParticipant> InterventionParticipants => db.Set<InterventionParticipant>();

        internal DbSet<ReleasedEffect> ReleasedEffects => db.Set<ReleasedEffect>();
    }
}

internal sealed class InterventionTables :
    IEntityTypeConfiguration<Intervention>, IEntityTypeConfiguration<InterventionParticipant>, IEntityTypeConfiguration<ReleasedEffect>
{
    public void Configure(EntityTypeBuilder<Intervention> intervention)
    {
        intervention.ToTable("silos_interventions");
        intervention.Property(i => i.Id).ValueGeneratedNever();
        intervention.Property(i => i.Title).HasMaxLength(Intervention.LongestTitle);
        intervention.Property(i => i.Note).HasMaxLength(Intervention.LongestNote);
        intervention.HasIndex(i => i.Day);
        intervention.Ignore(i => i.Study);
        intervention.Ignore(i => i.DueOn);
        intervention.HasMany(i => i.Participants).WithOne().HasForeignKey(p => p.InterventionId);
        intervention.Navigation(i => i.Participants).UsePropertyAccessMode(PropertyAccessMode.Field);
        intervention.HasOne(i => i.Effect).WithOne().HasForeignKey<ReleasedEffect>(e => e.InterventionId);
    }

    public void Configure(EntityTypeBuilder<InterventionParticipant> participant)
    {
        participant.ToTable("silos_intervention_participants");
        participant.HasKey(p => new { p.InterventionId, p.MemberId });
        participant.Property(p => p.MemberId).ValueGeneratedNever();
        participant.HasIndex(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<ReleasedEffect> effect)
    {
        effect.ToTable("silos_effects");
        effect.HasKey(e => e.InterventionId);
        effect.Property(e => e.InterventionId).ValueGeneratedNever();
        effect.Ignore(e => e.Numbers);
    }
}
