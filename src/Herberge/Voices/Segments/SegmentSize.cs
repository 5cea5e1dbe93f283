using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Segments;

/// <summary>How large a kind of customers is, as the house's other figures say.</summary>
public sealed class SegmentSize
{
    public const int LongestPeriod = 20;
    public const int MostKeyFigures = 10;

    private SegmentSize() { }

    public SegmentSize(Guid id, string name, long? customers, double? revenue, string? period, IReadOnlyDictionary<string, string> others)
    {
        Id = id;
        (Name, FoldedName) = (name, WordForms.Fold(name));
        (Customers, Revenue, Period) = (customers, revenue, period);
        (OtherNames, OtherValues) = ([.. others.Keys], [.. others.Values]);
    }

    public Guid Id { get; private set; }

    /// <summary>As observations call it.</summary>
    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    public long? Customers { get; private set; }

    public double? Revenue { get; private set; }

    /// <summary>What the figures are of: <c>2026</c>, <c>2026-Q3</c>.</summary>
    public string? Period { get; private set; }

    /// <summary>Further key figures, shown as they came.</summary>
    public List<string> OtherNames { get; private set; } = [];

    public List<string> OtherValues { get; private set; } = [];
}

internal static class SegmentSets
{
    extension(HouseDb db)
    {
        internal DbSet<SegmentSize> SegmentSizes => db.Set<SegmentSize>();
    }
}

internal sealed class SegmentTables : IEntityTypeConfiguration<SegmentSize>
{
    public void Configure(EntityTypeBuilder<SegmentSize> size)
    {
        size.ToTable("voices_segments");
        size.Property(s => s.Id).ValueGeneratedNever();
        size.Property(s => s.Name).HasMaxLength(Observation.LongestWord);
        size.Property(s => s.FoldedName).HasMaxLength(Observation.LongestWord * 2);
        size.Property(s => s.Period).HasMaxLength(SegmentSize.LongestPeriod);
        size.HasIndex(s => s.FoldedName).IsUnique();
    }
}
