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
            yield return Finding.Well("mail-none", options.Value.DataPath("mail"));
        }
        else
        {
            var error = await carrier.ProbeAsync(ct);
            yield return error is null
                ? Finding.Well("mail-answers", $"{smtp.Host}:{smtp.Port}")
                : Finding.Mend("mail-silent", $"{smtp.Host}:{smtp.Port}", error);
        }

        var dead = await db.Outbox.CountAsync(m => m.DeadAt != null, ct);
        yield return dead == 0
            ? Finding.Well("outbox-clear")
            : Finding.Mend("outbox-dead", dead);
    }
}
