using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Foundation.Ledger;

internal sealed class LedgerTables :
    IEntityTypeConfiguration<Act>, IEntityTypeConfiguration<Tie>,
    IEntityTypeConfiguration<Occasion>, IEntityTypeConfiguration<OccasionParticipant>
{
    public void Configure(EntityTypeBuilder<Act> act)
    {
        act.ToTable("ledger_acts");
        act.HasIndex(a => a.At);
        act.HasIndex(a => new { a.MemberId, a.At });
    }

    public void Configure(EntityTypeBuilder<Tie> tie)
    {
        tie.ToTable("ledger_ties");
        tie.HasIndex(t => t.At);
        tie.HasIndex(t => new { t.FromId, t.At });
        tie.HasIndex(t => new { t.ToId, t.At });
    }

    public void Configure(EntityTypeBuilder<Occasion> occasion)
    {
        occasion.ToTable("ledger_occasions");
        occasion.Property(o => o.Kind).HasMaxLength(40);
        occasion.HasIndex(o => o.From);
        occasion.HasMany(o => o.Participants).WithOne().HasForeignKey(p => p.OccasionId);
        occasion.Navigation(o => o.Participants).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<OccasionParticipant> participant)
    {
        participant.ToTable("ledger_occasion_participants");
        participant.HasKey(p => new { p.OccasionId, p.MemberId });
    }
}
