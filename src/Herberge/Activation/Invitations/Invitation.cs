namespace Herberge.Activation.Invitations;

/// <summary>A link, with its code to photograph, by which colleagues come into the house. It tells how many came, never who.</summary>
public sealed class Invitation
{
    public const int LongestLabel = 120;
    public const int LongestAddress = 200;

    private Invitation() { }

    public Invitation(Guid id, string code, Guid createdBy, DateTimeOffset createdAt, DateTimeOffset endsAt)
    {
        Id = id;
        Code = code;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
        EndsAt = endsAt;
    }

    public Guid Id { get; private set; }

    /// <summary>What the link ends with. It opens nothing by itself: whoever comes shows that a mailbox of the company is theirs.</summary>
    public string Code { get; private set; } = "";

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on the link leads nowhere; brought forward by whoever withdraws it.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Where it hangs: “poster in the canteen”. Empty for none.</summary>
    public string Label { get; set; } = "";

    /// <summary>Local address where people stand once they are in; null for the first page.</summary>
    public string? LeadsTo { get; set; }

    /// <summary>People who came into the house by it and were not in it before.</summary>
    public int Entered { get; private set; }

    public void CountOne() => Entered++;

    /// <summary>The day its maker last mailed it, and how many mails that day.</summary>
    public DateOnly? MailedOn { get; set; }

    public int Mailed { get; set; }
}

/// <summary>Somebody who asked to come in and has yet to show that the mailbox is theirs. Only the hash of the mailed secret is kept, and all of it for a day.</summary>
public sealed class Joining
{
    private Joining() { }

    public Joining(byte[] hash, Guid invitationId, string name, string email, DateTimeOffset endsAt)
    {
        Hash = hash;
        InvitationId = invitationId;
        Name = name;
        Email = email;
        NormalizedEmail = email.ToUpperInvariant();
        EndsAt = endsAt;
    }

    public byte[] Hash { get; private set; } = [];

    public Guid InvitationId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    public DateTimeOffset EndsAt { get; private set; }
}
