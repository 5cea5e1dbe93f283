using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.People;
using Herberge.Silos.Figures;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos;

/// <summary>What of the figures somebody wants to see.</summary>
/// <param name="Days">30, 90, 180 or 365.</param>
/// <param name="Level">1 for the top of the unit tree.</param>
/// <param name="By">What people are grouped by.</param>
/// <param name="Kind">One kind of contact.</param>
public sealed record SilosQuery(int? Days = null, int? Level = null, GroupedBy By = GroupedBy.Unit, TieKind? Kind = null)
{
    /// <summary>From an address; what can't be read there counts as not said.</summary>
    public static SilosQuery Read(int? days, int? level, string? by, string? kind) => new(
        days, level, Enum.TryParse<GroupedBy>(by, ignoreCase: true, out var grouping) && Enum.IsDefined(grouping) ? grouping : GroupedBy.Unit,
        Enum.TryParse<TieKind>(kind, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null);

    /// <summary>The same as an address, for links and for the log of looks.</summary>
    public string Address(string page = "/silos") =>
        $"{page}?days={Days ?? ReleaseCalendar.UsualWindow}&level={Level ?? 1}"
        + (By == GroupedBy.Unit ? "" : $"&by={By.ToString().ToLowerInvariant()}")
        + (Kind is { } kind ? $"&kind={kind.ToString().ToLowerInvariant()}" : "");
}

/// <summary>The last released figures for those who run the house and the works council. Every look is logged.</summary>
internal sealed class SeeSilos(
    HouseDb db, House house, TimeProvider clock, IMemoryCache cache, ReleaseFigures release, Measurable measurable, ReadRules readRules, LogLook log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public Task<Result<SilosView>> HandleAsync(SilosQuery query, Viewer viewer, CancellationToken ct) => HandleAsync(query, "/silos", viewer, ct);

    /// <param name="query">Which figures.</param>
    /// <param name="page">Where they are shown, for the log of looks.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<SilosView>> HandleAsync(SilosQuery query, string page, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var days = query.Days ?? ReleaseCalendar.UsualWindow;
        if (!ReleaseCalendar.Windows.Contains(days)) return Problem.Invalid("days", "silos-window", string.Join(", ", ReleaseCalendar.Windows));
        var offer = await measurable.OfferAsync(ct);
        if (query.Kind is { } kind && !offer.Kinds.Contains(kind)) return Problem.Invalid("kind", "silos-kind", string.Join(", ", offer.Kinds));

        var level = query.By == GroupedBy.Unit ? Math.Clamp(query.Level ?? 1, 1, offer.Levels) : 1;
        var key = new FigureKey(ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone), days, level, query.By, query.Kind);
        var view = await ViewAsync(key, offer, viewer, ct);
        await log.HandleAsync((query with { Level = level }).Address(page), viewer, ct);
        return view;
    }

    private async Task<SilosView> ViewAsync(FigureKey key, Offer offer, Viewer viewer, CancellationToken ct)
    {
        var (released, before) = await release.WithBeforeAsync(key, ct);
        var figures = Unpacked(released);
        return new SilosView
        {
            Key = key,
            Offer = offer,
            Missing = released.Missing,
            ReleasedAt = released.ReleasedAt,
            Figures = figures,
            Before = before?.Openness,
            ChangeIsSure = before is { Openness: not null } && IsSure(Unpacked(before).Whole, figures.Whole),
            Trend = await TrendAsync(key, ct),
            Goal = (await readRules.HandleAsync(ct)).Goal,
            Hues = await HuesAsync(ct),
            Spaces = await SpacesAsync(figures, viewer, ct),
        };
    }

    // Colours change with the unit tree, so hardly ever.
    private async Task<IReadOnlyDictionary<string, int>> HuesAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(UnitHue), out IReadOnlyDictionary<string, int>? known)) return known!;
        var hues = await db.TopUnitHues().ToDictionaryAsync(unit => unit.Path, unit => unit.Hue, ct);
        return cache.Set<IReadOnlyDictionary<string, int>>(typeof(UnitHue), hues, Kept);
    }

    public SiloFigures Unpacked(ReleasedFigures released) => cache.GetOrCreate((typeof(SeeSilos), released.Id), entry =>
    {
        entry.SlidingExpiration = Kept;
        return FiguresContent.Unpack(released.Content);
    })!;

    // Both windows carry the sampling error of their people. Taken as independent: the same people act in both, so the
    // true error of the difference is rather smaller, and this calls a change sure too seldom rather than too often.
    private static bool IsSure(WholeFigure before, WholeFigure now) =>
        now.Openness - before.Openness is { } change && before.StandardError is { } earlier && now.StandardError is { } later
        && Math.Abs(change) > OpennessEstimate.BandWidth * Math.Sqrt((earlier * earlier) + (later * later));

    private async Task<IReadOnlyList<WeekFigure>> TrendAsync(FigureKey key, CancellationToken ct)
    {
        var points = release.Trend(key).ToList();
        var (oldest, level, by, kind) = (points[0].To, key.Level, key.By, key.KindNumber);
        var ends = points.Select(point => point.To).ToHashSet();
        var released = await db.ReleasedFigures.AsNoTracking()
            .Where(f => f.By == by && f.Kind == kind && f.Level == level && f.Days == ReleaseCalendar.TrendWindow && f.To >= oldest && f.Openness != null)
            .OrderBy(f => f.To).Select(f => new { f.To, f.Openness, f.Low, f.High, f.Ties }).ToListAsync(ct);
        return [.. released.Where(f => ends.Contains(f.To) && f.To <= key.To).Select(f =>
            new WeekFigure(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(f.To, house.TimeZone).Date), f.Openness!.Value, Math.Max(0, f.Low ?? f.Openness.Value), f.High ?? f.Openness.Value, f.Ties))];
    }

    // Names of spaces only to those who may know of them; the figures of the others join the rest.
    private async Task<IReadOnlyDictionary<Guid, (string Name, string Slug)>> SpacesAsync(SiloFigures figures, Viewer viewer, CancellationToken ct)
    {
        var ids = figures.Spaces.Select(space => space.Space).OfType<Guid>().ToList();
        if (ids.Count == 0) return new Dictionary<Guid, (string, string)>();
        return (await db.VisibleSpacesTo(viewer).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.Slug }).ToListAsync(ct))
            .ToDictionary(s => s.Id, s => (s.Name, s.Slug));
    }
}
