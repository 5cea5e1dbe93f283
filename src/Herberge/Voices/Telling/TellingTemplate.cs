using Herberge.Foundation.Storage;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Telling;

/// <summary>The house's own words for telling customers what became of their need.</summary>
public sealed class TellingTemplate
{
    private TellingTemplate() { }

    public TellingTemplate(NeedStatus status, string language) => (Status, Language) = (status, language);

    /// <summary><see cref="NeedStatus.Shipped"/> or <see cref="NeedStatus.Declined"/>.</summary>
    public NeedStatus Status { get; private set; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Guid EditedBy { get; set; }

    public DateTimeOffset EditedAt { get; private set; }

    public void Write(string text, Guid by, DateTimeOffset at) => (Text, EditedBy, EditedAt) = (text.Trim(), by, at);
}

/// <summary>What a customer said when they were told: an observation like any other, and this is what it answers.</summary>
public sealed class TellingAnswer
{
    private TellingAnswer() { }

    public TellingAnswer(Guid observationId, Guid tellingId) => (ObservationId, TellingId) = (observationId, tellingId);

    public Guid ObservationId { get; private set; }

    public Guid TellingId { get; private set; }
}

internal static class TellingSets
{
    extension(HouseDb db)
    {
        internal DbSet<TellingTemplate> TellingTemplates => db.Set<TellingTemplate>();

        internal DbSet<TellingAnswer> TellingAnswers => db.Set<TellingAnswer>();
    }
}

internal sealed class TellingTables : IEntityTypeConfiguration<TellingTemplate>, IEntityTypeConfiguration<TellingAnswer>
{
    public void Configure(EntityTypeBuilder<TellingTemplate> template)
    {
        template.ToTable("voices_telling_templates");
        template.HasKey(t => new { t.Status, t.Language });
        template.Property(t => t.Language).HasMaxLength(2);
    }

    public void Configure(EntityTypeBuilder<TellingAnswer> answer)
    {
        answer.ToTable("voices_telling_answers");
        answer.HasKey(a => a.ObservationId);
        answer.Property(a => a.ObservationId).ValueGeneratedNever();
        answer.HasOne<Observation>().WithOne().HasForeignKey<TellingAnswer>(a => a.ObservationId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<NeedTelling>().WithMany().HasForeignKey(a => a.TellingId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => a.TellingId);
    }
}
