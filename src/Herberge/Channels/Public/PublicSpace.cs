using System.Text.RegularExpressions;

namespace Herberge.Channels.Public;

/// <summary>
/// A window of an open space to the world: what its people agreed to show can be read without signing in. What is public is said by
/// <see cref="PublicQueries"/> alone.
/// </summary>
public sealed partial class PublicSpace
{
    public const int LongestHandle = 30;
    public const int LongestSummary = 500;

    private static readonly string[] Reserved = ["feed", "files", "share"];

    private PublicSpace() { }

    public PublicSpace(Guid spaceId, string handle, string summary, Guid openedBy, DateTimeOffset at)
    {
        SpaceId = spaceId;
        Handle = handle;
        Summary = summary;
        OpenedBy = openedBy;
        OpenedAt = at;
        ChangedAt = at;
    }

    public Guid SpaceId { get; private set; }

    /// <summary>Its name in addresses outside; stays, also when the window closes, so that nobody else ever answers there.</summary>
    public string Handle { get; private set; } = "";

    /// <summary>What strangers read about it; plain text.</summary>
    public string Summary { get; set; } = "";

    public Guid OpenedBy { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When something in it was last shown, changed or taken back.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Its public posts go to followers in the fediverse, too.</summary>
    public bool Federated { get; set; }

    public void Close(DateTimeOffset at)
    {
        ClosedAt ??= at;
        ChangedAt = at;
    }

    public void OpenAgain(Guid by, DateTimeOffset at) => (OpenedBy, OpenedAt, ChangedAt, ClosedAt) = (by, at, at, null);

    /// <summary>Whether a handle has the form of one; whether it is free is another question.</summary>
    public static bool IsHandle(string handle) => HandleForm().IsMatch(handle) && !Reserved.Contains(handle);

    [GeneratedRegex("^[a-z0-9_]{2,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex HandleForm();
}
