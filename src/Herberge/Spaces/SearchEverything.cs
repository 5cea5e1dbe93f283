using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public enum SearchOrder
{
    /// <summary>Words in titles first, newer before older; the best of the newest matches.</summary>
    Best,

    Newest,
}

public enum SearchPeriod
{
    Any,
    Week,
    Month,
    Year,
}

/// <param name="Words">As typed; see <see cref="SearchTerms"/>.</param>
/// <param name="Space">Slug of a space; null for all.</param>
/// <param name="Author">Who wrote it, by handle or by (part of) the name; null for everybody.</param>
/// <param name="After">Where the page before ended, as <see cref="FoundPage.Next"/> said.</param>
public sealed record SearchInput(
    string? Words, string? Space = null, string? Author = null, SearchKind? Kind = null,
    SearchPeriod Period = SearchPeriod.Any, SearchOrder Order = SearchOrder.Best, string? After = null);

/// <param name="Number">Of a post in its thread.</param>
public sealed record Found(
    SearchKind Kind, Guid Id, string Href, string Title, string Text, int? Number, string? SpaceName, string? SpaceSlug, int SpaceHue,
    string? AuthorName, string? AuthorHandle, DateTimeOffset At);

/// <param name="Next">For <see cref="SearchInput.After"/>; null when nothing follows.</param>
public sealed record FoundPage(IReadOnlyList<Found> Items, string? Next, SearchTerms Terms);

