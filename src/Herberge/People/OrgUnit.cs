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
}
