using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Activation.Initiatives;

internal static class InitiativesSets
{
    extension(HouseDb db)
    {
        internal DbSet<Initiative> Initiatives => db.Set<Initiative>();

        internal DbSet<InitiativePerson> InitiativePeople => db.Set<InitiativePerson>();

        internal DbSet<InitiativeTopic> InitiativeTopics => db.Set<InitiativeTopic>();
    }
}

internal sealed class InitiativesTables : IEntityTypeConfiguration<Initiative>, IEntityTypeConfiguration<InitiativePerson>, IEntityTypeConfiguration<InitiativeTopic>
{
    public void Configure(EntityTypeBuilder<Initiative> initiative)
    {
        initiative.ToTable("activation_initiatives");
        initiative.Property(i => i.Id).ValueGeneratedNever();
        initiative.Property(i => i.Title).HasMaxLength(Initiative.LongestTitle);
        initiative.Property(i => i.Text).HasMaxLength(Initiative.LongestText);
        initiative.Property(i => i.Seeks).HasMaxLength(Initiative.LongestWish);
        initiative.Property(i => i.Offers).HasMaxLength(Initiative.LongestWish);
        initiative.Ignore(i => i.IsOpen);
        initiative.HasOne(i => i.Space).WithMany().HasForeignKey(i => i.SpaceId).OnDelete(DeleteBehavior.SetNull);
        initiative.HasOne<OrgUnit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.SetNull);
        initiative.HasOne<Member>().WithMany().HasForeignKey(i => i.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        initiative.HasIndex(i => new { i.ChangedAt, i.Id });
        initiative.HasMany(i => i.People).WithOne().HasForeignKey(p => p.InitiativeId);
        initiative.HasMany(i => i.Topics).WithOne().HasForeignKey(t => t.InitiativeId);
    }

    public void Configure(EntityTypeBuilder<InitiativePerson> person)
    {
        person.ToTable("activation_initiative_people");
        person.HasKey(p => new { p.InitiativeId, p.MemberId });
        person.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
        person.HasIndex(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<InitiativeTopic> topic)
    {
        topic.ToTable("activation_initiative_topics");
        topic.HasKey(t => new { t.InitiativeId, t.Topic });
        topic.Property(t => t.Topic).HasMaxLength(Initiative.LongestTopic);
        topic.HasIndex(t => t.Topic);
    }
}
