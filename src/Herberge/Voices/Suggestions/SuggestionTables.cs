using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Suggestions;

internal static class SuggestionSets
{
    extension(HouseDb db)
    {
        internal DbSet<SuggestionRejection> SuggestionRejections => db.Set<SuggestionRejection>();
    }
}

internal sealed class SuggestionTables : IEntityTypeConfiguration<SuggestionRejection>
{
    public void Configure(EntityTypeBuilder<SuggestionRejection> rejection)
    {
        rejection.ToTable("voices_rejections");
        rejection.HasKey(r => new { r.ObservationId, r.CodeId });
        rejection.HasOne<Observation>().WithMany().HasForeignKey(r => r.ObservationId).OnDelete(DeleteBehavior.Cascade);
        rejection.HasOne<Code>().WithMany().HasForeignKey(r => r.CodeId).OnDelete(DeleteBehavior.Cascade);
        rejection.HasIndex(r => r.ById);
    }
}
