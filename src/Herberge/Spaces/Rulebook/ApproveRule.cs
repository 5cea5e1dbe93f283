using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

/// <summary>Somebody of the team agrees to an answer, and puts a page away or takes it back. Four eyes: nobody agrees to what they wrote while the team has others.</summary>
internal sealed class ApproveRule(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, int number, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Rules.AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return Problem.NotFound();
        if (await db.RuleVersions.AsTracking().FirstOrDefaultAsync(v => v.RuleId == id && v.Number == number, ct) is not { } version) return Problem.NotFound();
        if (rule.Version != number) return Problem.Conflict("rule-changed-meanwhile", rule.Version);
        if (version.ApprovedAt is not null || rule.Kind != RuleKind.Answer) return Problem.Conflict("changed-meanwhile");
        if (!await MayAsync(rule, version, viewer, ct)) return Problem.Forbidden("rule-own-approval");
        var now = clock.GetUtcNow();
        (version.ApprovedBy, version.ApprovedAt, rule.InForce) = (viewer.MemberId, now, number);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "rulebook.approved", version.Title, $"{number}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> PutAwayAsync(Guid id, bool away, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Rules.AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return Problem.NotFound();
        if (rule.ArchivedAt is not null == away) return default(Done);
        var now = clock.GetUtcNow();
        rule.ArchivedAt = away ? now : null;
        var title = await db.RuleVersions.Where(v => v.RuleId == id && v.Number == rule.Version).Select(v => v.Title).SingleAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, away ? "rulebook.put-away" : "rulebook.taken-back", title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<bool> MayAsync(Rule rule, RuleVersion version, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam || rule.Kind != RuleKind.Answer || version.ApprovedAt is not null || version.Number != rule.Version) return false;
        var me = viewer.MemberId;
        return version.By != me || !await db.Set<Member>().AnyAsync(m => m.Id != me && m.State == MemberState.Active && m.PartnerId == null && (m.Roles & Viewer.Team) != 0, ct);
    }
}
