using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Voices.Coding;
using Herberge.Voices.Inside;
using Herberge.Voices.Mailboxes;
using Herberge.Voices.Needs;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices;

internal static class VoicesSets
{
    extension(HouseDb db)
    {
        internal DbSet<Source> VoiceSources => db.Set<Source>();

        internal DbSet<SourceRun> SourceRuns => db.Set<SourceRun>();

        internal DbSet<GoneKey> GoneKeys => db.Set<GoneKey>();

        internal DbSet<MailboxAccount> Mailboxes => db.Set<MailboxAccount>();

        internal DbSet<ObservedSpace> ObservedSpaces => db.Set<ObservedSpace>();

        internal DbSet<ObservationRefusal> ObservationRefusals => db.Set<ObservationRefusal>();

        internal DbSet<QuotedPost> QuotedPosts => db.Set<QuotedPost>();

        internal DbSet<Observation> Observations => db.Set<Observation>();

        internal DbSet<Code> Codes => db.Set<Code>();

        internal DbSet<CodeMark> CodeMarks => db.Set<CodeMark>();

        internal DbSet<CodeChange> CodeChanges => db.Set<CodeChange>();

        internal DbSet<CodeMove> CodeMoves => db.Set<CodeMove>();

        internal DbSet<Need> Needs => db.Set<Need>();

        internal DbSet<NeedEvidence> NeedEvidence => db.Set<NeedEvidence>();

        internal DbSet<NeedTelling> NeedTellings => db.Set<NeedTelling>();

        internal DbSet<NeedIdea> NeedIdeas => db.Set<NeedIdea>();

        internal DbSet<IdeaQuote> IdeaQuotes => db.Set<IdeaQuote>();
    }
}

