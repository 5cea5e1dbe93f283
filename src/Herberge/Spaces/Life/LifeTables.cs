using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Life;

internal static class LifeSets
{
    extension(HouseDb db)
    {
        internal DbSet<SpaceLife> SpaceLives => db.Set<SpaceLife>();

        internal DbSet<JoinAnswer> JoinAnswers => db.Set<JoinAnswer>();

        internal DbSet<LifeSettings> LifeSettings => db.Set<LifeSettings>();
    }
}

internal sealed class LifeTables : IEntityTypeConfiguration<SpaceLife>, IEntityTypeConfiguration<JoinAnswer>, IEntityTypeConfiguration<LifeSettings>
{
    public void Configure(EntityTypeBuilder<SpaceLife> life)
    {
        life.ToTable("space_lives");
        life.HasKey(l => l.SpaceId);
        life.Ignore(l => l.HasCharter);
        life.Property(l => l.Aim).HasMaxLength(SpaceLife.LongestText);
        life.Property(l => l.Promises).HasMaxLength(SpaceLife.LongestText);
        life.Property(l => l.Belongs).HasMaxLength(SpaceLife.LongestText);
        life.Property(l => l.Elsewhere).HasMaxLength(SpaceLife.LongestText);
        life.Property(l => l.Welcome).HasMaxLength(SpaceLife.LongestText);
        life.Property(l => l.Questions).HasMaxLength(SpaceLife.MostQuestions * (SpaceLife.LongestQuestion + 1));
        life.HasOne<Space>().WithMany().HasForeignKey(l => l.SpaceId);
        life.HasOne<Space>().WithMany().HasForeignKey(l => l.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        life.HasOne<DiscussionThread>().WithMany().HasForeignKey(l => l.WelcomeThreadId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<JoinAnswer> answer)
    {
        answer.ToTable("join_answers");
        answer.HasKey(a => new { a.SpaceId, a.MemberId, a.Number });
        answer.HasIndex(a => a.MemberId);
        answer.HasIndex(a => a.At);
        answer.Property(a => a.Question).HasMaxLength(SpaceLife.LongestQuestion);
        answer.Property(a => a.Answer).HasMaxLength(JoinAnswer.Longest);
        answer.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId);
        answer.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId);
    }

    public void Configure(EntityTypeBuilder<LifeSettings> settings)
    {
        settings.ToTable("life_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
    }
}
