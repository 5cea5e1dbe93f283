using Herberge.Desks.Holidays;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Desks.Reports;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Desks;

internal static class DesksSets
{
    extension(HouseDb db)
    {
        internal DbSet<Handling> Handlings => db.Set<Handling>();

        internal DbSet<StandIn> StandIns => db.Set<StandIn>();

        internal DbSet<WeekNumbers> WeekNumbers => db.Set<WeekNumbers>();

        internal DbSet<ReportReader> ReportReaders => db.Set<ReportReader>();

        internal DbSet<ReportSent> ReportsSent => db.Set<ReportSent>();
    }
}

internal sealed class DesksTables : IEntityTypeConfiguration<Handling>, IEntityTypeConfiguration<StandIn>, IEntityTypeConfiguration<WeekNumbers>, IEntityTypeConfiguration<ReportReader>,
    IEntityTypeConfiguration<ReportSent>
{
    public void Configure(EntityTypeBuilder<Handling> handling)
    {
        handling.ToTable("desks_items");
        handling.HasKey(h => new { h.Kind, h.Subject });
        handling.Ignore(h => h.State);
        handling.Ignore(h => h.Earlier);
        handling.Property(h => h.Version).IsConcurrencyToken();
        handling.Property(h => h.Note).HasMaxLength(Handling.LongestNote);
        handling.Property(h => h.Message).HasMaxLength(Handling.LongestMessage);
        handling.HasOne<Member>().WithMany().HasForeignKey(h => h.HolderId).OnDelete(DeleteBehavior.Restrict);
        handling.HasOne<Member>().WithMany().HasForeignKey(h => h.AskedId).OnDelete(DeleteBehavior.Restrict);
        handling.HasIndex(h => h.HolderId);
        handling.HasIndex(h => h.AskedId);
        handling.HasIndex(h => h.LastAt);
    }

    public void Configure(EntityTypeBuilder<StandIn> standIn)
    {
        standIn.ToTable("desks_deputies");
        standIn.Property(s => s.Id).ValueGeneratedNever();
        standIn.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
        standIn.HasOne<Member>().WithMany().HasForeignKey(s => s.DeputyId).OnDelete(DeleteBehavior.Restrict);
        standIn.HasIndex(s => s.DeputyId);
        standIn.HasIndex(s => s.Until);
    }

    public void Configure(EntityTypeBuilder<WeekNumbers> week)
    {
        week.ToTable("desks_weeks");
        week.HasKey(w => w.Until);
    }

    public void Configure(EntityTypeBuilder<ReportReader> reader)
    {
        reader.ToTable("desks_report_readers");
        reader.HasKey(r => new { r.Kind, r.MemberId });
        reader.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        reader.HasOne<Member>().WithMany().HasForeignKey(r => r.AddedBy).OnDelete(DeleteBehavior.Restrict);
        reader.HasIndex(r => r.MemberId);
        reader.HasIndex(r => r.AddedBy);
    }

    public void Configure(EntityTypeBuilder<ReportSent> sent)
    {
        sent.ToTable("desks_reports_sent");
        sent.HasKey(s => new { s.Kind, s.From });
    }
}
