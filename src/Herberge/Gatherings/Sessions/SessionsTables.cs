using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Herberge.Gatherings.Sessions;

internal sealed class SessionsTables :
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SessionHost>, IEntityTypeConfiguration<SessionWish>, IEntityTypeConfiguration<SessionBallot>,
    IEntityTypeConfiguration<SessionRoom>, IEntityTypeConfiguration<SessionSlot>, IEntityTypeConfiguration<SessionPlan>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("gatherings_sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Ignore(s => s.IsPlaced);
        session.Property(s => s.Title).HasMaxLength(Session.LongestTitle);
        session.Property(s => s.Text).HasMaxLength(Session.LongestText);
        session.HasOne<Gathering>().WithMany().HasForeignKey(s => s.GatheringId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne<SessionSlot>().WithMany().HasForeignKey(s => s.SlotId).OnDelete(DeleteBehavior.SetNull);
        session.HasOne<SessionRoom>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.SetNull);
        session.HasOne<DiscussionThread>().WithMany().HasForeignKey(s => s.ThreadId).OnDelete(DeleteBehavior.SetNull);
        session.HasMany(s => s.Hosts).WithOne().HasForeignKey(h => h.SessionId);
        session.HasIndex(s => s.GatheringId);
    }

    public void Configure(EntityTypeBuilder<SessionHost> host)
    {
        host.ToTable("gatherings_session_hosts");
        host.HasKey(h => new { h.SessionId, h.MemberId });
        host.HasOne<Member>().WithMany().HasForeignKey(h => h.MemberId);
        host.HasIndex(h => h.MemberId);
    }

    public void Configure(EntityTypeBuilder<SessionWish> wish)
    {
        wish.ToTable("gatherings_session_wishes");
        wish.HasKey(w => new { w.SessionId, w.MemberId });
        wish.HasOne<Session>().WithMany().HasForeignKey(w => w.SessionId).OnDelete(DeleteBehavior.Cascade);
        wish.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId);
        wish.HasIndex(w => w.MemberId);
    }

    public void Configure(EntityTypeBuilder<SessionBallot> ballot)
    {
        ballot.ToTable("gatherings_session_ballots");
        ballot.HasKey(b => new { b.GatheringId, b.MemberId });
        ballot.HasOne<Gathering>().WithMany().HasForeignKey(b => b.GatheringId).OnDelete(DeleteBehavior.Cascade);
        ballot.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId);
        ballot.HasIndex(b => b.MemberId);
    }

    public void Configure(EntityTypeBuilder<SessionRoom> room)
    {
        room.ToTable("gatherings_session_rooms");
        room.Property(r => r.Id).ValueGeneratedNever();
        room.Property(r => r.Name).HasMaxLength(SessionRoom.LongestName);
        room.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SessionSlot> slot)
    {
        slot.ToTable("gatherings_session_slots");
        slot.Property(s => s.Id).ValueGeneratedNever();
        slot.HasOne<Gathering>().WithMany().HasForeignKey(s => s.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SessionPlan> plan)
    {
        plan.ToTable("gatherings_session_plans");
        plan.HasKey(p => p.GatheringId);
        plan.HasOne<Gathering>().WithOne().HasForeignKey<SessionPlan>(p => p.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }
}
