using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Rounds;

internal static class RoundsSets
{
    extension(HouseDb db)
    {
        internal DbSet<RoundProgramme> RoundProgrammes => db.Set<RoundProgramme>();

        internal DbSet<RoundEntry> RoundEntries => db.Set<RoundEntry>();

        internal DbSet<ApartWish> ApartWishes => db.Set<ApartWish>();

        internal DbSet<Round> Rounds => db.Set<Round>();

        internal DbSet<RoundGroup> RoundGroups => db.Set<RoundGroup>();

        internal DbSet<RoundSeat> RoundSeats => db.Set<RoundSeat>();
    }
}

internal sealed class RoundsTables :
    IEntityTypeConfiguration<RoundProgramme>, IEntityTypeConfiguration<RoundEntry>, IEntityTypeConfiguration<ApartWish>,
    IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundGroup>, IEntityTypeConfiguration<RoundSeat>
{
    public void Configure(EntityTypeBuilder<RoundProgramme> programme)
    {
        programme.ToTable("activation_programmes");
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.Property(p => p.Name).HasMaxLength(RoundProgramme.LongestName);
        programme.Property(p => p.Text).HasMaxLength(RoundProgramme.LongestText);
        programme.Ignore(p => p.DaysToMeet);
        programme.HasOne<Space>().WithMany().HasForeignKey(p => p.SpaceId);
        programme.HasIndex(p => p.NextDrawOn);
    }

    public void Configure(EntityTypeBuilder<RoundEntry> entry)
    {
        entry.ToTable("activation_entries");
        entry.HasKey(e => new { e.ProgrammeId, e.MemberId });
        entry.Property(e => e.Languages).HasMaxLength(160);
        entry.Property(e => e.Place).HasMaxLength(RoundEntry.LongestPlace);
        entry.Property(e => e.Topics).HasMaxLength(RoundEntry.LongestTopics);
        entry.HasOne<RoundProgramme>().WithMany().HasForeignKey(e => e.ProgrammeId);
        entry.HasOne<Member>().WithMany().HasForeignKey(e => e.MemberId);
        entry.HasIndex(e => e.MemberId);
    }

    public void Configure(EntityTypeBuilder<ApartWish> wish)
    {
        wish.ToTable("activation_apart");
        wish.HasKey(w => new { w.MemberId, w.OtherId });
        wish.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId);
        wish.HasOne<Member>().WithMany().HasForeignKey(w => w.OtherId);
    }

    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("activation_rounds");
        round.Property(r => r.Id).ValueGeneratedNever();
        round.HasOne<RoundProgramme>().WithMany().HasForeignKey(r => r.ProgrammeId);
        round.HasMany(r => r.Groups).WithOne(g => g.Round).HasForeignKey(g => g.RoundId);
        round.Navigation(r => r.Groups).UsePropertyAccessMode(PropertyAccessMode.Field);
        // Two nodes that draw at once: one of them wins.
        round.HasIndex(r => new { r.ProgrammeId, r.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RoundGroup> group)
    {
        group.ToTable("activation_groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Place).HasMaxLength(RoundEntry.LongestPlace);
        group.Property(g => g.Language).HasMaxLength(12);
        group.HasMany(g => g.Seats).WithOne(s => s.Group).HasForeignKey(s => s.GroupId);
        group.Navigation(g => g.Seats).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<RoundSeat> seat)
    {
        seat.ToTable("activation_seats");
        seat.HasKey(s => new { s.GroupId, s.MemberId });
        seat.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
        seat.HasIndex(s => s.MemberId);
    }
}
