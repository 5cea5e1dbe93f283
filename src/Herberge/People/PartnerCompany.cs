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
}
