namespace Herberge.Foundation.Api.Once;

/// <summary>What a write answered that came with an <c>Idempotency-Key</c>. The same request gets the same answer for a day and is carried out once.</summary>
public sealed class KeptAnswer
{
    private KeptAnswer() { }

    public KeptAnswer(Guid memberId, string key, byte[] fingerprint, DateTimeOffset at)
    {
        MemberId = memberId;
        Key = key;
        Fingerprint = fingerprint;
        At = at;
    }

    public Guid MemberId { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of method, address and body: another request under the same key is a mistake of the caller.</summary>
    public byte[] Fingerprint { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    /// <summary>Null while the first request runs, and for good when the house was stopped meanwhile: then nobody knows what became of it.</summary>
    public int? Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public string? ETag { get; set; }

    /// <summary>Sealed with the house's keys, for an answer may hold what is shown once.</summary>
    public byte[]? Body { get; set; }
}
