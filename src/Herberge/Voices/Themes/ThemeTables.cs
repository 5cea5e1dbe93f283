using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Voices.Themes;

internal static class ThemeSets
{
    extension(HouseDb db)
    {
        internal DbSet<VoiceTheme> VoiceThemes => db.Set<VoiceTheme>();

        internal DbSet<ThemeVoice> ThemeVoices => db.Set<ThemeVoice>();

        internal DbSet<ThemeSearch> ThemeSearches => db.Set<ThemeSearch>();

        internal DbSet<ThemeShift> ThemeShifts => db.Set<ThemeShift>();
    }
}

internal sealed class ThemeTables :
    IEntityTypeConfiguration<VoiceTheme>, IEntityTypeConfiguration<ThemeVoice>, IEntityTypeConfiguration<ThemeSearch>, IEntityTypeConfiguration<ThemeShift>
{
    public void Configure(EntityTypeBuilder<VoiceTheme> theme)
    {
        theme.ToTable("voices_themes");
        theme.Property(t => t.Id).ValueGeneratedNever();
        theme.Property(t => t.GivenName).HasMaxLength(VoiceTheme.LongestName);
        theme.Ignore(t => t.AllPhrases);
        theme.Ignore(t => t.Title);
    }

    public void Configure(EntityTypeBuilder<ThemeVoice> voice)
    {
        voice.ToTable("voices_theme_voices");
        voice.HasKey(v => v.ObservationId);
        voice.Property(v => v.ObservationId).ValueGeneratedNever();
        voice.Property(v => v.Segment).HasMaxLength(Observation.LongestWord);
        voice.HasOne<Observation>().WithOne().HasForeignKey<ThemeVoice>(v => v.ObservationId).OnDelete(DeleteBehavior.Cascade);
        // What is counted and drawn is read from the indexes alone.
        voice.HasIndex(v => new { v.ThemeId, v.Week });
        voice.HasIndex(v => new { v.PartId, v.Week });
    }

    public void Configure(EntityTypeBuilder<ThemeSearch> search)
    {
        search.ToTable("voices_theme_searches");
        search.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ThemeShift> shift)
    {
        shift.ToTable("voices_theme_shifts");
        shift.HasKey(s => new { s.Kind, s.ThemeId, s.OtherId });
    }
}
