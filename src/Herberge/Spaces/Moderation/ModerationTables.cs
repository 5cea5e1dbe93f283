using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Spaces.Moderation.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Spaces.Moderation;

internal static class ModerationSets
{
    extension(HouseDb db)
    {
        internal DbSet<ModerationCase> Cases => db.Set<ModerationCase>();

        internal DbSet<Flag> Flags => db.Set<Flag>();

        internal DbSet<HeldPost> HeldPosts => db.Set<HeldPost>();

        internal DbSet<Measure> Measures => db.Set<Measure>();

        internal DbSet<ModeratorNote> ModeratorNotes => db.Set<ModeratorNote>();

        internal DbSet<SpaceCare> SpaceCares => db.Set<SpaceCare>();

        internal DbSet<ThreadCare> ThreadCares => db.Set<ThreadCare>();

        internal DbSet<HouseRules> HouseRules => db.Set<HouseRules>();

        internal DbSet<RulesRead> RulesRead => db.Set<RulesRead>();

        internal DbSet<Rearrangement> Rearrangements => db.Set<Rearrangement>();

        internal DbSet<RearrangedPost> RearrangedPosts => db.Set<RearrangedPost>();

        internal DbSet<Deed> Deeds => db.Set<Deed>();

        internal DbSet<GuestInvitation> GuestInvitations => db.Set<GuestInvitation>();
    }
}

internal sealed class ModerationTables :
    IEntityTypeConfiguration<ModerationCase>, IEntityTypeConfiguration<Flag>, IEntityTypeConfiguration<HeldPost>, IEntityTypeConfiguration<Measure>,
    IEntityTypeConfiguration<ModeratorNote>, IEntityTypeConfiguration<SpaceCare>, IEntityTypeConfiguration<ThreadCare>, IEntityTypeConfiguration<HouseRules>,
    IEntityTypeConfiguration<RulesRead>, IEntityTypeConfiguration<Rearrangement>, IEntityTypeConfiguration<RearrangedPost>, IEntityTypeConfiguration<Deed>,
    IEntityTypeConfiguration<GuestInvitation>
{
    public void Configure(EntityTypeBuilder<ModerationCase> entry)
    {
        entry.ToTable("moderation_cases");
        entry.HasIndex(c => c.PostId).IsUnique().HasFilter("\"SettledAt\" IS NULL");
        entry.HasIndex(c => new { c.SpaceId, c.SettledAt, c.OpenedAt });
        entry.HasOne<Post>().WithMany().HasForeignKey(c => c.PostId);
        entry.HasOne<Member>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(c => c.Flags).WithOne().HasForeignKey(f => f.CaseId);
    }

    public void Configure(EntityTypeBuilder<Flag> flag)
    {
        flag.ToTable("flags");
        flag.Property(f => f.Text).HasMaxLength(Flag.LongestText);
        flag.HasIndex(f => new { f.CaseId, f.ReporterId }).IsUnique();
        flag.HasIndex(f => f.ReporterId);
    }

    public void Configure(EntityTypeBuilder<HeldPost> held)
    {
        held.ToTable("held_posts");
        held.Ignore(h => h.FileIds);
        held.Property(h => h.Title).HasMaxLength(200);
        held.Property(h => h.ClientKey).HasMaxLength(64);
        held.HasIndex(h => new { h.AuthorId, h.ClientKey }).IsUnique();
        held.HasIndex(h => new { h.SpaceId, h.SettledAt, h.At });
        held.HasOne<Space>().WithMany().HasForeignKey(h => h.SpaceId);
        held.HasOne<DiscussionThread>().WithMany().HasForeignKey(h => h.ThreadId);
        held.HasOne<Member>().WithMany().HasForeignKey(h => h.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Measure> measure)
    {
        measure.ToTable("measures");
        measure.Ignore(m => m.AppealWaits);
        measure.Property(m => m.Words).HasMaxLength(PlainWords.Longest);
        measure.Property(m => m.Appeal).HasMaxLength(PlainWords.Longest);
        measure.Property(m => m.AppealAnswer).HasMaxLength(PlainWords.Longest);
        measure.HasIndex(m => new { m.MemberId, m.SpaceId });
        measure.HasIndex(m => new { m.SpaceId, m.AppealedAt });
        measure.HasOne<Space>().WithMany().HasForeignKey(m => m.SpaceId);
        measure.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<ModeratorNote> note)
    {
        note.ToTable("moderator_notes");
        note.Property(n => n.Text).HasMaxLength(PlainWords.Longest);
        note.HasIndex(n => new { n.MemberId, n.SpaceId });
        note.HasOne<Space>().WithMany().HasForeignKey(n => n.SpaceId);
        note.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId);
    }

    public void Configure(EntityTypeBuilder<SpaceCare> care)
    {
        care.ToTable("space_cares");
        care.HasKey(c => c.SpaceId);
        care.HasOne<Space>().WithOne().HasForeignKey<SpaceCare>(c => c.SpaceId);
    }

    public void Configure(EntityTypeBuilder<ThreadCare> care)
    {
        care.ToTable("thread_cares");
        care.HasKey(c => c.ThreadId);
        care.HasOne<DiscussionThread>().WithOne().HasForeignKey<ThreadCare>(c => c.ThreadId);
    }

    public void Configure(EntityTypeBuilder<HouseRules> rules)
    {
        rules.ToTable("house_rules");
        rules.HasIndex(r => r.Version).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RulesRead> read)
    {
        read.ToTable("house_rules_read");
        read.HasKey(r => new { r.MemberId, r.Version });
        read.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId);
    }

    public void Configure(EntityTypeBuilder<Rearrangement> change)
    {
        change.ToTable("rearrangements");
        change.HasIndex(r => r.ThreadId);
        change.HasIndex(r => r.OtherId);
        change.HasOne<DiscussionThread>().WithMany().HasForeignKey(r => r.ThreadId);
    }

    public void Configure(EntityTypeBuilder<RearrangedPost> post)
    {
        post.ToTable("rearranged_posts");
        post.HasKey(p => new { p.RearrangementId, p.PostId });
        post.HasOne<Rearrangement>().WithMany().HasForeignKey(p => p.RearrangementId);
    }

    public void Configure(EntityTypeBuilder<Deed> deed)
    {
        deed.ToTable("moderation_deeds");
        deed.HasIndex(d => new { d.SpaceId, d.Id });
        deed.HasOne<Space>().WithMany().HasForeignKey(d => d.SpaceId);
    }

    public void Configure(EntityTypeBuilder<GuestInvitation> invitation)
    {
        invitation.ToTable("guest_invitations");
        invitation.Property(i => i.Email).HasMaxLength(254);
        invitation.Property(i => i.NormalizedEmail).HasMaxLength(254);
        invitation.Property(i => i.Name).HasMaxLength(120);
        invitation.Property(i => i.Company).HasMaxLength(160);
        invitation.Property(i => i.Purpose).HasMaxLength(GuestInvitation.LongestPurpose);
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.HasIndex(i => new { i.SpaceId, i.EndsAt });
        invitation.HasIndex(i => i.SponsorId);
        invitation.HasOne<Space>().WithMany().HasForeignKey(i => i.SpaceId);
        invitation.HasOne<Member>().WithMany().HasForeignKey(i => i.SponsorId).OnDelete(DeleteBehavior.Restrict);
    }
}
