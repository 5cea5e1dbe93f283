using System.Text.Json.Serialization;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Ladder;

/// <summary>What was told of the ladder up to one Monday; never changed.</summary>
internal sealed class LadderRelease
{
    private LadderRelease() { }

    public LadderRelease(DateOnly until, string content, DateTimeOffset at) => (Until, Content, At) = (until, content, at);

    public DateOnly Until { get; private set; }

    /// <summary>A <see cref="LadderView"/>.</summary>
    public string Content { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal static class LadderSets
{
    extension(HouseDb db)
    {
        internal DbSet<LadderRelease> LadderReleases => db.Set<LadderRelease>();
    }
}

internal sealed class LadderTables : IEntityTypeConfiguration<LadderRelease>
{
    public void Configure(EntityTypeBuilder<LadderRelease> release)
    {
        release.ToTable("activation_ladder_releases");
        release.HasKey(r => r.Until);
    }
}

[JsonSerializable(typeof(LadderView))]
internal sealed partial class LadderReleaseJson : JsonSerializerContext;
