namespace Herberge.Spaces.Writing;

/// <summary>What people find in the form of a new thread when they begin from it. Belongs to a space and is written by its hosts.</summary>
public sealed class ThreadTemplate
{
    public const int LongestName = 60;

    /// <summary>Of each space.</summary>
    public const int Most = 20;

    private ThreadTemplate() { }

    public ThreadTemplate(Guid id, Guid spaceId, string name, ThreadKind kind, string title, string body)
    {
        Id = id;
        (SpaceId, Name, Kind, Title, Body) = (spaceId, name, kind, title, body);
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public string Name { get; private set; } = "";

    public ThreadKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";
}
