using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Report;

/// <summary>Somebody who decides and gets the report by mail each month, and may read it in the house.</summary>
public sealed class ReportReader
{
    private ReportReader() { }

    public ReportReader(Guid memberId, Guid addedBy, DateTimeOffset addedAt) => (MemberId, AddedBy, AddedAt) = (memberId, addedBy, addedAt);

    public Guid MemberId { get; private set; }

    public Guid AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>When they said that they don't want it any more; kept, so that nobody puts them back unknowingly.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A month's report has gone out.</summary>
public sealed class ReportIssue
{
    private ReportIssue() { }

    public ReportIssue(DateOnly month, int readers, IEnumerable<Guid> needs, Guid? sentBy, DateTimeOffset sentAt)
    {
        (Month, Readers, SentBy, SentAt) = (month, readers, sentBy, sentAt);
        Needs = [.. needs];
    }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    public int Readers { get; private set; }

    /// <summary>The needs it named; the next report says what became of them.</summary>
    public List<Guid> Needs { get; private set; } = [];

    /// <summary>Null for the house itself, on the first working day.</summary>
    public Guid? SentBy { get; set; }

    public DateTimeOffset SentAt { get; private set; }
}

internal static class ReportSets
{
    extension(HouseDb db)
    {
        internal DbSet<ReportReader> ReportReaders => db.Set<ReportReader>();

        internal DbSet<ReportIssue> ReportIssues => db.Set<ReportIssue>();
    }
}

internal sealed class ReportTables : IEntityTypeConfiguration<ReportReader>, IEntityTypeConfiguration<ReportIssue>
{
    public void Configure(EntityTypeBuilder<ReportReader> reader)
    {
        reader.ToTable("voices_report_readers");
        reader.HasKey(r => r.MemberId);
        reader.Property(r => r.MemberId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReportIssue> issue)
    {
        issue.ToTable("voices_report_issues");
        issue.HasKey(i => i.Month);
        issue.Property(i => i.Month).ValueGeneratedNever();
    }
}
