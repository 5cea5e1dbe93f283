namespace Herberge.Ideas.Tables;

/// <summary>A filter of the table under a name of somebody's own. Nobody else sees it.</summary>
public sealed class SavedFilter
{
    public const int LongestName = 60;
    public const int LongestQuery = 1200;

    /// <summary>Of each person.</summary>
    public const int Most = 20;

    private SavedFilter() { }

    public SavedFilter(Guid id, Guid memberId, string name, string query, DateTimeOffset at)
    {
        Id = id;
        (MemberId, Name, Query, CreatedAt) = (memberId, name, query, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>Of the table's address, with a leading question mark or empty.</summary>
    public string Query { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Thrown away; kept for a day so that it can be taken back.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
