using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>Takes one person into the house, or a partner's person as a guest, and mails them the way in.</summary>
internal sealed class InviteMember(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, SearchIndex search, WelcomeMail welcome, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(MemberDetails details, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var problems = await MemberDetailsRule.CheckAsync(db, details, needsEmail: true, null, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var now = clock.GetUtcNow();
        var taken = (await db.Members.Select(m => m.Handle).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var member = new Member(Guid.CreateVersion7(now), details.Name!, Handles.Unique(details.Name!, taken), details.Email, now);
        MemberDetailsRule.Write(member, details);
        db.Members.Add(member);
        welcome.Enqueue(member, now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.invited", member.Id.ToString(), "", now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (engine.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return Problem.Conflict("house-changed-meanwhile");
        }

        await search.PutAsync(MemberDocument.Of(member), ct);
        await write.CommitAsync(ct);
        return member.Id;
    }

    /// <summary>Mails the way in once more.</summary>
    public async Task<Result<Done>> SendLinkAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.State == MemberState.Active, ct);
        if (member is null) return Problem.NotFound();
        if (member.Email is null) return Problem.Conflict("member-no-email");
        var now = clock.GetUtcNow();
        welcome.Enqueue(member, now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.link-sent", id.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
