using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Tables;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Ideas.Subscribing;

internal static class SubscriptionSets
{
    extension(HouseDb db)
    {
        internal DbSet<IdeaSubscription> IdeaSubscriptions => db.Set<IdeaSubscription>();
    }
}

internal sealed class SubscriptionTables : IEntityTypeConfiguration<IdeaSubscription>
{
    public void Configure(EntityTypeBuilder<IdeaSubscription> subscription)
    {
        subscription.ToTable("ideas_subscriptions");
        subscription.Property(s => s.Id).ValueGeneratedNever();
        subscription.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
        subscription.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasOne<SavedFilter>().WithMany().HasForeignKey(s => s.FilterId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasIndex(s => new { s.CampaignId, s.MemberId }).IsUnique();
        subscription.HasIndex(s => new { s.MemberId, s.FilterId }).IsUnique();
    }
}
