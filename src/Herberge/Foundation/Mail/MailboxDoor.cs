using System.Net;
using System.Net.Sockets;
using Herberge.Foundation.Outward;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Herberge.Foundation.Mail;

/// <summary>
/// Opens a mailbox somebody described, or says in a word that a person understands why it can't be opened. Where it may lead
/// is decided as for every address (<see cref="PublicAddresses"/>); passwords leave only encrypted, except within one's own network.
/// </summary>
internal sealed class MailboxDoor(PublicAddresses addresses, OwnAuthorities authorities)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All that one visit may bring: lists of numbers, envelopes and texts, never attachments.</summary>
    private const long MostBytes = 48L * 1024 * 1024;

    /// <summary>Does something with the open folder, for reading only: nothing is marked as read.</summary>
    /// <returns>What it returned, or a code of what went wrong.</returns>
    public Task<(T? Value, string? Fault)> VisitAsync<T>(MailboxPlace account, string password, Func<IMailFolder, CancellationToken, Task<T>> visit, CancellationToken ct) =>
        VisitAsync(account, password, visit, Patience, MostBytes, ct);

    /// <summary>Likewise, within other limits.</summary>
    /// <returns>What it returned, or a code of what went wrong.</returns>
    public async Task<(T? Value, string? Fault)> VisitAsync<T>(
        MailboxPlace account, string password, Func<IMailFolder, CancellationToken, Task<T>> visit, TimeSpan atMost, long mostBytes, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        try
        {
            using var client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds, CheckCertificateRevocation = false };
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => authorities.Accept(certificate, chain, errors);
            var stream = await OutwardSocket.ConnectAsync(
                new DnsEndPoint(account.Host, account.Port), account.Security == MailboxSecurity.None ? addresses.IsOwn : addresses.Allows, patience.Token);
            await client.ConnectAsync(new BoundedStream(stream, mostBytes), account.Host, account.Port, Options(account.Security), patience.Token);
            await client.AuthenticateAsync(account.UserName, password, patience.Token);
            var folder = account.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(NameOn(client, account.Folder), patience.Token);
            await folder.OpenAsync(FolderAccess.ReadOnly, patience.Token);
            var value = await visit(folder, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return (value, null);
        }
        catch (Exception wrong) when (FaultOf(wrong, account, ct) is { } fault)
        {
            return (default, fault);
        }
    }

    /// <summary>People write folders in folders with a slash; servers have signs of their own for it.</summary>
    private static string NameOn(ImapClient client, string folder) => client.PersonalNamespaces is [{ DirectorySeparator: var sign and not '\0' }, ..] ? folder.Replace('/', sign) : folder;

    private static SecureSocketOptions Options(MailboxSecurity security) => security switch
    {
        MailboxSecurity.None => SecureSocketOptions.None,
        MailboxSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };

    /// <summary>Null for what is our own mistake.</summary>
    private static string? FaultOf(Exception wrong, MailboxPlace account, CancellationToken ct) => wrong switch
    {
        OperationCanceledException => ct.IsCancellationRequested ? null : "mailbox-slow",
        ClosedAddressException => account.Security == MailboxSecurity.None ? "mailbox-open" : "mailbox-closed",
        TooMuchMailException => "mailbox-too-much",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "mailbox-no-host",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "mailbox-refused",
        SslHandshakeException => "mailbox-certificate",
        AuthenticationException => "mailbox-password",
        FolderNotFoundException => "mailbox-folder",
        NotSupportedException => "mailbox-no-starttls",
        ImapProtocolException or ImapCommandException => "mailbox-no-imap",
        SocketException or IOException or ServiceNotConnectedException or ServiceNotAuthenticatedException => "mailbox-unreachable",
        _ => null,
    };
}
