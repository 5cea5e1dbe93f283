using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Outbox;

/// <param name="SmtpHost">Null when mails are written to <paramref name="Folder"/>.</param>
public sealed record OutboxState(string? SmtpHost, string Folder, int Waiting, int Delivered, int Dead, IReadOnlyList<DeadLetter> DeadLetters);

public sealed record DeadLetter(Guid Id, string Kind, DateTimeOffset CreatedAt, DateTimeOffset DeadAt, int Attempts, string Error);

/// <summary>What waits to leave the house and what could not; for administrators. Shows no recipient and no text.</summary>
internal sealed class OutboxView(HouseDb db, WriteTransactions writes, OutboxBell bell, TimeProvider clock, IOptions<HouseOptions> options)
{
    private const int MostShown = 100;

    public async Task<Result<OutboxState>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var dead = await db.Outbox.AsNoTracking().Where(m => m.DeadAt != null).OrderByDescending(m => m.DeadAt).Take(MostShown)
            .Select(m => new DeadLetter(m.Id, m.Kind, m.CreatedAt, m.DeadAt!.Value, m.Attempts, m.LastError ?? "")).ToListAsync(ct);
        return new OutboxState(
            string.IsNullOrWhiteSpace(options.Value.Smtp.Host) ? null : options.Value.Smtp.Host,
            options.Value.DataPath("mail"),
            await db.Outbox.CountAsync(m => m.DeliveredAt == null && m.DeadAt == null, ct),
            await db.Outbox.CountAsync(m => m.DeliveredAt != null, ct),
            await db.Outbox.CountAsync(m => m.DeadAt != null, ct),
            dead);
    }

    /// <summary>Gives a dead letter, or all of them, another round of attempts.</summary>
    public async Task<Result<int>> RetryAsync(Guid? id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var letters = await db.Outbox.Where(m => m.DeadAt != null && (id == null || m.Id == id)).ToListAsync(ct);
        if (letters.Count == 0) return Problem.NotFound();
        foreach (var letter in letters) letter.Retry(now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "outbox.retried", id?.ToString() ?? MailOutbox.Kind, $"{letters.Count}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        bell.Ring();
        return letters.Count;
    }
}
