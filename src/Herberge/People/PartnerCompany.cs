namespace Herberge.People;

/// <summary>A company outside the house whose people come in as guests.</summary>
public sealed class PartnerCompany
{
    private PartnerCompany() { }

    public PartnerCompany(Guid id, string name)
    {
        Id = id;
        Name = name;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>When working together ended; its people may not come in any more. Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public void Rename(string name) => Name = name.Trim();
}
