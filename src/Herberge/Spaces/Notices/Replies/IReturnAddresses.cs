namespace Herberge.Spaces.Notices.Replies;

/// <param name="Address">Where a mail comes back to when it can't be delivered.</param>
/// <param name="Hash">By which a report is told to be about it; all that has to be kept.</param>
public sealed record ReturnAddress(string Address, string Hash);

/// <summary>Makes addresses for mails of other rooms to come back to.</summary>
public interface IReturnAddresses
{
    /// <returns>Always the same for the same subject; null where the house takes no mails.</returns>
    Task<ReturnAddress?> ForAsync(Guid subject, CancellationToken ct);
}

/// <summary>Hears of mails that came back to such an address.</summary>
public interface IReturnedMails
{
    /// <param name="hash">As <see cref="ReturnAddress.Hash"/> said.</param>
    /// <param name="statusFor">The status code (RFC 3463) of a failed delivery to a mail address; null where the report tells of none.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Whether it was about something of the room.</returns>
    Task<bool> TakeAsync(string hash, Func<string, string?> statusFor, CancellationToken ct);
}
