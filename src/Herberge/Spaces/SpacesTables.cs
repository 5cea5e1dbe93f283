using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces;

internal static class SpacesSets
{
    extension(HouseDb db)
    {
        internal DbSet<Space> Spaces => db.Set<Space>();

        internal DbSet<SpaceMember> SpaceMembers => db.Set<SpaceMember>();

        internal DbSet<JoinRequest> JoinRequests => db.Set<JoinRequest>();

        internal DbSet<DiscussionThread> Threads => db.Set<DiscussionThread>();

        internal DbSet<Post> Posts => db.Set<Post>();

        internal DbSet<PostRevision> PostRevisions => db.Set<PostRevision>();

        internal DbSet<Reaction> Reactions => db.Set<Reaction>();

        internal DbSet<Mention> Mentions => db.Set<Mention>();

        internal DbSet<ThreadFollow> Follows => db.Set<ThreadFollow>();

        internal DbSet<ReadMark> ReadMarks => db.Set<ReadMark>();

        internal DbSet<Draft> Drafts => db.Set<Draft>();

        internal DbSet<Notification> Notifications => db.Set<Notification>();

        internal DbSet<MailWish> MailWishes => db.Set<MailWish>();
    }
}

internal sealed class SpacesTables :
    IEntityTypeConfiguration<Space>, IEntityTypeConfiguration<SpaceMember>, IEntityTypeConfiguration<JoinRequest>,
    IEntityTypeConfiguration<DiscussionThread>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostRevision>,
    IEntityTypeConfiguration<Reaction>, IEntityTypeConfiguration<Mention>, IEntityTypeConfiguration<ThreadFollow>,
    IEntityTypeConfiguration<ReadMark>, IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<Notification>,
    IEntityTypeConfiguration<MailWish>
{
    public void Configure(EntityTypeBuilder<Space> space)
    {
        space.ToTable("spaces");
        space.Property(s => s.Slug).HasMaxLength(100);
        space.Property(s => s.Name).HasMaxLength(120);
        space.HasIndex(s => s.Slug).IsUnique();
        space.HasIndex(s => s.LastActivityAt);
        space.HasMany(s => s.Memberships).WithOne().HasForeignKey(m => m.SpaceId);
    }

    public void Configure(EntityTypeBuilder<SpaceMember> membership)
    {
        membership.ToTable("space_members");
        membership.HasKey(m => new { m.SpaceId, m.MemberId });
        membership.HasIndex(m => m.MemberId);
        membership.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.ToTable("join_requests");
        request.HasKey(r => new { r.SpaceId, r.MemberId });
        request.HasOne<Space>().WithMany().HasForeignKey(r => r.SpaceId);
        request.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId);
    }

    public void Configure(EntityTypeBuilder<DiscussionThread> thread)
    {
        thread.ToTable("threads");
        thread.Ignore(t => t.IsAnswered);
        thread.Property(t => t.Title).HasMaxLength(200);
        thread.HasIndex(t => new { t.SpaceId, t.LastPostAt });
        thread.HasIndex(t => t.LastPostAt);
        thread.HasIndex(t => new { t.AuthorId, t.CreatedAt });
        thread.HasIndex(t => t.SourceId);
        thread.HasOne(t => t.Space).WithMany().HasForeignKey(t => t.SpaceId);
        thread.HasOne(t => t.AlsoIn).WithMany().HasForeignKey(t => t.AlsoInId).OnDelete(DeleteBehavior.Restrict);
        thread.HasOne<Member>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("posts");
        post.HasIndex(p => new { p.ThreadId, p.Number }).IsUnique();
        post.HasIndex(p => new { p.AuthorId, p.ClientKey }).IsUnique();
        post.HasIndex(p => new { p.AuthorId, p.CreatedAt });
        post.Property(p => p.ClientKey).HasMaxLength(64);
        post.HasOne(p => p.Thread).WithMany().HasForeignKey(p => p.ThreadId);
        post.HasOne<Member>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        post.HasMany(p => p.Reactions).WithOne().HasForeignKey(r => r.PostId);
    }

    public void Configure(EntityTypeBuilder<PostRevision> revision)
    {
        revision.ToTable("post_revisions");
        revision.HasIndex(r => r.PostId);
        revision.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
    }

    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("reactions");
        reaction.HasKey(r => new { r.PostId, r.MemberId, r.Kind });
        reaction.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId);
    }

    public void Configure(EntityTypeBuilder<Mention> mention)
    {
        mention.ToTable("mentions");
        mention.HasKey(m => new { m.PostId, m.MemberId });
        mention.HasIndex(m => m.MemberId);
        mention.HasOne<Post>().WithMany().HasForeignKey(m => m.PostId);
        mention.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<ThreadFollow> follow)
    {
        follow.ToTable("thread_follows");
        follow.HasKey(f => new { f.ThreadId, f.MemberId });
        follow.HasIndex(f => f.MemberId);
        follow.HasOne<DiscussionThread>().WithMany().HasForeignKey(f => f.ThreadId);
        follow.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId);
    }

    public void Configure(EntityTypeBuilder<ReadMark> mark)
    {
        mark.ToTable("read_marks");
        mark.HasKey(m => new { m.MemberId, m.ThreadId });
        mark.HasOne<DiscussionThread>().WithMany().HasForeignKey(m => m.ThreadId);
        mark.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("drafts");
        draft.HasKey(d => new { d.MemberId, d.Key });
        draft.Property(d => d.Key).HasMaxLength(80);
        draft.HasOne<Member>().WithMany().HasForeignKey(d => d.MemberId);
    }

    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications");
        notification.HasIndex(n => new { n.MemberId, n.SeenAt, n.At });
        notification.HasIndex(n => n.PostId);
        notification.HasIndex(n => n.MailDueAt);
        notification.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId);
    }

    public void Configure(EntityTypeBuilder<MailWish> wish)
    {
        wish.ToTable("mail_wishes");
        wish.HasKey(w => new { w.MemberId, w.SpaceId, w.Kind });
        wish.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId);
    }
}