internal sealed class VoicesTables :
    IEntityTypeConfiguration<Source>, IEntityTypeConfiguration<Observation>, IEntityTypeConfiguration<VoicesSecret>, IEntityTypeConfiguration<Code>,
    IEntityTypeConfiguration<CodeMark>, IEntityTypeConfiguration<CodeChange>, IEntityTypeConfiguration<CodeMove>, IEntityTypeConfiguration<Need>,
    IEntityTypeConfiguration<NeedEvidence>, IEntityTypeConfiguration<NeedTelling>, IEntityTypeConfiguration<NeedIdea>, IEntityTypeConfiguration<IdeaQuote>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.ToTable("voices_sources");
        source.Property(s => s.Id).ValueGeneratedNever();
        source.Property(s => s.Name).HasMaxLength(Source.LongestName);
        source.Property(s => s.Address).HasMaxLength(Source.LongestAddress);
        source.Property(s => s.Tags).HasMaxLength(Source.LongestTags);
        source.Property(s => s.BodyMapping).HasMaxLength(Source.LongestMapping);
        source.Ignore(s => s.IsListening);
        source.HasIndex(s => s.DueAt);
    }

    public void Configure(EntityTypeBuilder<Observation> observation)
    {
        observation.ToTable("voices_observations");
        observation.Property(o => o.Id).ValueGeneratedNever();
        observation.Property(o => o.ExternalKey).HasMaxLength(64);
        observation.Property(o => o.Segment).HasMaxLength(Observation.LongestWord);
        observation.Property(o => o.Language).HasMaxLength(2);
        observation.Property(o => o.AuthorKey).HasMaxLength(32);
        observation.HasOne<Source>().WithMany().HasForeignKey(o => o.SourceId).OnDelete(DeleteBehavior.Restrict);
        observation.HasIndex(o => new { o.SourceId, o.ExternalKey }).IsUnique();
        observation.HasIndex(o => new { o.SaidAt, o.Id });
        observation.HasIndex(o => new { o.State, o.SaidAt, o.Id });
        observation.HasIndex(o => new { o.SourceId, o.SaidAt, o.Id });
        observation.HasIndex(o => new { o.Segment, o.SaidAt, o.Id });
        observation.HasIndex(o => o.AuthorKey);
        observation.HasIndex(o => o.RecordedBy);
        observation.HasIndex(o => o.PhotoFileId);
    }

    public void Configure(EntityTypeBuilder<VoicesSecret> secret)
    {
        secret.ToTable("voices_secret");
        secret.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Code> code)
    {
        code.ToTable("voices_codes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Name).HasMaxLength(Code.LongestName);
        code.Property(c => c.FoldedName).HasMaxLength(Code.LongestName * 2);
        code.HasIndex(c => c.FoldedName).IsUnique().HasFilter("\"RetiredAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<CodeMark> mark)
    {
        mark.ToTable("voices_codings");
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.HasOne<Observation>().WithMany().HasForeignKey(m => m.ObservationId).OnDelete(DeleteBehavior.Cascade);
        mark.HasOne<Code>().WithMany().HasForeignKey(m => m.CodeId).OnDelete(DeleteBehavior.Restrict);
        mark.HasIndex(m => m.ObservationId);
        // What is counted and drawn is read from the indexes alone.
        mark.HasIndex(m => new { m.CodeId, m.SaidAt, m.ObservationId, m.HiddenBy });
        mark.HasIndex(m => new { m.CoderId, m.SaidAt, m.ObservationId, m.HiddenBy });
        mark.HasIndex(m => new { m.SaidAt, m.CodeId, m.ObservationId, m.HiddenBy });
    }

    public void Configure(EntityTypeBuilder<CodeChange> change)
    {
        change.ToTable("voices_code_changes");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.HasIndex(c => c.At);
    }

    public void Configure(EntityTypeBuilder<CodeMove> move)
    {
        move.ToTable("voices_code_moves");
        move.HasKey(m => new { m.ChangeId, m.MarkId });
        move.HasOne<CodeMark>().WithMany().HasForeignKey(m => m.MarkId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("voices_needs");
        need.Property(n => n.Id).ValueGeneratedNever();
        need.HasIndex(n => n.Number).IsUnique();
        need.HasIndex(n => n.ThreadId);
        need.Ignore(n => n.Gap);
        need.Ignore(n => n.Label);
        need.Ignore(n => n.IsDecided);
    }

    public void Configure(EntityTypeBuilder<NeedEvidence> evidence)
    {
        evidence.ToTable("voices_evidence");
        evidence.HasKey(e => new { e.NeedId, e.ObservationId });
        evidence.HasOne<Need>().WithMany().HasForeignKey(e => e.NeedId).OnDelete(DeleteBehavior.Cascade);
        evidence.HasOne<Observation>().WithMany().HasForeignKey(e => e.ObservationId).OnDelete(DeleteBehavior.Cascade);
        evidence.HasIndex(e => e.ObservationId);
    }

    public void Configure(EntityTypeBuilder<NeedTelling> telling)
    {
        telling.ToTable("voices_tellings");
        telling.Property(t => t.Id).ValueGeneratedNever();
        telling.HasOne<Need>().WithMany().HasForeignKey(t => t.NeedId).OnDelete(DeleteBehavior.Cascade);
        telling.HasIndex(t => t.NeedId);
        telling.HasOne<Observation>().WithMany().HasForeignKey(t => t.ObservationId).OnDelete(DeleteBehavior.SetNull);
        telling.HasIndex(t => t.ObservationId);
    }

    public void Configure(EntityTypeBuilder<NeedIdea> link)
    {
        link.ToTable("voices_need_ideas");
        link.HasKey(l => new { l.NeedId, l.IdeaId });
        link.HasOne<Need>().WithMany().HasForeignKey(l => l.NeedId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Idea>().WithMany().HasForeignKey(l => l.IdeaId).OnDelete(DeleteBehavior.Cascade);
        link.HasIndex(l => l.IdeaId);
    }

    public void Configure(EntityTypeBuilder<IdeaQuote> quote)
    {
        quote.ToTable("voices_idea_quotes");
        quote.HasKey(q => new { q.IdeaId, q.ObservationId });
        quote.HasOne<NeedIdea>().WithMany().HasForeignKey(q => new { q.NeedId, q.IdeaId }).OnDelete(DeleteBehavior.Cascade);
        quote.HasOne<Observation>().WithMany().HasForeignKey(q => q.ObservationId).OnDelete(DeleteBehavior.Cascade);
        quote.HasIndex(q => q.ObservationId);
    }
}
