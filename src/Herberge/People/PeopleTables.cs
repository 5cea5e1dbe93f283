using Herberge.Foundation.Storage;
using Herberge.People.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.People;

internal static class PeopleSets
{
    extension(HouseDb db)
    {
        internal DbSet<Member> Members => db.Set<Member>();

        internal DbSet<OrgUnit> Units => db.Set<OrgUnit>();

        internal DbSet<PartnerCompany> Partners => db.Set<PartnerCompany>();

        internal DbSet<DeactivationProposal> DeactivationProposals => db.Set<DeactivationProposal>();
    }
}

internal sealed class PeopleTables :
    IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<OrgUnit>, IEntityTypeConfiguration<PartnerCompany>,
    IEntityTypeConfiguration<DeactivationProposal>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Ignore(m => m.IsGuest);
        member.Ignore(m => m.Initials);
        member.Property(m => m.Name).HasMaxLength(160);
        member.Property(m => m.Handle).HasMaxLength(80);
        member.HasIndex(m => m.Handle).IsUnique();
        member.HasIndex(m => m.NormalizedEmail).IsUnique();
        member.HasIndex(m => m.ExternalId).IsUnique();
        member.HasIndex(m => new { m.FoldedName, m.Id });
        member.HasOne(m => m.Unit).WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.SetNull);
        member.HasOne(m => m.Partner).WithMany().HasForeignKey(m => m.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrgUnit> unit)
    {
        unit.ToTable("units");
        unit.Property(u => u.Name).HasMaxLength(200);
        unit.HasIndex(u => u.Path).IsUnique();
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PartnerCompany> partner)
    {
        partner.ToTable("partners");
        partner.HasIndex(p => p.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DeactivationProposal> proposal)
    {
        proposal.ToTable("deactivation_proposals");
        proposal.HasKey(p => p.MemberId);
        proposal.HasOne<Member>().WithOne().HasForeignKey<DeactivationProposal>(p => p.MemberId);
    }
}
