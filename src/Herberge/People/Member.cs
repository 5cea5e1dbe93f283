using Herberge.Foundation.Access;
using Herberge.Texts;

namespace Herberge.People;

public enum MemberState : byte
{
    Active = 0,

    /// <summary>May not sign in; what they wrote stays.</summary>
    Deactivated = 1,

    /// <summary>Nobody any more: what erased people wrote is from this one member, and only this one is in this state.</summary>
    Former = 2,
}

/// <summary>A person of the house or a partner's person. Shares its id with the account, if there is one.</summary>
public sealed class Member
{
    /// <summary>Somebody of the house without a unit is nobody's guest and still needs a colour.</summary>
    public const int HueWithoutUnit = 12;

    private Member() { }

    public Member(Guid id, string name, string handle, string? email, DateTimeOffset createdAt)
    {
        Id = id;
        Handle = handle;
        CreatedAt = createdAt;
        Rename(name);
        ChangeEmail(email);
    }

    public Guid Id { get; private set; }

    /// <summary>The person's key in the system people are imported from; null for those created here.</summary>
    public string? ExternalId { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>Folded twin of the name, for sorting and for searching without case and umlauts.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Folded twin of what else the directory searches: title, place, skills, what to ask them about.</summary>
    public string FoldedProfile { get; private set; } = "";

    /// <summary>Unique, lower case, used in mentions: <c>@aylin.yildiz</c>.</summary>
    public string Handle { get; private set; } = "";

    public string? Email { get; private set; }

    public string? NormalizedEmail { get; private set; }

    public Guid? UnitId { get; set; }

    public OrgUnit? Unit { get; private set; }

    public Guid? PartnerId { get; set; }

    public PartnerCompany? Partner { get; private set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? Level { get; set; }

    /// <summary>Language codes, comma-separated: <c>de, en, pl</c>.</summary>
    public string? Languages { get; set; }

    /// <summary>Comma-separated, as the person writes them.</summary>
    public string? Skills { get; set; }

    public string? AskMeAbout { get; set; }

    public string? LookingFor { get; set; }

    public string? About { get; set; }

    /// <summary>Others may read the mail address on the profile; only if the person says so.</summary>
    public bool ShowsEmail { get; set; }

    public Guid? PhotoFileId { get; set; }

    public DateOnly? JoinedOn { get; set; }

    public MemberState State { get; set; }

    public HouseRoles Roles { get; set; }

    /// <summary><c>de</c>, <c>en</c> or null for the house's language.</summary>
    public string? InterfaceLanguage { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person last wrote their own profile; from then on an import leaves languages and skills to them.</summary>
    public DateTimeOffset? ProfileWrittenAt { get; set; }

    public bool IsGuest => PartnerId is not null;

    public string Initials => InitialsOf(Name);

    public void Rename(string name)
    {
        Name = name.Trim();
        FoldedName = WordForms.Fold(Name);
    }

    /// <summary>Call after a change of what <see cref="FoldedProfile"/> holds.</summary>
    public void FoldProfile() => FoldedProfile = WordForms.Fold(string.Join('\n', Title, Place, Skills, AskMeAbout));

    public void ChangeEmail(string? email)
    {
        Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        NormalizedEmail = Email?.ToUpperInvariant();
    }

    /// <summary>First letters of the first and the last word of a name: <c>Aylin Yıldız</c> → <c>AY</c>.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => words[0][..1].ToUpperInvariant(),
            _ => $"{words[0][..1]}{words[^1][..1]}".ToUpperInvariant(),
        };
    }
}
