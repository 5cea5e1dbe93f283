using Herberge.Foundation.Storage;
using Herberge.Texts.Trends;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices.Themes;

/// <summary>Figures of all themes: counted from every observation, so remembered until a search or an erasure. Another node learns of it within a minute.</summary>
internal sealed class ThemesSeen(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    public async Task<ThemeFigures> ReadAsync(CancellationToken ct) => await cache.GetOrCreateAsync(typeof(ThemesSeen), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Remembered;
        return await CountAsync(ct);
    }) ?? ThemeFigures.None;

    /// <summary>After the commit of a write that changed themes or what is in them.</summary>
    public void Forget() => cache.Remove(typeof(ThemesSeen));

    private async Task<ThemeFigures> CountAsync(CancellationToken ct)
    {
        if (await db.ThemeSearches.AsNoTracking().SingleOrDefaultAsync(ct) is not { } search) return ThemeFigures.None;
        var themes = await db.VoiceThemes.AsNoTracking().ToListAsync(ct);
        var shifts = await db.ThemeShifts.AsNoTracking().ToListAsync(ct);
        var byWeek = await db.ThemeVoices.AsNoTracking().GroupBy(v => new { v.ThemeId, v.Week }).Select(g => new Cell(g.Key.ThemeId, g.Key.Week, g.Count())).ToListAsync(ct);
        var parts = await db.ThemeVoices.AsNoTracking().Where(v => v.PartId != null).GroupBy(v => new { v.PartId, v.Week }).Select(g => new Cell(g.Key.PartId, g.Key.Week, g.Count())).ToListAsync(ct);
        var groups = await db.ThemeVoices.AsNoTracking().GroupBy(v => new { v.Channel, v.Segment }).Select(g => new { g.Key.Channel, g.Key.Segment, Count = g.Count() }).ToListAsync(ct);
        var first = byWeek.Count == 0 ? ThemeVoice.WeekOf(search.At) : byWeek.Min(cell => cell.Week);
        var weeks = Math.Max(1, ((Math.Max(ThemeVoice.WeekOf(clock.GetUtcNow()), byWeek.Select(cell => cell.Week).DefaultIfEmpty(first).Max()) - first) / 7) + 1);
        var parents = themes.Where(theme => theme.ParentId is not null).ToDictionary(theme => theme.Id, theme => theme.ParentId!.Value);
        var counts = themes.ToDictionary(theme => theme.Id, _ => new int[weeks]);
        var totals = new int[weeks];
        foreach (var cell in byWeek)
        {
            var week = (cell.Week - first) / 7;
            totals[week] += cell.Count;
            for (var id = cell.Theme; id is { } theme && counts.TryGetValue(theme, out var its); id = parents.TryGetValue(theme, out var parent) ? parent : null) its[week] += cell.Count;
        }

        foreach (var cell in parts)
            if (counts.TryGetValue(cell.Theme!.Value, out var its)) its[(cell.Week - first) / 7] += cell.Count;
        return new ThemeFigures(
            search, [.. themes.Select(theme => new ThemeFigure(theme, counts[theme.Id]))], shifts, DateOnly.FromDayNumber(first), totals, byWeek.Where(cell => cell.Theme is null).Sum(cell => cell.Count),
            groups.GroupBy(g => g.Channel).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)),
            groups.Where(g => g.Segment is not null).GroupBy(g => g.Segment!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(x => x.Count), StringComparer.Ordinal));
    }

    private sealed record Cell(Guid? Theme, int Week, int Count);
}

/// <param name="Weeks">Voices in each week, oldest first.</param>
internal sealed record ThemeFigure(VoiceTheme Theme, IReadOnlyList<int> Weeks)
{
    public int Voices { get; } = Weeks.Sum();
}

/// <param name="Search">Null before the first one.</param>
/// <param name="First">The first week's Monday.</param>
/// <param name="Totals">All voices in each week, with those of no theme.</param>
internal sealed record ThemeFigures(
    ThemeSearch? Search, IReadOnlyList<ThemeFigure> Themes, IReadOnlyList<ThemeShift> Shifts, DateOnly First, IReadOnlyList<int> Totals, int Unassigned,
    IReadOnlyDictionary<VoiceChannel, int> Channels, IReadOnlyDictionary<string, int> Segments)
{
    public static ThemeFigures None { get; } = new(null, [], [], default, [], 0, new Dictionary<VoiceChannel, int>(), new Dictionary<string, int>());

    public ThemeNode Node(ThemeFigure figure)
    {
        var share = ThemeCourse.ShareOf(figure.Weeks, Totals);
        return new ThemeNode(
            figure.Theme.Id, figure.Theme.Level, figure.Theme.ParentId, figure.Theme.Title, figure.Theme.GivenName is not null, figure.Theme.AllPhrases, figure.Voices,
            new Share(share.Value, share.Low, share.High), [.. figure.Weeks.TakeLast(ThemeCourse.Shown)],
            ThemeCourse.Of(figure.Weeks, Totals), ThemeCourse.IsNew(figure.Weeks, Totals), figure.Theme.CodeId);
    }
}
