using System.Text.Json;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace Herberge.Foundation.Mail;

/// <summary>Hands a mail to the SMTP server, or writes it to <c>data/mail/*.eml</c> when there is none.</summary>
internal sealed class MailCarrier(IOptions<HouseOptions> options, House house) : IOutboxCarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private SmtpOptions Smtp => options.Value.Smtp;

    public string Kind => MailOutbox.Kind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var mail = JsonSerializer.Deserialize(message.Payload, MailJson.Default.MailMessage)
            ?? throw new FormatException("The payload is no mail.");
        await CarryAsync(mail, message, ct);
    }

    /// <summary>For carriers that write a mail only when it leaves.</summary>
    public async Task CarryAsync(MailMessage mail, OutboxMessage message, CancellationToken ct)
    {
        using var mime = Compose(mail, message);
        if (string.IsNullOrWhiteSpace(Smtp.Host)) await WriteAsync(mime, message, ct);
        else await SendAsync(mime, ct);
    }

    /// <summary>Says whether the SMTP server answers; null when it does, else what went wrong.</summary>
    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        try
        {
            using var client = await ConnectAsync(ct);
            await client.DisconnectAsync(quit: true, ct);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return error.GetBaseException().Message;
        }
    }

    private MimeMessage Compose(MailMessage mail, OutboxMessage message)
    {
        // MimeKit encodes headers; taking line ends out of what becomes one leaves nothing for it to fold wrongly.
        var mime = new MimeMessage { Subject = OneLine(mail.Subject), Date = message.CreatedAt };
        var from = MailboxAddress.Parse(Smtp.From);
        mime.From.Add(new MailboxAddress(mail.FromName is { Length: > 0 } own ? OneLine(own) : from.Name is { Length: > 0 } name ? name : OneLine(house.Name), from.Address));
        mime.To.Add(new MailboxAddress(OneLine(mail.ToName), Address(mail.To)));
        // The id of the outbox row: a mail sent twice after a crash is recognised as the same by the receiver.
        mime.MessageId = $"{message.Id:N}@{Domain(from)}";
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        mime.Headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.OneClick is { } ending)
        {
            mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{ending}>");
            mime.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (mail.ListId is { } list)
        {
            mime.Headers.Add(HeaderId.ListId, $"<{OneLine(list)}>");
            mime.Headers.Add(HeaderId.Precedence, "bulk");
        }

        if (mail.ReplyTo is { } answers) mime.ReplyTo.Add(new MailboxAddress(OneLine(house.Name), Address(answers)));
        if (mail.ReturnPath is { } back) mime.Sender = new MailboxAddress("", Address(back));
        if (mail.About is { } about) mime.References.Add($"{about}@{Domain(from)}");
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        foreach (var picture in mail.Pictures ?? [])
        {
            var part = body.LinkedResources.Add(picture.Name, picture.Content, ContentType.Parse(picture.ContentType));
            part.ContentId = picture.ContentId;
            part.ContentDisposition = new ContentDisposition(ContentDisposition.Inline) { FileName = OneLine(picture.Name) };
        }

        mime.Body = body.ToMessageBody();
        if (mail.Calendar is { } calendar) mime.Body = WithCalendar(mime.Body, calendar);
        return mime;
    }

    /// <summary>One more way to show the same, the last and therefore the best (RFC 6047, section 2.4; RFC 2046, section 5.1.4).</summary>
    private static MultipartAlternative WithCalendar(MimeEntity body, MailCalendar calendar)
    {
        var all = body as MultipartAlternative ?? new MultipartAlternative(body);
        var part = new TextPart("calendar") { Text = calendar.Text };
        part.ContentType.Parameters.Add("method", calendar.Method);
        part.ContentTransferEncoding = ContentEncoding.Base64;
        all.Add(part);
        return all;
    }

    private async Task SendAsync(MimeMessage mime, CancellationToken ct)
    {
        using var client = await ConnectAsync(ct);
        // The envelope's sender stands in no header (RFC 5321, section 4.4): a header of that name would make programs write “on behalf of”.
        var sender = mime.Sender ?? mime.From.Mailboxes.First();
        mime.Sender = null;
        await client.SendAsync(mime, sender, mime.To.Mailboxes, ct);
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception error) when (error is IOException or SmtpProtocolException or SmtpCommandException)
        {
            // The server took the mail; a rude goodbye must not make it go out again.
        }
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken ct)
    {
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(Smtp.Host ?? "", Smtp.Port, Smtp.Security.ToLowerInvariant() switch
            {
                "none" => SecureSocketOptions.None,
                "starttls" => SecureSocketOptions.StartTls,
                "tls" => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.Auto,
            }, ct);
            if (!string.IsNullOrEmpty(Smtp.User)) await client.AuthenticateAsync(Smtp.User, Smtp.Password ?? "", ct);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task WriteAsync(MimeMessage mime, OutboxMessage message, CancellationToken ct)
    {
        mime.Sender = null;
        var folder = Directory.CreateDirectory(options.Value.DataPath("mail")).FullName;
        var path = Path.Combine(folder, $"{message.CreatedAt:yyyyMMdd-HHmmss}-{message.Id:N}.eml");
        // Written beside and moved: nobody reads half a mail, and the same message always has the same name.
        var partial = path + ".part";
        await using (var file = File.Create(partial)) await mime.WriteToAsync(file, ct);
        File.Move(partial, path, overwrite: true);
    }

    private static string Domain(MailboxAddress from) => from.Domain is { Length: > 0 } domain ? domain : MimeUtils.GenerateMessageId().Split('@')[^1];

    private static string Address(string address) =>
        address.Any(char.IsControl) || !MailboxAddress.TryParse(address, out var parsed) || parsed.Address != address.Trim()
            ? throw new FormatException("The recipient is no mail address.")
            : parsed.Address;

    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
