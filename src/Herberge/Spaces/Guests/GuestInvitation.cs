namespace Herberge.Spaces.Guests;

/// <summary>
/// A partner's person is asked into one space, for a purpose and until a day, by somebody of the house who answers for it.
/// The membership it leads to bears the same end, so that access ends by the query itself.
/// </summary>
public sealed class GuestInvitation
{
    public const int LongestPurpose = 300;

    private GuestInvitation() { }

    public GuestInvitation(Guid spaceId, Guid sponsorId, string email, string name, string company, string purpose, DateTimeOffset endsAt, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        SpaceId = spaceId;
        SponsorId = sponsorId;
        Email = email;
        NormalizedEmail = email.ToUpperInvariant();
        Name = name;
        Company = company;
        Purpose = purpose;
        EndsAt = endsAt;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid SponsorId { get; set; }

    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Name of the partner company.</summary>
    public string Company { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Of the secret in the mail; null once it was used.</summary>
    public byte[]? Hash { get; set; }

    public DateTimeOffset LinkEndsAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Who accepted it.</summary>
    public Guid? MemberId { get; set; }

    public DateTimeOffset? RenewedAt { get; set; }

    /// <summary>Somebody ended it before its time.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its sponsor was told that it ends soon; null again after it was renewed.</summary>
    public DateTimeOffset? RemindedAt { get; set; }
}
