using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

internal sealed record Found(string Href, string Title, string Text, string? SpaceName, DateTimeOffset At);

internal sealed record FoundPage(IReadOnlyList<Found> Items, long? Next);

/// <summary>Search over everything the viewer may read; the access rule is part of the query. Newest first, by key.</summary>
internal sealed class SearchEverything(HouseDb db, SearchIndex index)
{
    public const int PageSize = 20;

    public async Task<FoundPage> HandleAsync(string? query, long? before, Viewer viewer, CancellationToken ct)
    {
        var terms = SearchTerms.Parse(query ?? "");
        if (terms.Wanted.IsEmpty) return new FoundPage([], null);
        var readable = db.ReadableSpacesTo(viewer).Select(s => (Guid?)s.Id);
        var inside = viewer.IsInside;
        var matches = index.Matching(terms).Where(row => row.Kind == SearchKind.Member ? inside : readable.Contains(row.SpaceId));
        if (before is { } key) matches = matches.Where(row => row.Key < key);
        var rows = await matches.OrderByDescending(row => row.Key).Take(PageSize + 1)
            .Select(row => new { row.Key, row.Kind, row.Id, row.Title, row.Text, row.At, row.ThreadId, row.SpaceId }).ToListAsync(ct);
        var threads = rows.Select(r => r.ThreadId).Distinct().ToList();
        var titles = await db.Threads.AsNoTracking().Where(t => threads.Contains(t.Id)).Select(t => new { t.Id, t.Title, Space = t.Space!.Name }).ToDictionaryAsync(t => t.Id, ct);
        var spaces = rows.Where(r => r.Kind == SearchKind.Space).Select(r => r.Id).ToList();
        var slugs = await db.Spaces.AsNoTracking().Where(s => spaces.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Slug, ct);
        var people = rows.Where(r => r.Kind == SearchKind.Member).Select(r => r.Id).ToList();
        var handles = await db.Set<Member>().AsNoTracking().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Handle, ct);
        return new FoundPage(
            [.. rows.Take(PageSize).Select(r =>
            {
                var thread = r.ThreadId is { } id ? titles.GetValueOrDefault(id) : null;
                var href = r.Kind switch
                {
                    SearchKind.Space => $"/spaces/{slugs.GetValueOrDefault(r.Id)}",
                    SearchKind.Member => $"/people/{handles.GetValueOrDefault(r.Id)}",
                    _ => $"/posts/{r.Id}",
                };
                return new Found(href, thread?.Title ?? r.Title, r.Text.Length > 220 ? r.Text[..220] + "…" : r.Text, thread?.Space, r.At);
            })],
            rows.Count > PageSize ? rows[PageSize - 1].Key : null);
    }
}
