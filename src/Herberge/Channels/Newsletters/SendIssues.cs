using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Files;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Newsletters;

internal sealed record IssueOrder(Guid DeliveryId);

/// <summary>
/// Every minute: lays the next deliveries into the outbox, no more at once than mail servers bear. Each is claimed and laid there in one
/// transaction, so that after a stop it is either still to be laid or laid, and never twice.
/// </summary>
internal sealed class SendIssues(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int MostAMinute = 120;

    /// <returns>How many were laid out.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var (now, batch, issues) = (clock.GetUtcNow(), Guid.CreateVersion7(), db.Issues);
        var next = await db.IssueDeliveries.Where(d => d.HandedAt == null && d.State == DeliveryState.Waiting && issues.Any(i => i.Id == d.IssueId && i.WithdrawnAt == null)).OrderBy(d => d.Id).Take(MostAMinute).Select(d => d.Id).ToListAsync(ct);
        if (next.Count == 0) return 0;
        await using var write = await writes.BeginAsync(db, ct);
        await db.IssueDeliveries.Where(d => next.Contains(d.Id) && d.HandedAt == null).ExecuteUpdateAsync(d => d.SetProperty(x => x.HandedAt, now).SetProperty(x => x.Batch, batch), ct);
        var ours = await db.IssueDeliveries.Where(d => d.Batch == batch).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        foreach (var id in ours) db.Outbox.Add(new OutboxMessage(CarryIssue.OutboxKind, JsonSerializer.Serialize(new IssueOrder(id), NewslettersJson.Default.IssueOrder), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return ours.Count;
    }
}

[DisallowConcurrentExecution]
internal sealed class SendIssuesEachMinute(SendIssues send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.HandleAsync(cancellationToken);
}

/// <summary>
/// Writes one issue to one subscriber, if they are still one, and hands it to the mail server. It is marked before and after: one that was
/// marked before and not after was under way when the house stopped, and is not sent again.
/// </summary>
internal sealed class CarryIssue(IServiceScopeFactory scopes, MailCarrier carrier) : IOutboxCarrier
{
    public const string OutboxKind = "newsletter";

    public string Kind => OutboxKind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize(message.Payload, NewslettersJson.Default.IssueOrder)!.DeliveryId;
        await using var scope = scopes.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<HouseDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var deliveries = db.IssueDeliveries.Where(d => d.Id == id && d.State == DeliveryState.Waiting);
        if (await deliveries.AsNoTracking().FirstOrDefaultAsync(ct) is not { } delivery) return;
        if (delivery.StartedAt is not null)
        {
            await NoteAsync(deliveries, DeliveryState.Uncertain);
            return;
        }

        if (await ComposeAsync(scope.ServiceProvider, db, delivery, ct) is not { } mail)
        {
            await NoteAsync(deliveries, DeliveryState.Skipped);
            return;
        }

        var now = clock.GetUtcNow();
        if (await deliveries.Where(d => d.StartedAt == null).ExecuteUpdateAsync(d => d.SetProperty(x => x.StartedAt, now), ct) == 0) return;
        try
        {
            await carrier.CarryAsync(mail, message, ct);
        }
        catch when (!ct.IsCancellationRequested)
        {
            // The mail server said no, or wasn't there: it is tried again, under the same Message-ID.
            await deliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.StartedAt, (DateTimeOffset?)null), CancellationToken.None);
            throw;
        }

        await NoteAsync(deliveries, DeliveryState.Sent);
    }

    /// <returns>Null where nobody wants it any more.</returns>
    private static async Task<MailMessage?> ComposeAsync(IServiceProvider services, HouseDb db, IssueDelivery delivery, CancellationToken ct)
    {
        var (issues, newsletters) = (db.Issues, db.Newsletters);
        var subscriber = await db.ReachedSubscribers().FirstOrDefaultAsync(s => s.Id == delivery.SubscriberId, ct);
        var issue = await issues.AsNoTracking().FirstOrDefaultAsync(i => i.Id == delivery.IssueId && i.WithdrawnAt == null, ct);
        if (subscriber is null || issue is null || await db.AddressOfAsync(subscriber, ct) is not { } to) return null;
        var newsletter = await newsletters.AsNoTracking().FirstAsync(n => n.Id == issue.NewsletterId, ct);
        var back = await services.GetRequiredService<IReturnAddresses>().ForAsync(subscriber.Id, ct);
        if (back is not null && back.Hash != subscriber.ReturnHash) await db.Subscribers.Where(s => s.Id == subscriber.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ReturnHash, back.Hash), ct);
        return services.GetRequiredService<NewsletterMails>().Write(newsletter, issue, subscriber.Id, to, back?.Address, await PicturesAsync(services.GetRequiredService<FileStore>(), db, issue.Id, ct));
    }

    private static async Task<IReadOnlyList<(MailPicture Picture, string Alt)>> PicturesAsync(FileStore files, HouseDb db, Guid issue, CancellationToken ct)
    {
        const int Edge = 1200;
        var pictures = new List<(MailPicture, string)>();
        foreach (var one in await db.IssuePictures.AsNoTracking().Where(p => p.IssueId == issue).OrderBy(p => p.Number).Join(db.Files, p => p.FileId, f => f.Id, (p, f) => new { p.Number, p.Alt, File = f }).ToListAsync(ct))
        {
            if (!files.Exists(one.File.Id)) continue;
            await using var content = files.OpenThumbnail(one.File, Edge);
            using var kept = new MemoryStream();
            await content.CopyToAsync(kept, ct);
            pictures.Add((new MailPicture($"picture{one.Number}.{issue:N}@newsletter", $"bild{one.Number}{Path.GetExtension(one.File.Name)}", one.File.ContentType, kept.ToArray()), one.Alt));
        }

        return pictures;
    }

    /// <summary>Even when the house is closing: what went out is noted.</summary>
    private static Task<int> NoteAsync(IQueryable<IssueDelivery> delivery, DeliveryState state) => delivery.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, state), CancellationToken.None);
}

[JsonSerializable(typeof(IssueOrder))]
internal sealed partial class NewslettersJson : JsonSerializerContext;
