using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Themes;

/// <summary>A share with its 90 % interval.</summary>
public sealed record Share(double Value, double Low, double High);

/// <param name="Title">Its phrases, or the name it was given; empty where nothing tells it from others.</param>
/// <param name="IsNamed">A language model gave the name.</param>
/// <param name="Phrases">Why its voices belong together, most telling first.</param>
/// <param name="Share">Of all voices of the last twelve weeks.</param>
/// <param name="Weeks">Voices in each of them, oldest first.</param>
/// <param name="CodeId">The code made of it.</param>
public sealed record ThemeNode(
    Guid Id, ThemeLevel Level, Guid? ParentId, string Title, bool IsNamed, IReadOnlyList<string> Phrases, int Voices, Share Share, IReadOnlyList<int> Weeks, CodeCourse Course, bool IsNew,
    Guid? CodeId);

public sealed record ThemeName(Guid Id, string Title);

/// <param name="Theme">The one that was split, or the one that others went into.</param>
public sealed record ThemeShiftView(ThemeShiftKind Kind, ThemeName Theme, IReadOnlyList<ThemeName> Others);

/// <summary>What became of the themes since the search before.</summary>
public sealed record ThemeNews(IReadOnlyList<ThemeName> New, IReadOnlyList<ThemeName> Gone, IReadOnlyList<ThemeShiftView> Shifts)
{
    public bool IsEmpty => New.Count + Gone.Count + Shifts.Count == 0;
}

public sealed record ThemeQuote(Guid Id, string Quote, string Language);

/// <param name="FoundAt">Null before the first search.</param>
/// <param name="Tree">Coarse to fine, each below what it belongs to, larger ones first.</param>
/// <param name="Model">Model and server whose vectors helped to compare; null where words alone did.</param>
/// <param name="Quotes">The most central voice of each theme.</param>
public sealed record ThemeTree(
    DateTimeOffset? FoundAt, int Voices, int Unassigned, double? Reliability, string? Model, IReadOnlyList<ThemeNode> Tree, IReadOnlyDictionary<Guid, ThemeQuote> Quotes, ThemeNews News);

/// <summary>What customers seem to speak of, from coarse to fine.</summary>
internal sealed class SeeThemes(HouseDb db, ThemesSeen seen)
{
    public async Task<Result<ThemeTree>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var figures = await seen.ReadAsync(ct);
        if (figures.Search is not { } search) return new ThemeTree(null, 0, 0, null, null, [], new Dictionary<Guid, ThemeQuote>(), new ThemeNews([], [], []));
        var quotes = await db.ThemeVoices.AsNoTracking().Where(v => v.Rank == 1 && v.ThemeId != null)
            .Join(db.VisibleObservationsTo(viewer), v => v.ObservationId, o => o.Id, (v, o) => new { v.ThemeId, o.Id, o.Quote, o.Language }).ToListAsync(ct);
        var nodes = figures.Themes.Where(figure => figure.Theme.GoneAt is null).Select(figures.Node).ToList();
        return new ThemeTree(search.At, figures.Totals.Sum(), figures.Unassigned, search.Reliability, search.Model, Ordered(nodes),
            quotes.DistinctBy(q => q.ThemeId).ToDictionary(q => q.ThemeId!.Value, q => new ThemeQuote(q.Id, q.Quote, q.Language)), News(figures, search));
    }

    private static List<ThemeNode> Ordered(List<ThemeNode> nodes)
    {
        var known = nodes.Select(node => node.Id).ToHashSet();
        var below = nodes.OrderByDescending(node => node.Voices).ThenBy(node => node.Title, StringComparer.Ordinal).ToLookup(node => node.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var tree = new List<ThemeNode>();
        Add(Guid.Empty);
        return tree;

        void Add(Guid parent)
        {
            foreach (var node in below[parent])
            {
                tree.Add(node);
                Add(node.Id);
            }
        }
    }

    private static ThemeNews News(ThemeFigures figures, ThemeSearch search)
    {
        var themes = figures.Themes.Select(figure => figure.Theme).Where(theme => theme.Level == ThemeLevel.Theme).ToList();
        var names = themes.ToDictionary(theme => theme.Id, theme => new ThemeName(theme.Id, theme.Title));
        // At the first search everything is new, which is no news.
        var isFirst = themes.TrueForAll(theme => theme.FirstFoundAt == search.At);
        return new ThemeNews(
            [.. themes.Where(theme => !isFirst && theme.FirstFoundAt == search.At && theme.GoneAt is null).Select(theme => names[theme.Id])],
            [.. themes.Where(theme => theme.GoneAt is not null).Select(theme => names[theme.Id])],
            [.. figures.Shifts.Where(shift => names.ContainsKey(shift.ThemeId) && names.ContainsKey(shift.OtherId)).GroupBy(shift => (shift.Kind, shift.ThemeId))
                .Where(same => same.Any(shift => shift.OtherId != shift.ThemeId)).OrderBy(same => same.Key.Kind)
                .Select(same => new ThemeShiftView(same.Key.Kind, names[same.Key.ThemeId], [.. same.Select(shift => names[shift.OtherId])]))]);
    }
}
