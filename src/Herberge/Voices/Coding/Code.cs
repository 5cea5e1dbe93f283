namespace Herberge.Voices.Coding;

/// <summary>An entry of the codebook: what people agreed to call something that customers say.</summary>
public sealed class Code
{
    public const int LongestName = 60;
    public const int LongestText = 500;
    public const int Hues = 12;

    private Code() { }

    public Code(Guid id, string name, int hue, DateTimeOffset createdAt)
    {
        Id = id;
        Hue = hue;
        CreatedAt = createdAt;
        Rename(name);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Twin of the name that is unique among codes in use.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>When it fits, and when not.</summary>
    public string? Definition { get; set; }

    public string? Example { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>1 to 12, for ever.</summary>
    public int Hue { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Merged into another one; kept so that the merge can be undone.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public void Rename(string name)
    {
        Name = name.Trim();
        FoldedName = Texts.WordForms.Fold(Name);
    }
}
