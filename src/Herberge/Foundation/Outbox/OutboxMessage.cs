namespace Herberge.Foundation.Outbox;

/// <summary>
/// Something that must leave the house, written in the transaction of the act that caused it. A job hands it to the
/// <see cref="IOutboxCarrier"/> of its kind after the commit, retries with back-off and keeps what can't be delivered as
/// a dead letter a person can see and retry.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(string kind, string payload, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        Kind = kind;
        Payload = payload;
        CreatedAt = at;
        DueAt = at;
    }

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    /// <summary>JSON, read by the carrier of <see cref="Kind"/>.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? DeadAt { get; private set; }

    public const int AttemptsBeforeDead = 8;

    public void Delivered(DateTimeOffset now) => DeliveredAt = now;

    /// <param name="error">What stood in the way.</param>
    /// <param name="now">When.</param>
    /// <param name="peace">How long the other side asked to be left alone; it is tried again no sooner.</param>
    public void Failed(string error, DateTimeOffset now, TimeSpan? peace = null)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        if (Attempts >= AttemptsBeforeDead) DeadAt = now;
        else DueAt = now + Longer(TimeSpan.FromSeconds(Math.Pow(3, Attempts) * 5), peace ?? TimeSpan.Zero);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    public void Retry(DateTimeOffset now)
    {
        DeadAt = null;
        Attempts = 0;
        DueAt = now;
    }
}

/// <summary>Not now: the other side wants to be left in peace for a while.</summary>
internal sealed class OutboxLaterException(string message, TimeSpan peace) : Exception(message)
{
    public TimeSpan Peace { get; } = peace;
}

/// <summary>Delivers one kind of outbox message; throws when it could not.</summary>
public interface IOutboxCarrier
{
    string Kind { get; }

    Task CarryAsync(OutboxMessage message, CancellationToken ct);
}
