using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Items;

/// <param name="Version">What the viewer saw when they decided: whoever comes second is told what the first did.</param>
public sealed record ItemInput(ItemKey Key, int Version);

/// <param name="ToId">Whom of the team it goes to.</param>
public sealed record HandOverInput(ItemKey Key, int Version, Guid? ToId, string? Note);

/// <param name="Until">The first day on which it is shown again.</param>
public sealed record SnoozeInput(ItemKey Key, int Version, DateOnly? Until, string? Reason);

/// <param name="Who">Handle of the one who could know.</param>
/// <param name="ChaseOn">The day on which the holder is reminded to ask again.</param>
public sealed record AskInput(ItemKey Key, int Version, string? Who, string? Message, DateOnly? ChaseOn);

/// <summary>Takes on, hands over, asks, puts off, finishes what lies on a desk, and takes that back.</summary>
internal sealed class HandleItem(HouseDb db, WriteTransactions writes, SeeQueue queue, IViewerSource viewers, House house, TimeProvider clock, Bell bell)
{
    public const int LongestDays = 90;

    public Task<Result<Done>> TakeAsync(ItemInput input, Viewer viewer, CancellationToken ct) =>
        ChangeAsync(input.Key, input.Version, Handled.Taken, viewer, state => state with { HolderId = viewer.MemberId, QuietUntil = null }, null, ct);

    public Task<Result<Done>> GiveBackAsync(ItemInput input, Viewer viewer, CancellationToken ct) =>
        ChangeAsync(input.Key, input.Version, Handled.GivenBack, viewer, state => state with { HolderId = null, QuietUntil = null }, null, ct);

    public Task<Result<Done>> FinishAsync(ItemInput input, Viewer viewer, CancellationToken ct) =>
        ChangeAsync(input.Key, input.Version, Handled.Done, viewer, state => state with { DoneAt = clock.GetUtcNow(), QuietUntil = null }, null, ct);

    /// <summary>Takes back the last change, by whoever made it.</summary>
    public async Task<Result<Done>> UndoAsync(ItemInput input, Viewer viewer, CancellationToken ct)
    {
        var key = input.Key;
        if (await queue.FindAsync(key, viewer, ct) is null) return Problem.NotFound();
        var row = await db.Handlings.AsNoTracking().FirstOrDefaultAsync(h => h.Kind == key.Kind && h.Subject == key.Subject, ct);
        if (row?.Earlier is not { } earlier || row.LastBy != viewer.MemberId) return row is null ? Problem.NotFound() : Problem.Conflict("desk-nothing-to-undo");
        return await ChangeAsync(key, input.Version, Handled.Undone, viewer, _ => earlier, null, ct);
    }

