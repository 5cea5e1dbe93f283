namespace Herberge.Foundation.Settings;

/// <summary>The one row that says what this house is called and how it speaks. Absent until the first run is done.</summary>
public sealed class HouseSettings
{
    public const int SingletonId = 1;

    private HouseSettings() { }

    public HouseSettings(string name, string language, string timeZone, DateTimeOffset openedAt)
    {
        Id = SingletonId;
        Name = name;
        Language = language;
        TimeZone = timeZone;
        OpenedAt = openedAt;
    }

    public int Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary><c>de</c> or <c>en</c>; what people see before they chose.</summary>
    public string Language { get; set; } = "de";

    /// <summary>IANA name, e.g. <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    public Guid? LogoFileId { get; set; }

    /// <summary>Address of the imprint, shown at the foot of every page and at the door; null shows none.</summary>
    public string? ImprintUrl { get; set; }

    /// <summary>Address of the privacy notice, likewise.</summary>
    public string? PrivacyUrl { get; set; }

    /// <summary>People of the house may sign in by a mailed link too, not only guests.</summary>
    public bool InsidersByLink { get; set; } = true;

    /// <summary>Whose mail addresses are the company's, with commas between them: colleagues with such a mailbox may come in by an invitation. Empty lets nobody in who isn't known.</summary>
    public string MailDomains { get; set; } = "";

    /// <summary>Spaces may be opened to readers without an account.</summary>
    public bool PublicSpaces { get; set; }

    /// <summary>Public spaces may be followed in the fediverse.</summary>
    public bool FederatedSpaces { get; set; }

    public DateTimeOffset OpenedAt { get; private set; }
}
