using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Invitations;

internal static class InvitationsSets
{
    extension(HouseDb db)
    {
        internal DbSet<Invitation> Invitations => db.Set<Invitation>();

        internal DbSet<Joining> Joinings => db.Set<Joining>();
    }
}

internal sealed class InvitationsTables : IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<Joining>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("activation_invitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Code).HasMaxLength(16);
        invitation.Property(i => i.Label).HasMaxLength(Invitation.LongestLabel);
        invitation.Property(i => i.LeadsTo).HasMaxLength(Invitation.LongestAddress);
        invitation.HasIndex(i => i.Code).IsUnique();
        invitation.HasIndex(i => i.CreatedBy);
        invitation.HasOne<Member>().WithMany().HasForeignKey(i => i.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Joining> joining)
    {
        joining.ToTable("activation_joinings");
        joining.HasKey(j => j.Hash);
        joining.Property(j => j.Hash).HasMaxLength(32);
        joining.Property(j => j.Name).HasMaxLength(ComeIn.LongestName);
        joining.Property(j => j.Email).HasMaxLength(ComeIn.LongestEmail);
        joining.Property(j => j.NormalizedEmail).HasMaxLength(ComeIn.LongestEmail);
        joining.HasIndex(j => j.NormalizedEmail);
        joining.HasOne<Invitation>().WithMany().HasForeignKey(j => j.InvitationId);
    }
}
