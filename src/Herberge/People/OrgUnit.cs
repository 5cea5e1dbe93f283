namespace Herberge.People;

/// <summary>An organisation unit; a tree of any depth. <see cref="Path"/> is the whole way from the top, joined by <c>/</c>.</summary>
public sealed class OrgUnit
{
    private OrgUnit() { }

    public OrgUnit(Guid id, Guid? parentId, string name, string path, int hue)
    {
        Id = id;
        ParentId = parentId;
        Name = name;
        Path = path;
        Depth = path.Count(c => c == '/');
        Hue = hue;
    }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string Path { get; private set; } = "";

    /// <summary>0 for a top unit.</summary>
    public int Depth { get; private set; }

    /// <summary>1–12, the unit's colour for ever; units below a top unit share its hue.</summary>
    public int Hue { get; private set; }

    /// <summary>Puts the unit under another one, or renames it; the paths of those below follow by <see cref="Follow"/>.</summary>
    public void Place(OrgUnit? parent, string name)
    {
        ParentId = parent?.Id;
        Name = name;
        Path = parent is null ? name : $"{parent.Path}/{name}";
        Depth = Path.Count(c => c == '/');
        if (parent is not null) Hue = parent.Hue;
    }

    /// <summary>Replaces the beginning of the path after a unit above was renamed or moved.</summary>
    public void Follow(string before, string after, int hue)
    {
        Path = after + Path[before.Length..];
        Depth = Path.Count(c => c == '/');
        Hue = hue;
    }
}
