using Herberge.Activation.Rounds;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Circles;

internal static class CirclesSets
{
    extension(HouseDb db)
    {
        internal DbSet<CircleSeason> CircleSeasons => db.Set<CircleSeason>();

        internal DbSet<CircleEntry> CircleEntries => db.Set<CircleEntry>();

        internal DbSet<CircleGoal> CircleGoals => db.Set<CircleGoal>();

        internal DbSet<CircleNote> CircleNotes => db.Set<CircleNote>();

        internal DbSet<Circle> Circles => db.Set<Circle>();

        internal DbSet<CircleSeat> CircleSeats => db.Set<CircleSeat>();

        internal DbSet<CircleMeeting> CircleMeetings => db.Set<CircleMeeting>();
    }
}

internal sealed class CirclesTables :
    IEntityTypeConfiguration<CircleSeason>, IEntityTypeConfiguration<CircleEntry>, IEntityTypeConfiguration<CircleGoal>, IEntityTypeConfiguration<CircleNote>,
    IEntityTypeConfiguration<Circle>, IEntityTypeConfiguration<CircleSeat>, IEntityTypeConfiguration<CircleMeeting>
{
    public void Configure(EntityTypeBuilder<CircleSeason> season)
    {
        season.ToTable("activation_circle_seasons");
        season.Property(s => s.Id).ValueGeneratedNever();
        season.Property(s => s.Name).HasMaxLength(CircleSeason.LongestName);
        season.Property(s => s.Text).HasMaxLength(CircleSeason.LongestText);
        season.Property(s => s.Languages).HasMaxLength(160);
        season.Ignore(s => s.DaysEach);
        season.Ignore(s => s.EndsOn);
    }

    public void Configure(EntityTypeBuilder<CircleEntry> entry)
    {
        entry.ToTable("activation_circle_entries");
        entry.HasKey(e => new { e.SeasonId, e.MemberId });
        entry.Property(e => e.Languages).HasMaxLength(160);
        entry.Property(e => e.Place).HasMaxLength(RoundEntry.LongestPlace);
        entry.Property(e => e.Topics).HasMaxLength(RoundEntry.LongestTopics);
        entry.HasOne<CircleSeason>().WithMany().HasForeignKey(e => e.SeasonId);
        entry.HasOne<Member>().WithMany().HasForeignKey(e => e.MemberId);
        entry.HasIndex(e => e.MemberId);
    }

    public void Configure(EntityTypeBuilder<CircleGoal> goal)
    {
        goal.ToTable("activation_circle_goals");
        goal.HasKey(g => new { g.SeasonId, g.MemberId });
        goal.Property(g => g.Text).HasMaxLength(CircleGoal.Longest);
        goal.HasOne<CircleSeason>().WithMany().HasForeignKey(g => g.SeasonId);
        goal.HasOne<Member>().WithMany().HasForeignKey(g => g.MemberId);
        goal.HasIndex(g => g.MemberId);
    }

    public void Configure(EntityTypeBuilder<CircleNote> note)
    {
        note.ToTable("activation_circle_notes");
        note.HasKey(n => new { n.SeasonId, n.MemberId, n.Week });
        note.Property(n => n.Text).HasMaxLength(CircleNote.Longest);
        note.HasOne<CircleSeason>().WithMany().HasForeignKey(n => n.SeasonId);
        note.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId);
        note.HasIndex(n => n.MemberId);
    }

    public void Configure(EntityTypeBuilder<Circle> circle)
    {
        circle.ToTable("activation_circles");
        circle.Property(c => c.Id).ValueGeneratedNever();
        circle.Property(c => c.Name).HasMaxLength(Circle.LongestName);
        circle.Property(c => c.Place).HasMaxLength(RoundEntry.LongestPlace);
        circle.Property(c => c.Language).HasMaxLength(12);
        circle.Property(c => c.Link).HasMaxLength(Circle.LongestLink);
        circle.Property(c => c.Line).HasMaxLength(Circle.LongestLine);
        circle.HasOne(c => c.Season).WithMany().HasForeignKey(c => c.SeasonId);
        circle.HasMany(c => c.Seats).WithOne(s => s.Circle).HasForeignKey(s => s.CircleId);
        circle.Navigation(c => c.Seats).UsePropertyAccessMode(PropertyAccessMode.Field);
        // Two nodes that draw at once: one of them wins.
        circle.HasIndex(c => new { c.SeasonId, c.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CircleSeat> seat)
    {
        seat.ToTable("activation_circle_seats");
        seat.HasKey(s => new { s.CircleId, s.MemberId });
        seat.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
        seat.HasIndex(s => s.MemberId);
    }

    public void Configure(EntityTypeBuilder<CircleMeeting> meeting)
    {
        meeting.ToTable("activation_circle_meetings");
        meeting.Property(m => m.Id).ValueGeneratedNever();
        meeting.HasOne<Circle>().WithMany().HasForeignKey(m => m.CircleId);
        meeting.HasIndex(m => new { m.CircleId, m.Week }).IsUnique();
    }
}
