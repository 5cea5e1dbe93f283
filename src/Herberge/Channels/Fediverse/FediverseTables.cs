using Herberge.Channels.Public;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Channels.Fediverse;

internal static class FediverseSets
{
    extension(HouseDb db)
    {
        internal DbSet<SpaceKey> SpaceKeys => db.Set<SpaceKey>();

        internal DbSet<Follower> Followers => db.Set<Follower>();

        internal DbSet<RemoteActor> RemoteActors => db.Set<RemoteActor>();

        internal DbSet<RemoteHost> RemoteHosts => db.Set<RemoteHost>();

        internal DbSet<RemoteReply> RemoteReplies => db.Set<RemoteReply>();

        internal DbSet<RemoteLike> RemoteLikes => db.Set<RemoteLike>();

        internal DbSet<RemoteReport> RemoteReports => db.Set<RemoteReport>();

        internal DbSet<FederatedPost> FederatedPosts => db.Set<FederatedPost>();

        internal DbSet<SentActivity> SentActivities => db.Set<SentActivity>();

        internal DbSet<Delivery> Deliveries => db.Set<Delivery>();

        internal DbSet<SeenActivity> SeenActivities => db.Set<SeenActivity>();
    }
}

internal sealed class FediverseTables : IEntityTypeConfiguration<SpaceKey>, IEntityTypeConfiguration<Follower>, IEntityTypeConfiguration<RemoteActor>, IEntityTypeConfiguration<RemoteHost>,
    IEntityTypeConfiguration<RemoteReply>, IEntityTypeConfiguration<RemoteLike>, IEntityTypeConfiguration<RemoteReport>, IEntityTypeConfiguration<FederatedPost>,
    IEntityTypeConfiguration<SentActivity>, IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<SeenActivity>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SpaceKey> key)
    {
        key.ToTable("fediverse_keys");
        key.HasKey(k => k.SpaceId);
        key.Property(k => k.SpaceId).ValueGeneratedNever();
        key.HasOne<PublicSpace>().WithMany().HasForeignKey(k => k.SpaceId);
    }

    public void Configure(EntityTypeBuilder<Follower> follower)
    {
        follower.ToTable("fediverse_followers");
        follower.HasKey(f => new { f.SpaceId, f.Actor });
        follower.Property(f => f.Actor).HasMaxLength(RemoteActor.LongestAddress);
        follower.Property(f => f.Inbox).HasMaxLength(RemoteActor.LongestAddress);
        follower.Property(f => f.SharedInbox).HasMaxLength(RemoteActor.LongestAddress);
        follower.Property(f => f.FollowId).HasMaxLength(RemoteActor.LongestAddress);
        follower.HasIndex(f => f.Actor);
        follower.HasOne<PublicSpace>().WithMany().HasForeignKey(f => f.SpaceId);
    }

    public void Configure(EntityTypeBuilder<RemoteActor> actor)
    {
        actor.ToTable("fediverse_actors");
        actor.HasKey(a => a.Address);
        actor.Property(a => a.Address).HasMaxLength(RemoteActor.LongestAddress);
        actor.Property(a => a.KeyId).HasMaxLength(RemoteActor.LongestAddress);
        actor.Property(a => a.Inbox).HasMaxLength(RemoteActor.LongestAddress);
        actor.Property(a => a.SharedInbox).HasMaxLength(RemoteActor.LongestAddress);
        actor.Property(a => a.Name).HasMaxLength(RemoteActor.LongestName);
        actor.Property(a => a.Handle).HasMaxLength(RemoteActor.LongestHandle);
        actor.Ignore(a => a.Host);
        actor.HasIndex(a => a.KeyId);
        actor.HasIndex(a => a.FetchedAt);
    }

    public void Configure(EntityTypeBuilder<RemoteHost> host)
    {
        host.ToTable("fediverse_hosts");
        host.HasKey(h => h.Name);
        host.Property(h => h.Name).HasMaxLength(RemoteHost.LongestName);
        host.Property(h => h.Note).HasMaxLength(RemoteHost.LongestNote);
        host.HasOne<Member>().WithMany().HasForeignKey(h => h.BlockedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RemoteReply> reply)
    {
        reply.ToTable("fediverse_replies");
        reply.Property(r => r.Id).ValueGeneratedNever();
        reply.Property(r => r.ObjectId).HasMaxLength(RemoteActor.LongestAddress);
        reply.Property(r => r.Actor).HasMaxLength(RemoteActor.LongestAddress);
        reply.Property(r => r.Host).HasMaxLength(RemoteHost.LongestName);
        reply.Property(r => r.Name).HasMaxLength(RemoteActor.LongestName);
        reply.Property(r => r.Handle).HasMaxLength(RemoteActor.LongestHandle);
        reply.Property(r => r.Link).HasMaxLength(RemoteActor.LongestAddress);
        reply.HasIndex(r => r.ObjectId).IsUnique();
        reply.HasIndex(r => new { r.PostId, r.State });
        reply.HasIndex(r => new { r.State, r.ReceivedAt });
        reply.HasIndex(r => r.Actor);
        reply.HasOne<PublicSpace>().WithMany().HasForeignKey(r => r.SpaceId);
        reply.HasOne<Member>().WithMany().HasForeignKey(r => r.DecidedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RemoteLike> like)
    {
        like.ToTable("fediverse_likes");
        like.HasKey(l => new { l.PostId, l.ActorHash });
        like.Property(l => l.ActorHash).HasMaxLength(HashLength);
        like.Property(l => l.ActivityHash).HasMaxLength(HashLength);
        like.HasIndex(l => l.ActorHash);
        like.HasOne<FederatedPost>().WithMany().HasForeignKey(l => l.PostId);
    }

    public void Configure(EntityTypeBuilder<RemoteReport> report)
    {
        report.ToTable("fediverse_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Host).HasMaxLength(RemoteHost.LongestName);
        report.Property(r => r.Text).HasMaxLength(RemoteReport.LongestText);
        report.HasIndex(r => new { r.SettledAt, r.At });
        report.HasOne<PublicSpace>().WithMany().HasForeignKey(r => r.SpaceId);
        report.HasOne<Member>().WithMany().HasForeignKey(r => r.SettledBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FederatedPost> post)
    {
        post.ToTable("fediverse_posts");
        post.HasKey(p => p.PostId);
        post.Property(p => p.PostId).ValueGeneratedNever();
        post.HasIndex(p => p.SpaceId);
        post.HasOne<PublicSpace>().WithMany().HasForeignKey(p => p.SpaceId);
    }

    public void Configure(EntityTypeBuilder<SentActivity> activity)
    {
        activity.ToTable("fediverse_activities");
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.HasIndex(a => a.PostId);
        activity.HasIndex(a => a.CreatedAt);
        activity.HasOne<PublicSpace>().WithMany().HasForeignKey(a => a.SpaceId);
    }

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("fediverse_deliveries");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Inbox).HasMaxLength(RemoteActor.LongestAddress);
        delivery.Property(d => d.Host).HasMaxLength(RemoteHost.LongestName);
        delivery.Property(d => d.Fault).HasMaxLength(80);
        delivery.HasIndex(d => d.DueAt);
        delivery.HasIndex(d => d.Host);
        delivery.HasOne<SentActivity>().WithMany().HasForeignKey(d => d.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SeenActivity> seen)
    {
        seen.ToTable("fediverse_seen");
        seen.HasKey(s => s.Hash);
        seen.Property(s => s.Hash).HasMaxLength(HashLength);
        seen.HasIndex(s => s.At);
    }
}
