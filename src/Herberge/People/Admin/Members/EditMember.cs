using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>Changes what the house says about a person; what they say about themselves is theirs.</summary>
internal sealed class EditMember(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, SearchIndex search, IViewerSource viewers, ISpaceRoles spaces, TimeProvider clock)
{
    private static readonly string[] Told = ["Name", "Email", "Title", "Place", "UnitId", "PartnerId"];

    public async Task<Result<Done>> HandleAsync(Guid id, MemberDetails details, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.State != MemberState.Former, ct);
        if (member is null) return Problem.NotFound();
        var problems = await MemberDetailsRule.CheckAsync(db, details, needsEmail: false, id, ct);
        if (details.PartnerId is not null && (member.Roles != HouseRoles.None || await spaces.Of(id).AnyAsync(ct))) problems.Add(Problem.Invalid("PartnerId", "member-guest-role"));
        if (problems.Count > 0) return Result<Done>.From(problems);

        var before = member.NormalizedEmail;
        MemberDetailsRule.Write(member, details);
        var changed = db.Entry(member).Properties.Where(p => p.IsModified && Told.Contains(p.Metadata.Name)).Select(p => p.Metadata.Name).ToList();
        if (changed.Count == 0) return new Done();
        // A link on its way to the old address is no longer this person's.
        if (before != member.NormalizedEmail) await db.SignInLinks.Where(l => l.AccountId == id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.changed", id.ToString(), string.Join(", ", changed), clock.GetUtcNow()));
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
        viewers.Forget(id);
        return new Done();
    }
}
