using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>The observations a filter leaves of those the viewer may read.</summary>
internal sealed class FilteredVoices(HouseDb db, SearchIndex index, House house)
{
    /// <summary>A word that more voices have is looked for among the newest of them first.</summary>
    private const int Many = 2_000;

    private IQueryable<CodeMark> Marks => db.CodeMarks.Where(m => m.HiddenBy == null);

    /// <param name="filter">What narrows them.</param>
    /// <param name="viewer">Who reads.</param>
    public IQueryable<Observation> For(VoicesFilter filter, Viewer viewer) => For(filter, viewer, found => found);

    private IQueryable<Observation> For(VoicesFilter filter, Viewer viewer, Func<IQueryable<SearchRow>, IQueryable<SearchRow>> narrow)
    {
        var query = db.VisibleObservationsTo(viewer);
        if (filter.State is { } state) query = query.Where(o => o.State == state);
        if (filter.Source is { } source) query = query.Where(o => o.SourceId == source);
        if (filter.Segment is { } segment) query = query.Where(o => o.Segment == segment);
        if (filter.Language is { } language) query = query.Where(o => o.Language == language);
        // A list of ids read once: asked of each observation, a rare code would be asked of all of them.
        if (filter.Code is { } code)
        {
            var coded = Marks.Where(m => m.CodeId == code).Select(m => m.ObservationId);
            query = query.Where(o => coded.Contains(o.Id));
        }

        if (filter.Mine)
        {
            var me = viewer.MemberId;
            var mine = Marks.Where(m => m.CoderId == me).Select(m => m.ObservationId);
            query = query.Where(o => mine.Contains(o.Id));
        }

        if (filter.From is { } from)
        {
            var at = Start(from);
            query = query.Where(o => o.SaidAt >= at);
        }

        if (filter.To is { } to)
        {
            var at = Start(to.AddDays(1));
            query = query.Where(o => o.SaidAt < at);
        }

        var terms = SearchTerms.Parse(filter.Words);
        if (terms.IsEmpty) return filter.Words is null ? query : query.Where(o => false);
        var ids = narrow(Found(terms)).Select(r => r.Id);
        return query.Where(o => ids.Contains(o.Id));
    }

    /// <summary>Ids of the newest, newest first.</summary>
    /// <param name="filter">What narrows them.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="most">How many.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="quick">Looks for words among the newest voices only: right when it fills the page.</param>
    public IQueryable<Guid> Newest(VoicesFilter filter, (DateTimeOffset At, Guid Id)? before, int most, Viewer viewer, bool quick = false)
    {
        Func<IQueryable<SearchRow>, IQueryable<SearchRow>> narrow = quick ? found => Newest(found, before?.At) : found => found;
        // The codings stand in order of time themselves: those of a code, or one's own, are read until the page is full.
        if (filter.Code is not null || filter.Mine)
        {
            var (code, me) = (filter.Code, viewer.MemberId);
            var marks = code is null ? Marks.Where(m => m.CoderId == me) : Marks.Where(m => m.CodeId == code);
            if (before is { } place)
            {
                var (at, id) = place;
                marks = marks.Where(m => m.SaidAt < at || (m.SaidAt == at && m.ObservationId.CompareTo(id) < 0));
            }

            var rest = For(code is null ? filter with { Mine = false } : filter with { Code = null }, viewer, narrow);
            return marks.Join(rest, m => m.ObservationId, o => o.Id, (m, o) => new { m.SaidAt, m.ObservationId }).GroupBy(m => new { m.SaidAt, m.ObservationId })
                .OrderByDescending(g => g.Key.SaidAt).ThenByDescending(g => g.Key.ObservationId).Select(g => g.Key.ObservationId).Take(most);
        }

        var query = For(filter, viewer, narrow);
        if (before is { } key)
        {
            var (at, id) = key;
            query = query.Where(o => o.SaidAt < at || (o.SaidAt == at && o.Id.CompareTo(id) < 0));
        }

        return query.OrderByDescending(o => o.SaidAt).ThenByDescending(o => o.Id).Select(o => o.Id).Take(most);
    }

    /// <summary>
    /// Of words that very many voices have, only the newest: reading all of them takes long. Keys sort by whole seconds, so from
    /// the second of the last one on some may be missing, and a page full of those above it is the page.
    /// </summary>
    private static IQueryable<SearchRow> Newest(IQueryable<SearchRow> found, DateTimeOffset? before)
    {
        if (before is { } at)
        {
            var top = SearchRow.KeyOf(at.AddSeconds(1), Guid.Empty);
            found = found.Where(r => r.Key < top);
        }

        return found.Where(r => r.Key > (found.OrderByDescending(cut => cut.Key).Skip(Many).Select(cut => (long?)(cut.Key | SearchRow.WithinSecond)).FirstOrDefault() ?? -1));
    }

    private IQueryable<SearchRow> Found(SearchTerms terms) => index.Matching(terms).Where(r => r.Kind == SearchKind.Observation);

    private DateTimeOffset Start(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), house.TimeZone));
}
