using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Gatherings.After;
using Herberge.Gatherings.Calendar;
using Herberge.Gatherings.Series;
using Herberge.Gatherings.Sessions;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Gatherings;

internal static class GatheringsSets
{
    extension(HouseDb db)
    {
        internal DbSet<Gathering> Gatherings => db.Set<Gathering>();

        internal DbSet<GatheringHost> GatheringHosts => db.Set<GatheringHost>();

        internal DbSet<GatheringSeries> GatheringSeries => db.Set<GatheringSeries>();

        internal DbSet<Registration> Registrations => db.Set<Registration>();

        internal DbSet<Answer> RegistrationAnswers => db.Set<Answer>();

        internal DbSet<MixShare> MixShares => db.Set<MixShare>();

        internal DbSet<CalendarFeed> CalendarFeeds => db.Set<CalendarFeed>();

        internal DbSet<Session> Sessions => db.Set<Session>();

        internal DbSet<SessionHost> SessionHosts => db.Set<SessionHost>();

        internal DbSet<SessionWish> SessionWishes => db.Set<SessionWish>();

        internal DbSet<SessionBallot> SessionBallots => db.Set<SessionBallot>();

        internal DbSet<SessionRoom> SessionRooms => db.Set<SessionRoom>();

        internal DbSet<SessionSlot> SessionSlots => db.Set<SessionSlot>();

        internal DbSet<SessionPlan> SessionPlans => db.Set<SessionPlan>();

        internal DbSet<FollowUp> FollowUps => db.Set<FollowUp>();

        internal DbSet<FeedbackGiven> FeedbackGiven => db.Set<FeedbackGiven>();

        internal DbSet<FeedbackCount> FeedbackCounts => db.Set<FeedbackCount>();

        internal DbSet<FeedbackText> FeedbackTexts => db.Set<FeedbackText>();
    }
}

internal sealed class GatheringsTables :
    IEntityTypeConfiguration<Gathering>, IEntityTypeConfiguration<GatheringUnit>, IEntityTypeConfiguration<GatheringHost>, IEntityTypeConfiguration<AgendaLine>,
    IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<GatheringSeries>, IEntityTypeConfiguration<Registration>, IEntityTypeConfiguration<Answer>,
    IEntityTypeConfiguration<MixShare>, IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<Gathering> gathering)
    {
        gathering.ToTable("gatherings");
        gathering.Property(g => g.Id).ValueGeneratedNever();
        gathering.Ignore(g => g.Zone);
        gathering.Ignore(g => g.StartsLocal);
        gathering.Ignore(g => g.EndsLocal);
        gathering.Property(g => g.Title).HasMaxLength(Gathering.LongestTitle);
        gathering.Property(g => g.Lead).HasMaxLength(Gathering.LongestLead);
        gathering.Property(g => g.TimeZone).HasMaxLength(Gathering.LongestZone);
        gathering.Property(g => g.Place).HasMaxLength(Gathering.LongestPlace);
        gathering.Property(g => g.Link).HasMaxLength(SafeLink.Longest);
        gathering.Property(g => g.CancelledWhy).HasMaxLength(Gathering.LongestReason);
        gathering.HasOne(g => g.Space).WithMany().HasForeignKey(g => g.SpaceId).OnDelete(DeleteBehavior.Cascade);
        gathering.HasOne<GatheringSeries>().WithMany().HasForeignKey(g => g.SeriesId).OnDelete(DeleteBehavior.SetNull);
        gathering.HasMany(g => g.Units).WithOne().HasForeignKey(u => u.GatheringId);
        gathering.HasMany(g => g.Hosts).WithOne().HasForeignKey(h => h.GatheringId);
        gathering.HasMany(g => g.Agenda).WithOne().HasForeignKey(a => a.GatheringId);
        gathering.HasMany(g => g.Questions).WithOne().HasForeignKey(q => q.GatheringId);
        gathering.HasIndex(g => new { g.StartsAt, g.Id });
        gathering.HasIndex(g => new { g.SpaceId, g.StartsAt });
        gathering.HasIndex(g => new { g.SeriesId, g.StartsAt });
        gathering.HasIndex(g => g.EndsAt).HasFilter("\"SettledAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<GatheringUnit> unit)
    {
        unit.ToTable("gatherings_units");
        unit.HasKey(u => new { u.GatheringId, u.UnitId });
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.UnitId);
    }

    public void Configure(EntityTypeBuilder<GatheringHost> host)
    {
        host.ToTable("gatherings_hosts");
        host.HasKey(h => new { h.GatheringId, h.MemberId });
        host.HasOne<Member>().WithMany().HasForeignKey(h => h.MemberId);
        host.HasIndex(h => h.MemberId);
    }

    public void Configure(EntityTypeBuilder<AgendaLine> line)
    {
        line.ToTable("gatherings_agenda");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Title).HasMaxLength(AgendaLine.LongestTitle);
        line.Property(l => l.Detail).HasMaxLength(AgendaLine.LongestTitle);
    }

    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("gatherings_questions");
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Property(q => q.Text).HasMaxLength(Question.Longest);
    }

    public void Configure(EntityTypeBuilder<GatheringSeries> series)
    {
        series.ToTable("gatherings_series");
        series.Property(s => s.Id).ValueGeneratedNever();
        series.Property(s => s.Rule).HasMaxLength(Herberge.Gatherings.Series.GatheringSeries.LongestRule);
        series.Property(s => s.TimeZone).HasMaxLength(Gathering.LongestZone);
    }

    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.ToTable("gatherings_registrations");
        registration.Property(r => r.Id).ValueGeneratedNever();
        registration.Ignore(r => r.TakesPart);
        registration.Property(r => r.OutsideName).HasMaxLength(Registration.LongestName);
        registration.Property(r => r.OutsideMail).HasMaxLength(Registration.LongestMail);
        registration.Property(r => r.Code).HasMaxLength(Registration.CodeLength);
        registration.HasOne(r => r.Gathering).WithMany().HasForeignKey(r => r.GatheringId).OnDelete(DeleteBehavior.Cascade);
        registration.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId);
        registration.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.RegistrationId);
        registration.HasIndex(r => new { r.GatheringId, r.MemberId }).IsUnique();
        registration.HasIndex(r => new { r.GatheringId, r.Code }).IsUnique();
        registration.HasIndex(r => new { r.GatheringId, r.EntryKey }).IsUnique();
        registration.HasIndex(r => r.MemberId);
        registration.HasIndex(r => r.OfferedUntil).HasFilter("\"OfferedUntil\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("gatherings_answers");
        answer.HasKey(a => new { a.RegistrationId, a.QuestionId });
        answer.Property(a => a.Text).HasMaxLength(Answer.Longest);
        answer.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MixShare> share)
    {
        share.ToTable("gatherings_mix");
        share.Property(s => s.Id).ValueGeneratedNever();
        share.HasOne<Gathering>().WithMany().HasForeignKey(s => s.GatheringId).OnDelete(DeleteBehavior.Cascade);
        share.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("gatherings_feeds");
        feed.Property(f => f.Id).ValueGeneratedNever();
        feed.Property(f => f.SecretHash).HasMaxLength(64);
        feed.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId);
        feed.HasOne<Space>().WithMany().HasForeignKey(f => f.SpaceId).OnDelete(DeleteBehavior.Cascade);
        feed.HasIndex(f => f.SecretHash).IsUnique();
        feed.HasIndex(f => f.MemberId);
    }
}
