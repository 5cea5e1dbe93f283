using Herberge.Foundation.Storage;
using Herberge.Silos.Alerts;
using Herberge.Silos.Bi;
using Herberge.Silos.Next;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Silos;

internal static class SilosSets
{
    extension(HouseDb db)
    {
        internal DbSet<Release> Releases => db.Set<Release>();

        internal DbSet<ReleasedFigures> ReleasedFigures => db.Set<ReleasedFigures>();

        internal DbSet<RosterEntry> Roster => db.Set<RosterEntry>();

        internal DbSet<FoldedContact> FoldedContacts => db.Set<FoldedContact>();

        internal DbSet<SilosSettings> SilosSettings => db.Set<SilosSettings>();

        internal DbSet<SettingsProposal> SettingsProposals => db.Set<SettingsProposal>();

        internal DbSet<Look> Looks => db.Set<Look>();

        internal DbSet<OptOut> OptOuts => db.Set<OptOut>();

        internal DbSet<BridgeChoice> BridgeChoices => db.Set<BridgeChoice>();

        internal DbSet<SiloAlert> SiloAlerts => db.Set<SiloAlert>();
    }
}

internal sealed class SilosTables :
    IEntityTypeConfiguration<Release>, IEntityTypeConfiguration<ReleasedFigures>, IEntityTypeConfiguration<RosterEntry>,
    IEntityTypeConfiguration<FoldedContact>, IEntityTypeConfiguration<SilosSettings>, IEntityTypeConfiguration<SettingsProposal>,
    IEntityTypeConfiguration<Look>, IEntityTypeConfiguration<OptOut>, IEntityTypeConfiguration<ReleasedUnit>, IEntityTypeConfiguration<ReleasedCell>,
    IEntityTypeConfiguration<BridgeChoice>, IEntityTypeConfiguration<SiloAlert>
{
    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.ToTable("silos_releases");
        release.HasKey(r => r.To);
        release.Property(r => r.To).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReleasedFigures> figures)
    {
        figures.ToTable("silos_figures");
        figures.HasIndex(f => new { f.By, f.Kind, f.Level, f.Days, f.To }).IsUnique();
        figures.HasMany(f => f.Units).WithOne().HasForeignKey(u => u.FiguresId);
        figures.HasMany(f => f.Cells).WithOne().HasForeignKey(c => c.FiguresId);
    }

    public void Configure(EntityTypeBuilder<ReleasedUnit> unit)
    {
        unit.ToTable("silos_figure_units");
        unit.HasKey(u => new { u.FiguresId, u.Number });
    }

    public void Configure(EntityTypeBuilder<ReleasedCell> cell)
    {
        cell.ToTable("silos_figure_cells");
        cell.HasKey(c => new { c.FiguresId, c.A, c.B });
    }

    public void Configure(EntityTypeBuilder<RosterEntry> entry)
    {
        entry.ToTable("silos_roster");
        entry.HasKey(e => e.MemberId);
        entry.Property(e => e.MemberId).ValueGeneratedNever();
        entry.Ignore(e => e.Seat);
    }

    public void Configure(EntityTypeBuilder<FoldedContact> contact)
    {
        contact.ToTable("silos_folded");
        contact.HasKey(c => new { c.Month, c.A, c.B, c.Kind });
    }

    public void Configure(EntityTypeBuilder<SilosSettings> settings)
    {
        settings.ToTable("silos_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Ignore(s => s.Rules);
    }

    public void Configure(EntityTypeBuilder<SettingsProposal> proposal)
    {
        proposal.ToTable("silos_proposals");
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.HasIndex(p => p.ProposedAt);
        proposal.Ignore(p => p.Rules);
    }

    public void Configure(EntityTypeBuilder<Look> look)
    {
        look.ToTable("silos_looks");
        look.Property(l => l.What).HasMaxLength(200);
        look.HasIndex(l => l.At);
    }

    public void Configure(EntityTypeBuilder<OptOut> optOut)
    {
        optOut.ToTable("silos_opt_outs");
        optOut.HasKey(o => o.MemberId);
        optOut.Property(o => o.MemberId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<BridgeChoice> choice)
    {
        choice.ToTable("silos_bridge_choices");
        choice.Property(c => c.Id).ValueGeneratedNever();
        choice.HasIndex(c => c.At);
    }

    public void Configure(EntityTypeBuilder<SiloAlert> alert)
    {
        alert.ToTable("silos_alerts");
        alert.Property(a => a.Id).ValueGeneratedNever();
        alert.HasIndex(a => new { a.Unit, a.To }).IsUnique();
    }
}