    public async Task<Result<Done>> HandOverAsync(HandOverInput input, Viewer viewer, CancellationToken ct)
    {
        if (await queue.FindAsync(input.Key, viewer, ct) is not { } item) return Problem.NotFound();
        var (note, problems) = (Trimmed(input.Note), new List<Problem>());
        if (note?.Length > Handling.LongestNote) problems.Add(Problem.Invalid(nameof(input.Note), "text-long", Handling.LongestNote));
        var to = input.ToId ?? Guid.Empty;
        if (to == viewer.MemberId || !await db.DeskTeam(viewer).AnyAsync(m => m.Id == to, ct)) problems.Add(Problem.Invalid(nameof(input.ToId), "desk-who"));
        else if (await viewers.FindAsync(to, ct) is not { } colleague || await queue.FindAsync(input.Key, colleague, ct) is null) problems.Add(Problem.Invalid(nameof(input.ToId), "desk-cannot-see"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        return await ChangeAsync(input.Key, input.Version, Handled.HandedOver, viewer, state => state with { HolderId = to, QuietUntil = null, Note = note },
            now => [new Notification(to, NotificationKind.DeskHandedOver, viewer.MemberId, null, null, null, now) { SubjectId = item.Key.Subject }], ct);
    }

    public async Task<Result<Done>> SnoozeAsync(SnoozeInput input, Viewer viewer, CancellationToken ct)
    {
        if (await queue.FindAsync(input.Key, viewer, ct) is null) return Problem.NotFound();
        var (reason, problems, today) = (Trimmed(input.Reason), new List<Problem>(), house.DayOf(clock.GetUtcNow()));
        if (reason is null) problems.Add(Problem.Invalid(nameof(input.Reason), "desk-reason"));
        else if (reason.Length > Handling.LongestNote) problems.Add(Problem.Invalid(nameof(input.Reason), "text-long", Handling.LongestNote));
        if (!IsAhead(input.Until, today)) problems.Add(Problem.Invalid(nameof(input.Until), "desk-day", LongestDays));
        if (problems.Count > 0) return Result<Done>.From(problems);
        return await ChangeAsync(input.Key, input.Version, Handled.Snoozed, viewer, state => state with { QuietUntil = house.StartOf(input.Until!.Value), Note = reason, HolderId = state.HolderId ?? viewer.MemberId }, null, ct);
    }

    /// <summary>Asks somebody who could know; the viewer holds it until they answered.</summary>
    public async Task<Result<Done>> AskAsync(AskInput input, Viewer viewer, CancellationToken ct)
    {
        if (await queue.FindAsync(input.Key, viewer, ct) is not { } item) return Problem.NotFound();
        if (!item.CanBeAsked) return Problem.Conflict("desk-cannot-ask");
        var (message, problems, today) = (Trimmed(input.Message), new List<Problem>(), house.DayOf(clock.GetUtcNow()));
        if (message is null) problems.Add(Problem.Invalid(nameof(input.Message), "desk-message"));
        else if (message.Length > Handling.LongestMessage) problems.Add(Problem.Invalid(nameof(input.Message), "text-long", Handling.LongestMessage));
        if (!IsAhead(input.ChaseOn, today)) problems.Add(Problem.Invalid(nameof(input.ChaseOn), "desk-day", LongestDays));
        var handle = (input.Who ?? "").Trim().TrimStart('@').ToLowerInvariant();
        var who = await db.Set<Member>().AsNoTracking().Where(m => m.Handle == handle && m.State == MemberState.Active).Select(m => m.Id).FirstOrDefaultAsync(ct);
        var threadId = item.Key.Subject;
        if (who == Guid.Empty || who == viewer.MemberId || item.Handle == handle) problems.Add(Problem.Invalid(nameof(input.Who), "desk-expert"));
        else if (await viewers.FindAsync(who, ct) is not { } reader || !await db.VisibleThreadsTo(reader).AnyAsync(t => t.Id == threadId, ct)) problems.Add(Problem.Invalid(nameof(input.Who), "desk-expert-cannot-read"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        return await ChangeAsync(input.Key, input.Version, Handled.Asked, viewer,
            state => state with { HolderId = viewer.MemberId, AskedId = who, Message = message, ChaseOn = input.ChaseOn, QuietUntil = house.StartOf(input.ChaseOn!.Value) },
            now => [new Notification(who, NotificationKind.DeskAsked, viewer.MemberId, null, threadId, null, now) { SubjectId = threadId }], ct);
    }

    /// <summary>The one who was asked can't: the thing waits again, and who asked is told.</summary>
    public async Task<Result<Done>> DeclineAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var row = await db.Handlings.AsTracking().FirstOrDefaultAsync(h => h.Kind == DeskKind.Thread && h.Subject == threadId && h.AskedId == me && h.DoneAt == null, ct);
        if (row is null) return Problem.NotFound();
        var now = clock.GetUtcNow();
        row.Change(row.State with { AskedId = null, Message = null, ChaseOn = null, QuietUntil = null }, Handled.Declined, me, now);
        List<Notification> lines = row.HolderId is { } holder ? [new Notification(holder, NotificationKind.DeskDeclined, me, null, threadId, null, now) { SubjectId = threadId }] : [];
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(l => l.MemberId)], CancellationToken.None);
        return default(Done);
    }

    private async Task<Result<Done>> ChangeAsync(
        ItemKey key, int version, Handled what, Viewer viewer, Func<HandlingState, HandlingState> change, Func<DateTimeOffset, IReadOnlyList<Notification>>? tell, CancellationToken ct)
    {
        if (await queue.FindAsync(key, viewer, ct) is not { } item) return Problem.NotFound();
        if (!item.IsShared) return Problem.Conflict("desk-by-name");
        var now = clock.GetUtcNow();
        IReadOnlyList<Notification> lines = tell?.Invoke(now) ?? [];
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            var row = await db.Handlings.AsTracking().FirstOrDefaultAsync(h => h.Kind == key.Kind && h.Subject == key.Subject, ct);
            if ((row?.Version ?? 0) != version) return await MeanwhileAsync(row, ct);
            if (row is null) db.Handlings.Add(row = new Handling(key));
            row.Change(change(row.State), what, viewer.MemberId, now);
            await bell.AddAsync(lines, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the other one's change is there now.
            db.ChangeTracker.Clear();
            var row = await db.Handlings.AsNoTracking().FirstOrDefaultAsync(h => h.Kind == key.Kind && h.Subject == key.Subject, ct);
            if (row is null || row.Version == version) throw;
            return await MeanwhileAsync(row, ct);
        }

        queue.Forget(viewer.MemberId);
        await bell.RingAsync([.. lines.Select(l => l.MemberId)], CancellationToken.None);
        return default(Done);
    }

    /// <summary>Who did what in the meantime, in a sentence.</summary>
    private async Task<Problem> MeanwhileAsync(Handling? row, CancellationToken ct)
    {
        if (row is null) return Problem.Conflict("desk-meanwhile-free");
        var ids = new[] { row.LastBy, row.HolderId ?? row.LastBy, row.AskedId ?? row.LastBy };
        var names = await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var by = names.GetValueOrDefault(row.LastBy, "");
        return row.Last switch
        {
            Handled.Taken => Problem.Conflict("desk-meanwhile-taken", by),
            Handled.HandedOver => Problem.Conflict("desk-meanwhile-handed-over", by, names.GetValueOrDefault(row.HolderId ?? row.LastBy, "")),
            Handled.Asked => Problem.Conflict("desk-meanwhile-asked", by, names.GetValueOrDefault(row.AskedId ?? row.LastBy, "")),
            Handled.Snoozed => Problem.Conflict("desk-meanwhile-snoozed", by),
            Handled.Done => Problem.Conflict("desk-meanwhile-done", by),
            _ => Problem.Conflict("desk-meanwhile-changed", by),
        };
    }

    private static bool IsAhead(DateOnly? day, DateOnly today) => day > today && day.Value.DayNumber - today.DayNumber <= LongestDays;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
