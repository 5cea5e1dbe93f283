using Microsoft.Extensions.Options;
using MimeKit;

namespace Herberge.Foundation.Mail;

/// <summary>The folder of mails written as files while no SMTP server is set up.</summary>
internal sealed class MailFolder(IOptions<HouseOptions> options)
{
    /// <summary>Deletes every mail that is to or tells of one of these: addresses, handles, names.</summary>
    public async Task ForgetAsync(IReadOnlyList<string> traces, CancellationToken ct)
    {
        var folder = options.Value.DataPath("mail");
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, "*.eml"))
        {
            using var mail = await MimeMessage.LoadAsync(path, ct);
            var said = $"{mail.To}\n{mail.Subject}\n{mail.TextBody}\n{mail.HtmlBody}";
            if (traces.Any(trace => said.Contains(trace, StringComparison.OrdinalIgnoreCase))) File.Delete(path);
        }
    }
}