/// <summary>
/// Search over everything the viewer may read. The access rule is part of the query; order is decided here, from keys and
/// titles alone, so that both engines answer the same.
/// </summary>
internal sealed class SearchEverything(HouseDb db, SearchIndex index, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>So many of the newest matches compete for being the best; older ones are found by <see cref="SearchOrder.Newest"/>.</summary>
    private const int MostCandidates = 500;

    private const double SecondsInYear = 365 * 86_400;

    public async Task<FoundPage> HandleAsync(SearchInput input, Viewer viewer, CancellationToken ct)
    {
        var terms = SearchTerms.Parse(input.Words);
        if (terms.IsEmpty || !viewer.IsSignedIn) return new FoundPage([], null, terms);
        var keys = input.Order == SearchOrder.Newest
            ? await NewestAsync(terms, input, viewer, ct)
            : await BestAsync(terms, input, viewer, ct);
        var next = keys.Count > PageSize ? keys[PageSize - 1].Cursor : null;
        return new FoundPage(await DescribeAsync([.. keys.Take(PageSize).Select(k => k.Key)], ct), next, terms);
    }

    private async Task<List<(long Key, string Cursor)>> NewestAsync(SearchTerms terms, SearchInput input, Viewer viewer, CancellationToken ct)
    {
        var rows = Narrow(index.Matching(terms), input, viewer);
        if (long.TryParse(input.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after)) rows = rows.Where(r => r.Key < after);
        var keys = await rows.OrderByDescending(r => r.Key).Select(r => r.Key).Take(PageSize + 1).ToListAsync(ct);
        return [.. keys.Select(key => (key, key.ToString(CultureInfo.InvariantCulture)))];
    }

    private async Task<List<(long Key, string Cursor)>> BestAsync(SearchTerms terms, SearchInput input, Viewer viewer, CancellationToken ct)
    {
        var candidates = await CandidatesAsync(index.Matching(terms), input, viewer, ct);
        // Titles that say it all compete however old they are.
        if (candidates.Count == MostCandidates)
            candidates.AddRange(await CandidatesAsync(index.Matching(terms, inTitle: true), input, viewer, ct));
        var wanted = terms.Wanted.SelectMany(phrase => phrase.Terms).ToHashSet(StringComparer.Ordinal);
        var ranked = candidates.DistinctBy(c => c.Key)
            .Select(c => (Score: Score(c, wanted), c.Key))
            .OrderByDescending(c => c.Score).ThenByDescending(c => c.Key).AsEnumerable();
        if (input.After?.Split('_') is [var score, var key]
            && double.TryParse(score, CultureInfo.InvariantCulture, out var lastScore) && long.TryParse(key, CultureInfo.InvariantCulture, out var lastKey))
            ranked = ranked.Where(c => c.Score < lastScore || (c.Score == lastScore && c.Key < lastKey));
        return [.. ranked.Take(PageSize + 1).Select(c => (c.Key, string.Create(CultureInfo.InvariantCulture, $"{c.Score:R}_{c.Key}")))];
    }

    private async Task<List<Candidate>> CandidatesAsync(IQueryable<SearchRow> matching, SearchInput input, Viewer viewer, CancellationToken ct) =>
        await Narrow(matching, input, viewer).OrderByDescending(r => r.Key).Take(MostCandidates)
            .Select(r => new Candidate(r.Key, r.Kind, r.Title)).ToListAsync(ct);

    /// <summary>
    /// A title that holds all the words weighs as much as three years of youth. Age is counted from 1970, not from now:
    /// the order doesn't change between two pages.
    /// </summary>
    private static double Score(Candidate candidate, HashSet<string> wanted)
    {
        var score = (candidate.Key >> 30) / SecondsInYear;
        if (candidate.Title.Length == 0) return score;
        var title = Analyzer.Terms(candidate.Title).ToHashSet(StringComparer.Ordinal);
        var share = (double)wanted.Count(title.Contains) / wanted.Count;
        // Who types a person's or a space's name means them.
        return score + 0.25 + (share * (candidate.Kind is SearchKind.Member or SearchKind.Space ? 6 : 3));
    }

    private IQueryable<SearchRow> Narrow(IQueryable<SearchRow> rows, SearchInput input, Viewer viewer)
    {
        var inside = viewer.IsInside;
        var readable = db.ReadableSpacesTo(viewer).Select(s => (Guid?)s.Id);
        var visible = db.VisibleSpacesTo(viewer).Select(s => (Guid?)s.Id);
        // The index forgets a deleted thread in the same transaction; asked again because this is the access rule.
        var deleted = db.Threads.Where(t => t.DeletedAt != null).Select(t => (Guid?)t.Id);
        var active = db.Set<Member>().Where(m => m.State == MemberState.Active).Select(m => m.Id);
        rows = rows.Where(r => (r.Kind == SearchKind.Member && inside && active.Contains(r.Id))
            || (r.Kind == SearchKind.Space && visible.Contains(r.SpaceId))
            || (r.Kind != SearchKind.Member && r.Kind != SearchKind.Space && readable.Contains(r.SpaceId)
                && (r.ThreadId == null || !deleted.Contains(r.ThreadId))));
        if (input.Kind is { } kind) rows = rows.Where(r => r.Kind == kind);
        if (!string.IsNullOrWhiteSpace(input.Space))
        {
            var slug = input.Space.Trim();
            rows = rows.Where(r => db.Set<Space>().Any(s => s.Slug == slug && s.Id == r.SpaceId));
        }

        if (!string.IsNullOrWhiteSpace(input.Author))
        {
            var authors = Called(input.Author).Select(m => (Guid?)m.Id);
            rows = rows.Where(r => authors.Contains(r.AuthorId));
        }

        if (input.Period != SearchPeriod.Any)
        {
            var from = SearchRow.KeyOf(clock.GetUtcNow() - Length(input.Period), Guid.Empty);
            rows = rows.Where(r => r.Key >= from);
        }

        return rows;
    }

    private IQueryable<Member> Called(string who)
    {
        var handle = who.Trim().TrimStart('@').ToLowerInvariant();
        var named = db.Set<Member>().AsQueryable();
        foreach (var word in WordForms.Fold(who).Split(' ', StringSplitOptions.RemoveEmptyEntries)) named = named.Where(m => m.FoldedName.Contains(word));
        return db.Set<Member>().Where(m => m.Handle == handle).Union(named);
    }

    private static TimeSpan Length(SearchPeriod period) => TimeSpan.FromDays(period switch
    {
        SearchPeriod.Week => 7,
        SearchPeriod.Month => 31,
        _ => 365,
    });

    private async Task<IReadOnlyList<Found>> DescribeAsync(IReadOnlyList<long> keys, CancellationToken ct)
    {
        if (keys.Count == 0) return [];
        var rows = await db.SearchRows.AsNoTracking().Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, ct);
        var posts = rows.Values.Where(r => r.Kind == SearchKind.Post).Select(r => r.Id).ToList();
        var said = await db.Posts.AsNoTracking().Where(p => posts.Contains(p.Id))
            .Select(p => new { p.Id, p.Number, p.Thread!.Title }).ToDictionaryAsync(p => p.Id, ct);
        var spaces = rows.Values.Select(r => r.SpaceId).Distinct().ToList();
        var places = await db.Spaces.AsNoTracking().Where(s => spaces.Contains(s.Id))
            .Select(s => new { s.Id, s.Name, s.Slug, s.Hue }).ToDictionaryAsync(s => s.Id, ct);
        var people = rows.Values.Select(r => r.AuthorId).Distinct().ToList();
        var authors = await db.Set<Member>().AsNoTracking().Where(m => people.Contains(m.Id))
            .Select(m => new { m.Id, m.Name, m.Handle }).ToDictionaryAsync(m => m.Id, ct);

        return [.. keys.Where(rows.ContainsKey).Select(key =>
        {
            var row = rows[key];
            var post = said.GetValueOrDefault(row.Id);
            var place = row.SpaceId is { } space ? places.GetValueOrDefault(space) : null;
            var author = row.AuthorId is { } member ? authors.GetValueOrDefault(member) : null;
            var href = row.Kind switch
            {
                SearchKind.Space => $"/spaces/{place?.Slug}",
                SearchKind.Member => $"/people/{author?.Handle}",
                SearchKind.File => $"/files/{row.Id}",
                _ => $"/posts/{row.Id}",
            };
            return new Found(row.Kind, row.Id, href, post?.Title ?? row.Title, row.Text, post?.Number, place?.Name, place?.Slug, place?.Hue ?? 0,
                author?.Name, author?.Handle, row.At);
        })];
    }

    private sealed record Candidate(long Key, SearchKind Kind, string Title);
}
