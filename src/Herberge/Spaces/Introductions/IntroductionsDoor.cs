using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Introductions;

/// <summary>What introductions bring into the room.</summary>
internal static class IntroductionsDoor
{
    public static void AddIntroductions(this IServiceCollection services)
    {
        services.AddScoped<WelcomeIntroductions>();
        services.AddScoped<WhoLikesIntroductions>();
        services.AddScoped<ProposeIntroduction>();
        services.AddScoped<AnswerIntroduction>();
        services.AddScoped<SeeIntroductions>();
        services.AddScoped<IPersonalData, IntroductionsData>();
    }
}

internal static class IntroductionsSets
{
    extension(HouseDb db)
    {
        internal DbSet<Introduction> Introductions => db.Set<Introduction>();

        internal DbSet<IntroductionWish> IntroductionWishes => db.Set<IntroductionWish>();
    }
}

internal sealed class IntroductionsTables : IEntityTypeConfiguration<Introduction>, IEntityTypeConfiguration<IntroductionWish>
{
    public void Configure(EntityTypeBuilder<Introduction> introduction)
    {
        introduction.ToTable("introductions");
        introduction.Ignore(i => i.IsAgreed);
        introduction.Ignore(i => i.IsWithoutNames);
        introduction.Property(i => i.Reason).HasMaxLength(Introduction.LongestReason);
        introduction.HasIndex(i => i.OneId);
        introduction.HasIndex(i => i.OtherId);
        introduction.HasIndex(i => i.ProposedBy);
    }

    public void Configure(EntityTypeBuilder<IntroductionWish> wish)
    {
        wish.ToTable("introduction_wishes");
        wish.HasKey(w => w.MemberId);
        wish.Property(w => w.MemberId).ValueGeneratedNever();
    }
}
