using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>A proposal as it is shown.</summary>
public sealed record ProposalView(
    Guid Id, string By, bool ByWorksCouncil, DateTimeOffset At, string Reason, int SmallestGroup, double? Goal, int KeepMonths,
    string? DecidedBy, DateTimeOffset? DecidedAt, bool IsAccepted, bool MayAccept, bool MayDecline);

/// <summary>The rules of analysis, and who asked for what.</summary>
public sealed record SettingsView(int SmallestGroup, double? Goal, int KeepMonths, IReadOnlyList<ProposalView> Proposals, bool HasWorksCouncil);

/// <summary>The settings of analysis for both sides that decide about them.</summary>
internal sealed class SeeSettings(HouseDb db, ReadRules readRules)
{
    private const int Most = 20;

    public async Task<Result<SettingsView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var rules = await readRules.HandleAsync(ct);
        var proposals = await db.SettingsProposals.AsNoTracking().OrderByDescending(p => p.ProposedAt).Take(Most).ToListAsync(ct);
        var names = await NamesAsync([.. proposals.SelectMany(p => new[] { p.ProposedBy, p.DecidedBy ?? p.ProposedBy })], ct);
        return new SettingsView(rules.SmallestGroup, rules.Goal, rules.KeepMonths, [.. proposals.Select(Told)],
            await db.Set<Member>().AnyAsync(m => m.State == MemberState.Active && (m.Roles & HouseRoles.WorksCouncil) != 0, ct));

        ProposalView Told(SettingsProposal p)
        {
            var isOwn = p.ProposedBy == viewer.MemberId;
            var isOther = !isOwn && (p.ByWorksCouncil ? viewer.RunsTheHouse : viewer.IsWorksCouncil);
            return new ProposalView(p.Id, names.GetValueOrDefault(p.ProposedBy, ""), p.ByWorksCouncil, p.ProposedAt, p.Reason, p.SmallestGroup, p.Goal, p.KeepMonths,
                p.DecidedBy is { } by ? names.GetValueOrDefault(by, "") : null, p.DecidedAt, p.IsAccepted, p.IsOpen && isOther, p.IsOpen && (isOther || isOwn));
        }
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(HashSet<Guid> ids, CancellationToken ct) =>
        await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
}
