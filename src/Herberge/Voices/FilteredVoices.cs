using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;

namespace Herberge.Voices;

/// <summary>The observations a filter leaves of those the viewer may read.</summary>
internal sealed class FilteredVoices(HouseDb db, SearchIndex index, House house)
{
    public IQueryable<Observation> For(VoicesFilter filter, Viewer viewer)
    {
        var query = db.VisibleObservationsTo(viewer);
        var marks = db.CodeMarks.Where(m => m.HiddenBy == null);
        if (filter.State is { } state) query = query.Where(o => o.State == state);
        if (filter.Source is { } source) query = query.Where(o => o.SourceId == source);
        if (filter.Segment is { } segment) query = query.Where(o => o.Segment == segment);
        if (filter.Language is { } language) query = query.Where(o => o.Language == language);
        // A list of ids read once: asked of each observation, a rare code or a rare word would be asked of all of them.
        if (filter.Code is { } code)
        {
            var coded = marks.Where(m => m.CodeId == code).Select(m => m.ObservationId);
            query = query.Where(o => coded.Contains(o.Id));
        }

        if (filter.Mine)
        {
            var me = viewer.MemberId;
            var mine = marks.Where(m => m.CoderId == me).Select(m => m.ObservationId);
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
        var found = index.Matching(terms).Where(r => r.Kind == SearchKind.Observation).Select(r => r.Id);
        return query.Where(o => found.Contains(o.Id));
    }

    private DateTimeOffset Start(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), house.TimeZone));
}
