using System.Runtime.CompilerServices;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Doctor;

/// <summary>Whether mail can leave the house, and what could not.</summary>
internal sealed class MailCheck(HouseDb db, MailCarrier carrier, IOptions<HouseOptions> options) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var smtp = options.Value.Smtp;
        if (string.IsNullOrWhiteSpace(smtp.Host))
        {
            yield return new Finding($"Mail: no SMTP server set, mails are written to {options.Value.DataPath("mail")}");
        }
        else
        {
            var error = await carrier.ProbeAsync(ct);
            yield return error is null
                ? new Finding($"Mail: {smtp.Host}:{smtp.Port} answers")
                : new Finding($"Mail: {smtp.Host}:{smtp.Port}: {error}", "Check HERBERGE__SMTP__HOST, __PORT, __USER, __PASSWORD and __SECURITY.");
        }

        var dead = await db.Outbox.CountAsync(m => m.DeadAt != null, ct);
        yield return dead == 0
            ? new Finding("Outbox: no dead letters")
            : new Finding($"Outbox: {dead} dead letters", "Look at /admin/mail, mend the cause, retry there.");
    }
}
