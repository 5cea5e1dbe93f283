using Herberge.Foundation;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>
/// Fetches answers and mails that came back from the mailbox in the settings, in the order they came. How far it came is
/// kept after each mail; one that is looked at again after a crash is known by its message id.
/// </summary>
internal sealed partial class FetchReplies(IServiceScopeFactory scopes, MailboxDoor door, IOptions<HouseOptions> options, ILogger<FetchReplies> log)
{
    /// <summary>What mail adds to what it carries: attachments grow by a third.</summary>
    private const long Headroom = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>How many were posted.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var replies = options.Value.Replies;
        if (!replies.IsOn) return 0;
        var (validity, last) = await StateAsync(ct);
        var largest = options.Value.Limits.UploadBytes * Headroom;
        var (arrived, fault) = await door.VisitAsync(PlaceOf(replies), replies.Password ?? "", (folder, stop) => ReadReplies.FromAsync(folder, validity, last, largest, stop), Patience, 3 * largest, ct);
        if (arrived is null)
        {
            LogFailed(log, fault!);
            return 0;
        }

        var posted = 0;
        foreach (var mail in arrived.Mails)
            if (await TakeAsync(mail, arrived.Validity, ct)) posted++;
        return posted;
    }

    public static MailboxPlace PlaceOf(ReplyOptions replies) => new(
        replies.Host!, replies.Port, Enum.TryParse<MailboxSecurity>(replies.Security, ignoreCase: true, out var security) ? security : MailboxSecurity.Tls, replies.User ?? "", replies.Folder);

    private async Task<bool> TakeAsync(ArrivedMail arrived, long validity, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outcome = ReplyOutcome.Ignored;
        try
        {
            if (arrived.Mail is { } mail) outcome = await scope.ServiceProvider.GetRequiredService<TakeReply>().HandleAsync(mail, $"{validity}/{arrived.Uid}", ct);
        }
        catch (Exception wrong) when (wrong is FormatException or NotSupportedException)
        {
            // One mail nobody can read must not hold up those behind it.
            LogSkipped(log, arrived.Uid, wrong.GetType().Name);
        }

        arrived.Mail?.Dispose();
        await KeepAsync(validity, arrived.Uid, ct);
        return outcome == ReplyOutcome.Posted;
    }

    private async Task<(long Validity, long Last)> StateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<HouseDb>().ReplyMailboxes.AsNoTracking().FirstOrDefaultAsync(ct);
        return (kept?.UidValidity ?? 0, kept?.LastUid ?? 0);
    }

    private async Task KeepAsync(long validity, long last, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        await using var write = await scope.ServiceProvider.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        var kept = await db.ReplyMailboxes.AsTracking().FirstOrDefaultAsync(ct);
        if (kept is null) db.ReplyMailboxes.Add(kept = new ReplyMailbox(validity));
        (kept.UidValidity, kept.LastUid) = (validity, last);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "The mailbox of answers can't be read now: {Fault}")]
    private static partial void LogFailed(ILogger log, string fault);

    [LoggerMessage(2, LogLevel.Warning, "Mail {Uid} of the mailbox of answers was left out: {Error}")]
    private static partial void LogSkipped(ILogger log, long uid, string error);
}

[DisallowConcurrentExecution]
internal sealed class FetchRepliesEachMinute(FetchReplies fetch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await fetch.HandleAsync(cancellationToken);
}
