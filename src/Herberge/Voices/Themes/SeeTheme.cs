using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts.Trends;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Themes;

/// <param name="Name">A segment, or the name of a channel's member.</param>
/// <param name="Share">Of all voices of that group.</param>
public sealed record ThemeGroup(string Name, int Voices, Share Share);

/// <param name="From">The first day of its four weeks.</param>
public sealed record ThemePeriod(DateOnly From, int Voices, Share Share);

/// <param name="Codes">What people already called it.</param>
public sealed record ThemeVoiceLine(
    Guid Id, string Quote, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, ObservationState State, double Confidence, bool IsCentral, IReadOnlyList<string> Codes);

/// <param name="Above">What it belongs to, coarsest first.</param>
/// <param name="Below">What it is made of.</param>
/// <param name="Voices">The most central ones first.</param>
public sealed record ThemeView(
    ThemeNode Node, IReadOnlyList<ThemeName> Above, IReadOnlyList<ThemeNode> Below, IReadOnlyList<ThemePeriod> Trend, IReadOnlyList<ThemeGroup> Segments, IReadOnlyList<ThemeGroup> Channels,
    IReadOnlyList<ThemeVoiceLine> Voices, DateTimeOffset FoundAt, CodeName? Code);

/// <summary>One theme: why its voices belong together, who says it where, and how it went.</summary>
internal sealed class SeeTheme(HouseDb db, ThemesSeen seen)
{
    public const int MostVoices = 20;
    private const int Period = 4;
    private const int MostGroups = 12;

    public async Task<Result<ThemeView>> HandleAsync(Guid id, int most, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var figures = await seen.ReadAsync(ct);
        var all = figures.Themes.Where(figure => figure.Theme.GoneAt is null).ToDictionary(figure => figure.Theme.Id);
        if (figures.Search is not { } search || !all.TryGetValue(id, out var figure)) return Problem.NotFound();
        var within = Within(db, figure.Theme.Id, figure.Theme.Level);
        var groups = await within.AsNoTracking().GroupBy(v => new { v.Channel, v.Segment }).Select(g => new { g.Key.Channel, g.Key.Segment, Count = g.Count() }).ToListAsync(ct);
        var codeId = figure.Theme.CodeId;
        var code = codeId is null ? null : await db.Codes.AsNoTracking().Where(c => c.Id == codeId && c.RetiredAt == null).Select(c => new CodeName(c.Id, c.Name, c.Hue)).FirstOrDefaultAsync(ct);
        return new ThemeView(
            figures.Node(figure), Above(figure.Theme, all), [.. all.Values.Where(below => below.Theme.ParentId == id).OrderByDescending(below => below.Voices).Select(figures.Node)],
            Trend(figure, figures),
            Groups(groups.Where(g => g.Segment is not null).GroupBy(g => g.Segment!, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(x => x.Count))), figures.Segments.GetValueOrDefault),
            Groups(groups.GroupBy(g => g.Channel).Select(g => (g.Key.ToString(), g.Sum(x => x.Count))), name => figures.Channels.GetValueOrDefault(Enum.Parse<VoiceChannel>(name))),
            await VoicesAsync(within, most, viewer, ct), search.At, code);
    }

    internal static IQueryable<ThemeVoice> Within(HouseDb db, Guid id, ThemeLevel level)
    {
        var themes = db.VoiceThemes.Where(t => t.ParentId == id).Select(t => (Guid?)t.Id);
        return level switch
        {
            ThemeLevel.Area => db.ThemeVoices.Where(v => themes.Contains(v.ThemeId)),
            ThemeLevel.Part => db.ThemeVoices.Where(v => v.PartId == id),
            _ => db.ThemeVoices.Where(v => v.ThemeId == id),
        };
    }

    private async Task<IReadOnlyList<ThemeVoiceLine>> VoicesAsync(IQueryable<ThemeVoice> within, int most, Viewer viewer, CancellationToken ct)
    {
        var rows = await within.AsNoTracking().OrderBy(v => v.Rank ?? int.MaxValue).ThenByDescending(v => v.Confidence).ThenBy(v => v.ObservationId).Take(most)
            .Join(db.VisibleObservationsTo(viewer), v => v.ObservationId, o => o.Id, (v, o) => new { v.Rank, v.Confidence, o.Id, o.Quote, o.SaidAt, o.Channel, o.Segment, o.Language, o.State })
            .ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Id);
        var codes = (await db.CodeMarks.AsNoTracking().Where(m => ids.Contains(m.ObservationId) && m.HiddenBy == null)
            .Join(db.Codes, m => m.CodeId, c => c.Id, (m, c) => new { m.ObservationId, c.Name }).Distinct().ToListAsync(ct)).ToLookup(m => m.ObservationId, m => m.Name);
        return [.. rows.OrderBy(row => row.Rank ?? int.MaxValue).ThenByDescending(row => row.Confidence).ThenBy(row => row.Id).Select(row => new ThemeVoiceLine(
            row.Id, row.Quote, row.SaidAt, row.Channel, row.Segment, row.Language, row.State, row.Confidence, row.Rank is not null, [.. codes[row.Id].Order(StringComparer.Ordinal)]))];
    }

    private static List<ThemeName> Above(VoiceTheme theme, Dictionary<Guid, ThemeFigure> all)
    {
        var above = new List<ThemeName>();
        for (var parent = theme.ParentId; parent is { } id && all.TryGetValue(id, out var figure); parent = figure.Theme.ParentId) above.Insert(0, new ThemeName(id, figure.Theme.Title));
        return above;
    }

    private static List<ThemePeriod> Trend(ThemeFigure figure, ThemeFigures all)
    {
        // Whole periods, counted back from the week of now.
        var trend = new List<ThemePeriod>();
        for (var end = all.Totals.Count; end >= Period; end -= Period)
        {
            var (part, whole) = (figure.Weeks.Skip(end - Period).Take(Period).Sum(), all.Totals.Skip(end - Period).Take(Period).Sum());
            if (whole == 0) continue;
            var share = ShareInterval.Of(part, whole);
            trend.Insert(0, new ThemePeriod(all.First.AddDays(7 * (end - Period)), part, new Share(share.Value, share.Low, share.High)));
        }

        return trend;
    }

    private static List<ThemeGroup> Groups(IEnumerable<(string Name, int Voices)> counted, Func<string, int> totalOf) =>
        [.. counted.OrderByDescending(group => group.Voices).ThenBy(group => group.Name, StringComparer.Ordinal).Take(MostGroups).Select(group =>
        {
            var share = ShareInterval.Of(group.Voices, Math.Max(group.Voices, totalOf(group.Name)));
            return new ThemeGroup(group.Name, group.Voices, new Share(share.Value, share.Low, share.High));
        })];
}
