using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>
/// The other side signs a proposal or turns it down; whoever made it may only take it back. Signed settings count from the
/// next release on, for what is released stays as it is.
/// </summary>
internal sealed class DecideSettings(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid proposalId, bool accept, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.SettingsProposals.SingleOrDefaultAsync(p => p.Id == proposalId, ct) is not { } proposal) return Problem.NotFound();
        if (!proposal.IsOpen) return Problem.Conflict("silos-decided");
        var isOwn = proposal.ProposedBy == viewer.MemberId;
        if (isOwn && accept) return Problem.Forbidden("silos-own-proposal");
        if (!isOwn && !(proposal.ByWorksCouncil ? viewer.RunsTheHouse : viewer.IsWorksCouncil)) return Problem.Forbidden("silos-other-side");

        var now = clock.GetUtcNow();
        proposal.Decide(viewer.MemberId, accept, now);
        if (accept)
        {
            var settings = await db.SilosSettings.SingleOrDefaultAsync(ct);
            if (settings is null) db.SilosSettings.Add(settings = new SilosSettings());
            settings.Rules = proposal.Rules;
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, accept ? "silos.settings-signed" : "silos.settings-declined", proposal.Id.ToString(), proposal.Rules.Detail, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
