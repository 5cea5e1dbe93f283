using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Foundation.Imports;

internal sealed class ImportTables : IEntityTypeConfiguration<ImportedItem>
{
    public void Configure(EntityTypeBuilder<ImportedItem> item)
    {
        item.ToTable("imported_items");
        item.HasKey(i => new { i.Source, i.Key });
        item.Property(i => i.Source).HasMaxLength(20);
        item.Property(i => i.Key).HasMaxLength(120);
    }
}
