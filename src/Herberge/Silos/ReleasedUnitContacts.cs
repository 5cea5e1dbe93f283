using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos;

/// <summary>
/// Tells the start page which top units hardly talk: pairs of the newest release that are shown, at half of chance or less,
/// and surely so. It computes nothing; before the first release there is nothing to tell.
/// </summary>
internal sealed class ReleasedUnitContacts(HouseDb db, IMemoryCache cache) : IUnitContacts
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptEmpty = TimeSpan.FromMinutes(1);

    public async ValueTask<UnitContacts> ReadAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(ReleasedUnitContacts), out UnitContacts? known)) return known!;
        var content = await db.ReleasedFigures.AsNoTracking()
            .Where(f => f.By == GroupedBy.Unit && f.Kind == 0 && f.Level == 1 && f.Days == ReleaseCalendar.UsualWindow && f.Missing == NoFigures.None)
            .OrderByDescending(f => f.To).Select(f => f.Content).FirstOrDefaultAsync(ct);
        if (content is null) return cache.Set(typeof(ReleasedUnitContacts), UnitContacts.None, KeptEmpty);

        var figures = FiguresContent.Unpack(content);
        var rare = figures.Matrix.Where(cell => cell is { IsSure: true, Ratio: < UnitContacts.RareBelow } && cell.A != cell.B).ToDictionary(
            cell => UnitContacts.Pair(figures.ByUnit[cell.A].Unit, figures.ByUnit[cell.B].Unit), cell => cell.Ratio!.Value);
        var hues = await db.TopUnitHues().ToDictionaryAsync(unit => unit.Path, unit => unit.Hue, ct);
        return cache.Set(typeof(ReleasedUnitContacts), new UnitContacts(hues, rare), Kept);
    }
}
