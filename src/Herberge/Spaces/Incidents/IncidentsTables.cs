using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Incidents;

internal static class IncidentsSets
{
    extension(HouseDb db)
    {
        internal DbSet<Incident> Incidents => db.Set<Incident>();

        internal DbSet<IncidentLine> IncidentLines => db.Set<IncidentLine>();
    }
}

internal sealed class IncidentsTables : IEntityTypeConfiguration<Incident>, IEntityTypeConfiguration<IncidentLine>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("incidents");
        incident.Property(i => i.Title).HasMaxLength(Incident.LongestTitle);
        incident.Property(i => i.Place).HasMaxLength(Incident.LongestPlace);
        incident.HasIndex(i => new { i.State, i.BeganAt });
        incident.HasOne<Member>().WithMany().HasForeignKey(i => i.OwnerId);
        incident.Ignore(i => i.IsOver);
    }

    public void Configure(EntityTypeBuilder<IncidentLine> line)
    {
        line.ToTable("incident_lines");
        line.HasIndex(l => new { l.IncidentId, l.At });
        line.HasOne<Incident>().WithMany().HasForeignKey(l => l.IncidentId);
        line.HasOne<Member>().WithMany().HasForeignKey(l => l.By);
        line.HasOne<Member>().WithMany().HasForeignKey(l => l.DoneBy);
        line.HasOne<Member>().WithMany().HasForeignKey(l => l.HandedTo);
    }
}
