using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Discovery;
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
/// <param name="Type">Only what is said in threads of this kind.</param>
/// <param name="Tag">Only what is said in threads with this tag, or another word for it.</param>
public sealed record SearchInput(
    string? Words, string? Space = null, string? Author = null, SearchKind? Kind = null,
    SearchPeriod Period = SearchPeriod.Any, SearchOrder Order = SearchOrder.Best, string? After = null, ThreadKind? Type = null, string? Tag = null)
{
    /// <summary>Words, or a kind of thread or a tag without any.</summary>
    public bool IsAsked => !string.IsNullOrWhiteSpace(Words) || Type is not null || !string.IsNullOrWhiteSpace(Tag);
}

/// <param name="Newest">Key of the newest of them; 0 for none.</param>
public sealed record FoundSince(int Count, long Newest);

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
internal sealed class SearchEverything(HouseDb db, SearchIndex index, IEnumerable<IThreadTags> rooms, IEnumerable<IFindable> findables, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>So many of the newest matches compete for being the best; older ones are found by <see cref="SearchOrder.Newest"/>.</summary>
    private const int MostCandidates = 500;

    private const double SecondsInYear = 365 * 86_400;

    public async Task<FoundPage> HandleAsync(SearchInput input, Viewer viewer, CancellationToken ct)
    {
        var terms = SearchTerms.Parse(input.Words);
        if (!input.IsAsked || (terms.IsEmpty && !string.IsNullOrWhiteSpace(input.Words)) || !viewer.IsSignedIn) return new FoundPage([], null, terms);
        var keys = input.Order == SearchOrder.Newest || terms.IsEmpty
            ? await NewestAsync(terms, input, viewer, ct)
            : await BestAsync(terms, input, viewer, ct);
        var next = keys.Count > PageSize ? keys[PageSize - 1].Cursor : null;
        return new FoundPage(await DescribeAsync([.. keys.Take(PageSize).Select(k => k.Key)], ct), next, terms);
    }

    /// <summary>How much there is that is newer than a key and not the viewer's own.</summary>
    public async Task<FoundSince> SinceAsync(SearchInput input, long key, Viewer viewer, int most, CancellationToken ct)
    {
        var terms = SearchTerms.Parse(input.Words);
        if (!input.IsAsked || (terms.IsEmpty && !string.IsNullOrWhiteSpace(input.Words)) || !viewer.IsSignedIn) return new FoundSince(0, 0);
        var me = viewer.MemberId;
        var keys = await Narrow(Matching(terms), input, viewer).Where(r => r.Key > key && (r.AuthorId == null || r.AuthorId != me))
            .OrderByDescending(r => r.Key).Select(r => r.Key).Take(most).ToListAsync(ct);
        return new FoundSince(keys.Count, keys.FirstOrDefault());
    }

    /// <summary>What holds the words; without any, each thread by its opening post.</summary>
    private IQueryable<SearchRow> Matching(SearchTerms terms) => terms.IsEmpty
        ? db.SearchRows.AsNoTracking().Where(r => r.Kind == SearchKind.Post && db.Set<Post>().Any(p => p.Id == r.Id && p.Number == 1))
        : index.Matching(terms);

    private async Task<List<(long Key, string Cursor)>> NewestAsync(SearchTerms terms, SearchInput input, Viewer viewer, CancellationToken ct)
    {
        var rows = Narrow(Matching(terms), input, viewer);
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
        // What stands in a second space is readable there, too.
        var shared = db.VisibleThreadsTo(viewer).Where(t => t.AlsoInId != null).Select(t => (Guid?)t.Id);
        var active = db.Set<Member>().Where(m => m.State == MemberState.Active).Select(m => m.Id);
        rows = rows.Where(r => (r.Kind == SearchKind.Member && inside && active.Contains(r.Id))
            || (r.Kind == SearchKind.Space && visible.Contains(r.SpaceId))
            || (r.Kind != SearchKind.Member && r.Kind != SearchKind.Space && (readable.Contains(r.SpaceId) || shared.Contains(r.ThreadId))
                && (r.ThreadId == null || !deleted.Contains(r.ThreadId))));
        foreach (var findable in findables)
        {
            var (limited, found) = (findable.Kind, findable.To(viewer));
            rows = rows.Where(r => r.Kind != limited || found.Contains(r.Id));
        }

        if (input.Kind is { } kind) rows = rows.Where(r => r.Kind == kind);
        if (input.Type is { } type) rows = rows.Where(r => db.Set<DiscussionThread>().Any(t => t.Id == r.ThreadId && t.Kind == type));
        if (!string.IsNullOrWhiteSpace(input.Tag)) rows = Tagged(rows, input.Tag);
        if (!string.IsNullOrWhiteSpace(input.Space))
        {
            var slug = input.Space.Trim();
            rows = rows.Where(r => db.Set<Space>().Any(s => s.Slug == slug && (s.Id == r.SpaceId || db.Set<DiscussionThread>().Any(t => t.Id == r.ThreadId && t.AlsoInId == s.Id))));
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

    private IQueryable<SearchRow> Tagged(IQueryable<SearchRow> rows, string tag)
    {
        var folded = TagText.Fold(tag);
        var threads = db.ThreadTags.Where(t => db.Set<Tag>().Any(n => n.Id == t.TagId && (n.Folded == folded || db.Set<TagSynonym>().Any(s => s.TagId == n.Id && s.Folded == folded)))).Select(t => t.ThreadId);
        foreach (var room in rooms) threads = threads.Union(room.TaggedWith(tag));
        return rows.Where(r => r.ThreadId != null && threads.Contains(r.ThreadId.Value));
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
        var described = await (
            from row in db.SearchRows.AsNoTracking().Where(r => keys.Contains(r.Key))
            join post in db.Posts on row.Id equals post.Id into said
            from post in said.DefaultIfEmpty()
            join space in db.Spaces on row.SpaceId equals (Guid?)space.Id into places
            from space in places.DefaultIfEmpty()
            join member in db.Set<Member>() on row.AuthorId equals (Guid?)member.Id into authors
            from member in authors.DefaultIfEmpty()
            select new
            {
                Row = row,
                Number = (int?)post.Number,
                Thread = post.Thread!.Title,
                Space = space.Name,
                space.Slug,
                Hue = (int?)space.Hue,
                Author = member.Name,
                member.Handle,
            }).ToDictionaryAsync(d => d.Row.Key, ct);

        return [.. keys.Where(described.ContainsKey).Select(key =>
        {
            var found = described[key];
            var row = found.Row;
            var href = row.Kind switch
            {
                SearchKind.Space => $"/spaces/{found.Slug}",
                SearchKind.Member => $"/people/{found.Handle}",
                SearchKind.File => $"/files/{row.Id}",
                SearchKind.Gathering => $"/gatherings/{row.Id}",
                _ => $"/posts/{row.Id}",
            };
            return new Found(row.Kind, row.Id, href, found.Thread ?? row.Title, row.Text, found.Number, found.Space, found.Slug, found.Hue ?? 0,
                found.Author, found.Handle, row.At);
        })];
    }

    private sealed record Candidate(long Key, SearchKind Kind, string Title);
}
