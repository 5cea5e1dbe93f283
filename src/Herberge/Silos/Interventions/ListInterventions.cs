using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Silos.Oversight;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>What was tried, newest first.</summary>
public sealed record InterventionsView(IReadOnlyList<InterventionView> Items);

/// <summary>The interventions with their effects, for those who see the figures of the house. Every look is logged.</summary>
internal sealed class ListInterventions(HouseDb db, ReleaseEffects release, LogLook log, KeptInterventions kept)
{
    public const string Address = "/silos/interventions";
    private const int Most = 200;

    public async Task<Result<InterventionsView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var list = await LoadAsync(ct);
        await log.HandleAsync(Address, viewer, ct);
        return list;
    }

    /// <summary>The same as a part of the page of all figures, whose look is logged there; remembered for a while.</summary>
    public async Task<Result<InterventionsView>> BesideFiguresAsync(Viewer viewer, CancellationToken ct) =>
        viewer.MaySeeSilos ? await kept.GetAsync(() => LoadAsync(ct)) : Problem.Forbidden("silos-for-hosts");

    private async Task<InterventionsView> LoadAsync(CancellationToken ct)
    {
        await release.HandleAsync(ct);
        var rows = await db.Interventions.AsNoTracking().Where(i => i.RemovedAt == null).OrderByDescending(i => i.Day).ThenByDescending(i => i.Id).Take(Most)
            .Include(i => i.Effect).Select(i => new { Intervention = i, i.Effect, Participants = i.Participants.Count }).ToListAsync(ct);
        return new InterventionsView([.. rows.Select(row => InterventionView.Of(row.Intervention, row.Participants))]);
    }
}
