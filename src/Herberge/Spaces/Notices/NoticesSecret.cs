namespace Herberge.Spaces.Notices;

/// <summary>A secret of the house for notices, encrypted with keys that lie outside the database.</summary>
public sealed class NoticesSecret
{
    private NoticesSecret() { }

    public NoticesSecret(string name, string locked) => (Name, Locked) = (name, locked);

    /// <summary>What it is for.</summary>
    public string Name { get; private set; } = "";

    public string Locked { get; private set; } = "";
}
