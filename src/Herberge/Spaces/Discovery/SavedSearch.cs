namespace Herberge.Spaces.Discovery;

/// <summary>A search under a name of somebody's own. Nobody else sees it.</summary>
public sealed class SavedSearch
{
    public const int LongestName = 60;
    public const int LongestQuery = 600;

    /// <summary>Of each person.</summary>
    public const int Most = 20;

    private SavedSearch() { }

    public SavedSearch(Guid id, Guid memberId, string name, string query, bool alerts, long seenKey, DateTimeOffset at)
    {
        Id = id;
        (MemberId, Name, Query, Alerts, SeenKey, CreatedAt) = (memberId, name, query, alerts, seenKey, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Of the search page's address.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whether the bell tells, once a day at most, that something new was found.</summary>
    public bool Alerts { get; set; }

    /// <summary>Key of the newest document it was told or shown about.</summary>
    public long SeenKey { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }
}
