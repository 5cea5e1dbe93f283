using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Agreements;

internal static class AgreementSets
{
    extension(HouseDb db)
    {
        internal DbSet<CodingSample> CodingSamples => db.Set<CodingSample>();

        internal DbSet<SampleCode> SampleCodes => db.Set<SampleCode>();

        internal DbSet<SampleVoice> SampleVoices => db.Set<SampleVoice>();

        internal DbSet<SampleCoder> SampleCoders => db.Set<SampleCoder>();

        internal DbSet<BlindCoding> BlindCodings => db.Set<BlindCoding>();
    }
}

internal sealed class AgreementTables :
    IEntityTypeConfiguration<CodingSample>, IEntityTypeConfiguration<SampleCode>, IEntityTypeConfiguration<SampleVoice>, IEntityTypeConfiguration<SampleCoder>,
    IEntityTypeConfiguration<BlindCoding>
{
    public void Configure(EntityTypeBuilder<CodingSample> sample)
    {
        sample.ToTable("voices_samples");
        sample.Property(s => s.Id).ValueGeneratedNever();
        sample.Property(s => s.Name).HasMaxLength(CodingSample.LongestName);
    }

    public void Configure(EntityTypeBuilder<SampleCode> code)
    {
        code.ToTable("voices_sample_codes");
        code.HasKey(c => new { c.SampleId, c.CodeId });
        code.HasOne<CodingSample>().WithMany().HasForeignKey(c => c.SampleId).OnDelete(DeleteBehavior.Cascade);
        code.HasOne<Code>().WithMany().HasForeignKey(c => c.CodeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SampleVoice> voice)
    {
        voice.ToTable("voices_sample_voices");
        voice.HasKey(v => new { v.SampleId, v.ObservationId });
        voice.HasOne<CodingSample>().WithMany().HasForeignKey(v => v.SampleId).OnDelete(DeleteBehavior.Cascade);
        voice.HasOne<Observation>().WithMany().HasForeignKey(v => v.ObservationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SampleCoder> coder)
    {
        coder.ToTable("voices_sample_coders");
        coder.HasKey(c => new { c.SampleId, c.MemberId });
        coder.HasOne<CodingSample>().WithMany().HasForeignKey(c => c.SampleId).OnDelete(DeleteBehavior.Cascade);
        coder.HasIndex(c => c.MemberId);
    }

    public void Configure(EntityTypeBuilder<BlindCoding> coding)
    {
        coding.ToTable("voices_blind_codings");
        coding.HasKey(c => new { c.SampleId, c.ObservationId, c.CoderId });
        coding.HasOne<CodingSample>().WithMany().HasForeignKey(c => c.SampleId).OnDelete(DeleteBehavior.Cascade);
        coding.HasOne<Observation>().WithMany().HasForeignKey(c => c.ObservationId).OnDelete(DeleteBehavior.Cascade);
        coding.HasIndex(c => c.CoderId);
    }
}
