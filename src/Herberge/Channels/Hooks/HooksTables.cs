using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels.Hooks;

internal static class HooksSets
{
    extension(HouseDb db)
    {
        internal DbSet<Hook> Hooks => db.Set<Hook>();

        internal DbSet<HookDelivery> HookDeliveries => db.Set<HookDelivery>();
    }
}

internal sealed class HooksTables : IEntityTypeConfiguration<Hook>, IEntityTypeConfiguration<HookDelivery>
{
    public void Configure(EntityTypeBuilder<Hook> hook)
    {
        hook.ToTable("hooks");
        hook.Property(h => h.Name).HasMaxLength(Hook.LongestName);
        hook.Property(h => h.Address).HasMaxLength(Hook.LongestAddress);
        hook.HasOne<Member>().WithMany().HasForeignKey(h => h.CreatedBy);
    }

    public void Configure(EntityTypeBuilder<HookDelivery> delivery)
    {
        delivery.ToTable("hook_deliveries");
        delivery.HasIndex(d => new { d.EventId, d.HookId }).IsUnique();
        delivery.HasIndex(d => d.DueAt);
        delivery.HasIndex(d => new { d.HookId, d.CreatedAt });
        delivery.HasOne<Hook>().WithMany().HasForeignKey(d => d.HookId);
    }
}
