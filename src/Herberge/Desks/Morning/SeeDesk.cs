using Herberge.Desks.Holidays;
using Herberge.Desks.Items;
using Herberge.Desks.Roles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos;
using Herberge.Silos.Next;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Morning;

/// <param name="Desk">Null for the viewer's own.</param>
/// <param name="Chosen">The thing in the preview; null for the first one.</param>
public sealed record DeskInput(Desk? Desk, DeskPart Part = DeskPart.All, string? After = null, ItemKey? Chosen = null);

/// <param name="React">For one part: that part.</param>
/// <param name="Bridge">Null where there is none, or the desk has none.</param>
/// <param name="Preview">Null where nothing is chosen and nothing waits.</param>
/// <param name="Spaces">The spaces whose desk it is; empty for the whole house's.</param>
public sealed record DeskView(
    Desk Desk, IReadOnlyList<Desk> Desks, string FirstName, DeskCounts Counts, DeskPart Part, QueuePage React, QueuePage Newcomers, IReadOnlyList<DeskItem> Promises,
    NextBridgeView? Bridge, IReadOnlyList<PlanLine> Plan, NumbersView Numbers, TeamView Team, PreviewView? Preview, IReadOnlyList<HeldSpace> Spaces)
{
    public bool IsDone => React.Items.Count + Newcomers.Items.Count + Promises.Count == 0 && Bridge?.Proposal is null;
}

/// <summary>The morning screen of one desk: what to react to, who is new, one bridge, today, what was promised, three numbers. Empty means done.</summary>
internal sealed class SeeDesk(HouseDb db, SeeQueue queue, SeePreview preview, SeeNextBridge bridge, SeeSilos silos, SeePlan plan, SeeNumbers numbers, NameDeputy deputies)
{
    private const int Beginning = 8;
    private const int NewShown = 5;
    private const int PromisesShown = 8;
    private const int WholePage = 30;
    private static readonly QueuePage Nothing = new([], null);

    public async Task<Result<DeskView>> HandleAsync(DeskInput input, Viewer viewer, CancellationToken ct)
    {
        var desks = viewer.Desks;
        if (desks.Count == 0 || (input.Desk is { } wanted && !desks.Contains(wanted))) return Problem.NotFound();
        var (desk, me) = (input.Desk ?? desks[0], viewer.MemberId);
        var name = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => m.Name).SingleAsync(ct);
        var counts = await queue.CountsAsync(viewer, ct);
        var all = input.Part == DeskPart.All;
        var react = await queue.HandleAsync(input.Part, desk, input.After, all && input.After is null ? Beginning : WholePage, viewer, ct);
        var newcomers = all ? await queue.HandleAsync(DeskPart.New, desk, null, NewShown, viewer, ct) : Nothing;
        IReadOnlyList<DeskItem> promises = all ? [.. (await queue.HandleAsync(DeskPart.Promises, desk, null, 100, viewer, ct)).Items.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Since).Take(PromisesShown)] : [];
        var (next, seen) = all && desk == Desk.Host ? await FiguresAsync(viewer, ct) : (null, null);
        var team = (await deputies.SeeAsync(viewer, ct)).Value!;
        return new DeskView(
            desk, desks, name.Split(' ')[0], counts, input.Part, react, newcomers, promises, next, all ? await plan.HandleAsync(viewer, ct) : [],
            all && viewer.IsOfTeam ? await numbers.HandleAsync(seen, viewer, ct) : new NumbersView(null, null, null), team,
            await preview.HandleAsync(input.Chosen ?? react.Items.Concat(newcomers.Items).Concat(promises).FirstOrDefault()?.Key, viewer, ct),
            viewer.IsOfTeam ? [] : team.People.FirstOrDefault(p => p.Id == me)?.Spaces ?? []);
    }

    private async Task<(NextBridgeView? Bridge, SilosView? Figures)> FiguresAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.BuildsBridges) return (null, null);
        var next = await bridge.HandleAsync(null, null, null, viewer, ct);
        if (next.Succeeded) return (next.Value, next.Value.View);
        var figures = await silos.HandleAsync(new SilosQuery(), viewer, ct);
        return (null, figures.Succeeded ? figures.Value : null);
    }
}
