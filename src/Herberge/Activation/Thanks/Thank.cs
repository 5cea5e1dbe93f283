using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Thanks;

/// <summary>A word of thanks from one member to another. The two read it, nobody else; it is counted nowhere.</summary>
public sealed class Thank
{
    public const int LongestText = 280;

    private Thank() { }

    public Thank(Guid id, Guid fromId, Guid toId, string text, DateTimeOffset at)
    {
        Id = id;
        FromId = fromId;
        ToId = toId;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal static class ThanksSets
{
    extension(HouseDb db)
    {
        internal DbSet<Thank> Thanks => db.Set<Thank>();
    }
}

internal sealed class ThanksTables : IEntityTypeConfiguration<Thank>
{
    public void Configure(EntityTypeBuilder<Thank> thank)
    {
        thank.ToTable("activation_thanks");
        thank.Property(t => t.Id).ValueGeneratedNever();
        thank.Property(t => t.Text).HasMaxLength(Thank.LongestText);
        thank.HasOne<Member>().WithMany().HasForeignKey(t => t.FromId);
        thank.HasOne<Member>().WithMany().HasForeignKey(t => t.ToId);
        thank.HasIndex(t => new { t.ToId, t.At });
        thank.HasIndex(t => new { t.FromId, t.At });
    }
}
