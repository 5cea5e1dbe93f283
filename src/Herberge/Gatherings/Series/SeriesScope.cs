namespace Herberge.Gatherings.Series;

/// <summary>How much of a series a change is about.</summary>
public enum Scope : byte
{
    This = 0,
    Following = 1,

    /// <summary>All that are still to come.</summary>
    All = 2,
}

internal static class SeriesScope
{
    /// <summary>What is neither over nor cancelled.</summary>
    public static IQueryable<Gathering> Of(IQueryable<Gathering> gatherings, Gathering one, Scope scope, DateTimeOffset now)
    {
        var (id, series, from) = (one.Id, one.SeriesId, one.StartsAt);
        gatherings = gatherings.Where(g => g.CancelledAt == null && g.EndsAt > now);
        return (scope, series) switch
        {
            (Scope.Following, not null) => gatherings.Where(g => g.SeriesId == series && g.StartsAt >= from),
            (Scope.All, not null) => gatherings.Where(g => g.SeriesId == series),
            _ => gatherings.Where(g => g.Id == id),
        };
    }
}
