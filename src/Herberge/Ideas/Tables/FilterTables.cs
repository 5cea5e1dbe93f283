using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Ideas.Tables;

internal static class FilterSets
{
    extension(HouseDb db)
    {
        internal DbSet<SavedFilter> SavedFilters => db.Set<SavedFilter>();
    }
}

internal sealed class FilterTables : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.ToTable("ideas_filters");
        filter.Property(f => f.Id).ValueGeneratedNever();
        filter.Property(f => f.Name).HasMaxLength(SavedFilter.LongestName);
        filter.Property(f => f.Query).HasMaxLength(SavedFilter.LongestQuery);
        filter.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId);
        filter.HasIndex(f => f.MemberId);
    }
}
