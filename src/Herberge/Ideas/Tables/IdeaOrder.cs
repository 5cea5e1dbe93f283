using System.Globalization;

namespace Herberge.Ideas.Tables;

/// <summary>The orders of the table and where a page of one ends: by the sorted value, and by number among equals.</summary>
internal static class IdeaOrder
{
    /// <summary>After every day somebody promises something for.</summary>
    private static readonly DateOnly Never = new(9999, 1, 1);

    public static IQueryable<Idea> Sorted(this IQueryable<Idea> ideas, IdeaSort sort) => sort switch
    {
        IdeaSort.Supporters => ideas.OrderByDescending(i => i.Supporters).ThenByDescending(i => i.Number),
        IdeaSort.Across => ideas.OrderByDescending(i => i.AcrossSilos ?? -1).ThenByDescending(i => i.Number),
        IdeaSort.Activity => ideas.OrderByDescending(i => i.Thread!.LastPostAt).ThenByDescending(i => i.Number),
        IdeaSort.Due => ideas.OrderBy(i => i.DecidedAt == null ? i.DecisionDueOn ?? Never : Never).ThenByDescending(i => i.Number),
        _ => ideas.OrderByDescending(i => i.Number),
    };

    /// <param name="ideas">All of them.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="after">A key of <see cref="KeyOf"/>; what is none begins anew.</param>
    public static IQueryable<Idea> After(this IQueryable<Idea> ideas, IdeaSort sort, string? after)
    {
        if (after?.Split('_') is not [var value, var last] || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ideas;
        switch (sort)
        {
            case IdeaSort.Supporters when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var supporters):
                return ideas.Where(i => i.Supporters < supporters || (i.Supporters == supporters && i.Number < number));
            case IdeaSort.Across when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var across) && double.IsFinite(across):
                return ideas.Where(i => (i.AcrossSilos ?? -1) < across || ((i.AcrossSilos ?? -1) == across && i.Number < number));
            case IdeaSort.Activity when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks:
                var at = new DateTimeOffset(ticks, TimeSpan.Zero);
                return ideas.Where(i => i.Thread!.LastPostAt < at || (i.Thread.LastPostAt == at && i.Number < number));
            case IdeaSort.Due when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due):
                return ideas.Where(i => (i.DecidedAt == null ? i.DecisionDueOn ?? Never : Never) > due || ((i.DecidedAt == null ? i.DecisionDueOn ?? Never : Never) == due && i.Number < number));
            case IdeaSort.Newest:
                return ideas.Where(i => i.Number < number);
            default:
                return ideas;
        }
    }

    public static string KeyOf(IdeaSort sort, TableIdea row) => string.Create(CultureInfo.InvariantCulture, $"{sort switch
    {
        IdeaSort.Supporters => row.Supporters.ToString(CultureInfo.InvariantCulture),
        IdeaSort.Across => (row.AcrossSilos ?? -1).ToString("R", CultureInfo.InvariantCulture),
        IdeaSort.Activity => row.LastPostAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        IdeaSort.Due => ((row.DecidedAt is null ? row.DecisionDueOn : null) ?? Never).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "n",
    }}_{row.Number}");
}
