using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Herberge.Spaces.Introductions;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Next;

/// <summary>A space one can act in.</summary>
public sealed record BridgeSpace(Guid Id, string Slug, string Name);

/// <param name="ToSlug">A space of the other unit to pass it on to; null where there is none.</param>
public sealed record BridgeQuestion(Guid ThreadId, string Title, string SpaceName, string? ToSlug);

/// <summary>One of the two units with what can be done there.</summary>
/// <param name="Unit">Its number in the figures.</param>
/// <param name="People">Who of them likes to be introduced.</param>
public sealed record BridgeSide(int Unit, IReadOnlyList<BridgeSpace> Spaces, IReadOnlyList<BridgeQuestion> Waiting, IReadOnlyList<LikesIntroductions> People);

/// <summary>A bridge worth building, why, and what could be done.</summary>
/// <param name="Topics">What both write about.</param>
public sealed record BridgeProposal(CellFigure Cell, BridgeSide One, BridgeSide Other, IReadOnlyList<string> Topics);

/// <param name="Proposal">Null when there is none left.</param>
/// <param name="Others">How many pairs besides could be proposed.</param>
public sealed record NextBridgeView(SilosView View, BridgeProposal? Proposal, int Others);

/// <summary>
/// Proposes one bridge: of the released pairs that lie surely and far below chance, the one that lacks most contact and
/// has most to talk about. Every fact is released or stands in an open space.
/// </summary>
internal sealed class SeeNextBridge(HouseDb db, SeeSilos see, ReadOpenTalk read, WhoLikesIntroductions people, TimeProvider clock)
{
    /// <summary>Observed ÷ expected below which a pair is far below chance.</summary>
    public const double Far = UnitContacts.RareBelow;

    private const int Most = 3;
    private const int Questions = 2;
    private const int LookedAt = 12;
    private static readonly TimeSpan Skipped = TimeSpan.FromDays(28);
    private static readonly TimeSpan Finished = TimeSpan.FromDays(56);

    /// <param name="level">Depth of the unit tree.</param>
    /// <param name="a">With <paramref name="b"/>, the pair somebody comes from; null for the best one.</param>
    /// <param name="b">The other unit.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<NextBridgeView>> HandleAsync(int? level, string? a, string? b, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.BuildsBridges) return Problem.Forbidden("silos-next-for-hosts");
        var result = await see.HandleAsync(new SilosQuery(Level: level), viewer, ct);
        if (!result.Succeeded) return result.Problem;
        var view = result.Value;
        var figures = view.Figures;
        var passed = await PassedAsync(viewer, ct);
        var pairs = figures.Matrix.Where(cell => cell is { IsSure: true, Ratio: < Far } && cell.A != cell.B)
            .Where(cell => !passed.Contains(UnitContacts.Pair(Path(cell.A), Path(cell.B))))
            .OrderByDescending(Missing).ToList();
        var wanted = pairs.FindIndex(cell => (Path(cell.A) == a && Path(cell.B) == b) || (Path(cell.A) == b && Path(cell.B) == a));
        if (pairs.Count == 0) return new NextBridgeView(view, null, 0);

        var talk = await read.HandleAsync(view.Key.Level, viewer, ct);
        var best = wanted >= 0 ? pairs[wanted] : pairs.Take(LookedAt).MaxBy(cell => Missing(cell) * (1 + Reasons(cell)))!;
        var spaces = await SpacesAsync(talk, [Path(best.A), Path(best.B)], viewer, ct);
        var topics = talk.Shared(Path(best.A), Path(best.B), Most);
        return new NextBridgeView(view, new BridgeProposal(best, await SideAsync(best.A, best.B), await SideAsync(best.B, best.A), topics), pairs.Count - 1);

        string Path(int unit) => figures.ByUnit[unit].Unit;

        int Reasons(CellFigure cell) => talk.Shared(Path(cell.A), Path(cell.B), Most).Count
            + talk.WaitingFor(Path(cell.A), Path(cell.B)).Concat(talk.WaitingFor(Path(cell.B), Path(cell.A))).Take(Most).Count();

        async Task<BridgeSide> SideAsync(int unit, int other)
        {
            var elsewhere = talk.SpacesOf(Path(other)).Select(spaces.GetValueOrDefault).OfType<BridgeSpace>().ToList();
            var waiting = talk.WaitingFor(Path(unit), Path(other)).Where(question => spaces.ContainsKey(question.SpaceId)).Take(Questions)
                .Select(question => new BridgeQuestion(question.ThreadId, question.Title, spaces[question.SpaceId].Name, elsewhere.Find(space => space.Id != question.SpaceId)?.Slug));
            return new BridgeSide(unit, [.. talk.SpacesOf(Path(unit)).Select(spaces.GetValueOrDefault).OfType<BridgeSpace>().Take(Most)], [.. waiting],
                await people.HandleAsync(Path(unit), viewer, ct));
        }
    }

    private static double Missing(CellFigure cell) => (cell.Expected ?? 0) - (cell.Weight ?? 0);

    private async Task<HashSet<(string, string)>> PassedAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var (skipped, finished) = (now - Skipped, now - Finished);
        return [.. (await db.BridgeChoices.AsNoTracking().Where(c => (c.IsDone && c.At > finished) || (c.MemberId == me && c.At > skipped))
            .Select(c => new { c.A, c.B }).ToListAsync(ct)).Select(c => UnitContacts.Pair(c.A, c.B))];
    }

    private async Task<Dictionary<Guid, BridgeSpace>> SpacesAsync(OpenTalk talk, IReadOnlyList<string> units, Viewer viewer, CancellationToken ct)
    {
        var ids = units.SelectMany(talk.SpacesOf).Distinct().ToList();
        return await db.ReadableSpacesTo(viewer).Where(s => ids.Contains(s.Id) && s.Kind == SpaceKind.Open && s.ArchivedAt == null)
            .Select(s => new BridgeSpace(s.Id, s.Slug, s.Name)).ToDictionaryAsync(s => s.Id, ct);
    }
}
