using Herberge.Foundation.Access;

namespace Herberge.People.Admin.Mail;

/// <summary>Who knows of addresses that send mails back.</summary>
public interface IMailFaults
{
    Task<IReadOnlyList<MailFaultLine>> ListAsync(Viewer viewer, CancellationToken ct);
}

/// <param name="Status">What the other mail server said, as a code (RFC 3463).</param>
public sealed record MailFaultLine(Guid MemberId, string Name, string Address, string Status, DateTimeOffset Since);
