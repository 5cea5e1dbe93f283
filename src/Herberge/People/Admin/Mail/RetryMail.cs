using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin.Mail;

/// <summary>The button beside a dead letter: one more round of attempts, for it or for all of them.</summary>
internal static class RetryMail
{
    public static async Task<IResult> HandleAsync(HttpContext context, OutboxView outbox, Viewer viewer, IStringLocalizer<ProblemWords> words, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        Guid? id = Guid.TryParse(form["id"], out var one) ? one : null;
        var retried = await outbox.RetryAsync(id, viewer, ct);
        return retried.ToHttp(words, _ => TypedResults.Redirect("/admin/mail"));
    }
}
