namespace Herberge.Spaces.Notices.Replies;

/// <summary>To whom and to which thread an address for answers belongs. The address itself is not kept, only its hash.</summary>
public sealed class ReplyKey
{
    private ReplyKey() { }

    public ReplyKey(string hash, Guid memberId, Guid? threadId) => (Hash, MemberId, ThreadId) = (hash, memberId, threadId);

    public string Hash { get; private set; } = "";

    public Guid MemberId { get; private set; }

    /// <summary>Null for an address that only takes mails that come back.</summary>
    public Guid? ThreadId { get; private set; }
}

/// <summary>How far the mailbox of answers was read.</summary>
public sealed class ReplyMailbox
{
    public const int SingletonId = 1;

    private ReplyMailbox() { }

    public ReplyMailbox(long uidValidity) => (Id, UidValidity) = (SingletonId, uidValidity);

    public int Id { get; private set; }

    public long UidValidity { get; set; }

    public long LastUid { get; set; }
}

/// <summary>When an address was last told that its answer was not taken; no address is told twice a day.</summary>
public sealed class ReplyRefusal
{
    private ReplyRefusal() { }

    public ReplyRefusal(string addressHash, DateTimeOffset at) => (AddressHash, At) = (addressHash, at);

    public string AddressHash { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>Mails to a member's address came back.</summary>
public sealed class MailFault
{
    /// <summary>So many passing failures count as one that stays.</summary>
    public const int SoftBeforeHard = 5;

    private MailFault() { }

    public MailFault(Guid memberId, string address) => (MemberId, Address) = (memberId, address);

    public Guid MemberId { get; private set; }

    /// <summary>The address it is about; another one starts anew.</summary>
    public string Address { get; private set; } = "";

    public int Soft { get; set; }

    /// <summary>Since then no mails go there; null while they do.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>Enhanced status code (RFC 3463), as <c>5.1.1</c>.</summary>
    public string Status { get; set; } = "";
}
