using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>Tells a sender that their answer was not taken, and why; no address more than once a day, so that two machines never talk.</summary>
internal sealed class RefuseReply(HouseDb db, WriteTransactions writes, MailOutbox outbox, House house, IStringLocalizer<NoticesWords> words, IStringLocalizer<ProblemWords> problems, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Task<ReplyOutcome> HandleAsync(string sender, Viewer? viewer, Problem problem, CancellationToken ct) => SayAsync(sender, viewer, () => problems.Sentence(problem), ct);

    /// <param name="sender">Address to be answered.</param>
    /// <param name="viewer">Null where the sender isn't known.</param>
    /// <param name="reason">Key of what stood in the way.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<ReplyOutcome> HandleAsync(string sender, Viewer? viewer, string reason, CancellationToken ct) => SayAsync(sender, viewer, () => words[reason], ct);

    private async Task<ReplyOutcome> SayAsync(string sender, Viewer? viewer, Func<string> why, CancellationToken ct)
    {
        if (sender.Length == 0) return ReplyOutcome.Ignored;
        var (now, hash) = (clock.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sender.ToUpperInvariant()))));
        await using var write = await writes.BeginAsync(db, ct);
        db.ChangeTracker.Clear();
        var over = now - Day;
        await db.ReplyRefusals.Where(r => r.At <= over).ExecuteDeleteAsync(ct);
        if (await db.ReplyRefusals.AnyAsync(r => r.AddressHash == hash, ct)) return ReplyOutcome.Refused;
        db.ReplyRefusals.Add(new ReplyRefusal(hash, now));
        using var language = new LanguageScope((viewer?.Language ?? house.Language) == "de");
        outbox.Enqueue(new MailMessage(sender, sender, words["reply-refused-subject", house.Name], words["reply-refused", why()]));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return ReplyOutcome.Refused;
    }
}
