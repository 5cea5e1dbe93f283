using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos;

/// <summary>A top unit one has contact with.</summary>
public sealed record MyBridge(string Unit, int Hue, int People, bool IsOwn);

/// <summary>One's own bridges.</summary>
/// <param name="Missing">Top units without contact.</param>
/// <param name="IsLeftOut">Whether one asked to be left out of analysis.</param>
public sealed record MyBridges(int Days, IReadOnlyList<MyBridge> Bridges, IReadOnlyList<UnitHue> Missing, bool IsLeftOut)
{
    public int People => Bridges.Sum(bridge => bridge.People);

    public int Outside => Bridges.Where(bridge => !bridge.IsOwn).Sum(bridge => bridge.People);
}

/// <summary>A member's mirror, for that member alone: computed when they look, kept nowhere, logged nowhere.</summary>
internal sealed class SeeMyBridges(HouseDb db, TimeProvider clock)
{
    private const int Days = 90;

    public async Task<Result<MyBridges>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var (me, since) = (viewer.MemberId, clock.GetUtcNow() - TimeSpan.FromDays(Days));
        var there = db.Ties.AsNoTracking().Where(t => t.FromId == me && t.At >= since).Select(t => new { Other = t.ToId, t.Weight });
        var back = db.Ties.AsNoTracking().Where(t => t.ToId == me && t.At >= since).Select(t => new { Other = t.FromId, t.Weight });
        var contacts = (await there.Concat(back).ToListAsync(ct)).GroupBy(t => t.Other).Where(t => t.Key != me && t.Sum(one => one.Weight) > 0).Select(t => t.Key).ToList();

        var own = (await db.PeopleForAnalysis([me]).SingleOrDefaultAsync(ct))?.UnitPath is { } path ? Top(path) : null;
        var hues = await db.TopUnitHues().ToListAsync(ct);
        var met = (await db.PeopleForAnalysis(contacts).ToListAsync(ct)).Where(person => person.UnitPath is not null)
            .CountBy(person => Top(person.UnitPath!)).ToDictionary();
        var bridges = hues.Where(unit => met.ContainsKey(unit.Path))
            .Select(unit => new MyBridge(unit.Path, unit.Hue, met[unit.Path], unit.Path == own)).OrderByDescending(bridge => bridge.People);
        return new MyBridges(Days, [.. bridges], [.. hues.Where(unit => unit.Path != own && !met.ContainsKey(unit.Path)).OrderBy(unit => unit.Path)],
            await db.OptOuts.AnyAsync(o => o.MemberId == me, ct));
    }

    private static string Top(string path) => path.Split('/')[0];
}
