using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Writing;

internal static class WritingSets
{
    extension(HouseDb db)
    {
        internal DbSet<ScheduledThread> ScheduledThreads => db.Set<ScheduledThread>();

        internal DbSet<ThreadTemplate> ThreadTemplates => db.Set<ThreadTemplate>();
    }
}

internal sealed class WritingTables :
    IEntityTypeConfiguration<ScheduledThread>, IEntityTypeConfiguration<ThreadTemplate>
{
    public void Configure(EntityTypeBuilder<ScheduledThread> scheduled)
    {
        scheduled.ToTable("scheduled_threads");
        scheduled.HasIndex(s => s.PublishAt);
        scheduled.HasIndex(s => s.UnpublishAt);
        scheduled.HasIndex(s => s.AuthorId);
        scheduled.Property(s => s.Title).HasMaxLength(PostText.LongestTitle);
        scheduled.HasOne<Space>().WithMany().HasForeignKey(s => s.SpaceId);
        scheduled.HasOne<Member>().WithMany().HasForeignKey(s => s.AuthorId);
    }

    public void Configure(EntityTypeBuilder<ThreadTemplate> template)
    {
        template.ToTable("thread_templates");
        template.HasIndex(t => t.SpaceId);
        template.Property(t => t.Name).HasMaxLength(ThreadTemplate.LongestName);
        template.Property(t => t.Title).HasMaxLength(PostText.LongestTitle);
        template.HasOne<Space>().WithMany().HasForeignKey(t => t.SpaceId);
    }
}
