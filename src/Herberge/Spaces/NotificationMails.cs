using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>
/// Puts what stands behind the bell into mails for those who want it so, in their language. Who muted a thread gets none
/// about it. A mail names people, thread and space, never what was written: it leaves the house.
/// </summary>
internal sealed class NotificationMails(
    HouseDb db, MailOutbox outbox, HouseAddress address, House house, IEnumerable<INotificationDetails> details, IStringLocalizer<SpacesWords> words)
{
    /// <summary>Inside the transaction of the act.</summary>
    public async Task EnqueueAsync(IReadOnlyList<Notification> lines, CancellationToken ct)
    {
        lines = [.. lines.Where(l => MailWish.Offered.Contains(MailWish.Offer(l.Kind)))];
        if (lines.Count == 0) return;

        var ids = lines.Select(l => l.MemberId).Distinct().ToList();
        var wishes = await db.MailWishes.AsNoTracking().Where(w => ids.Contains(w.MemberId)).ToDictionaryAsync(w => (w.MemberId, w.Kind), w => w.AtOnce, ct);
        lines = [.. lines.Where(l => wishes.TryGetValue((l.MemberId, MailWish.Offer(l.Kind)), out var atOnce) ? atOnce : MailWish.WantsByDefault(MailWish.Offer(l.Kind)))];
        if (lines.Count == 0) return;

        var threads = lines.Select(l => l.ThreadId).OfType<Guid>().Distinct().ToList();
        var muted = threads.Count == 0 ? [] : (await db.Follows.AsNoTracking()
            .Where(f => threads.Contains(f.ThreadId) && ids.Contains(f.MemberId) && f.State == FollowState.Muted)
            .Select(f => new { f.ThreadId, f.MemberId }).ToListAsync(ct)).Select(f => (f.ThreadId, f.MemberId)).ToHashSet();
        var actors = lines.Select(l => l.ActorId).OfType<Guid>().Distinct().ToList();
        var people = await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id) || actors.Contains(m.Id))
            .Select(m => new Recipient(m.Id, m.Name, m.State == MemberState.Active ? m.Email : null, m.InterfaceLanguage)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var line in lines)
        {
            if (line.ThreadId is { } thread && muted.Contains((thread, line.MemberId))) continue;
            if (people.GetValueOrDefault(line.MemberId) is not { Email: { } email } person || (line.ActorId is { } actor && !people.ContainsKey(actor))) continue;
            await EnqueueAsync(line, person, email, line.ActorId is { } id ? people[id].Name : "", ct);
        }
    }

    private async Task EnqueueAsync(Notification line, Recipient person, string email, string actor, CancellationToken ct)
    {
        // Tracked rows first: thread and space may be as new as the line itself.
        var space = line.SpaceId is { } spaceId ? await db.Spaces.FindAsync([spaceId], ct) : null;
        var thread = line.ThreadId is { } id ? await db.Threads.FindAsync([id], ct) : null;
        if (space is null && line.SpaceId is not null) return;

        var spoken = person.Language ?? house.Language;
        var more = new List<string>();
        foreach (var room in details)
        {
            if (await room.OfAsync(line, spoken, ct) is { } detail) more.Add(detail);
        }

        using var language = new LanguageScope(spoken == "de");
        var sentence = words.Sentence(line.Kind, actor, space?.Name ?? "", several: false);
        var subject = thread is null ? sentence : $"{sentence}: {thread.Title}";
        var path = BellLine.AddressOf(line.Kind, space?.Slug, line.ThreadId, line.PostId);
        outbox.Enqueue(new MailMessage(email, person.Name, OneLine(subject),
            $"{subject}\n{(space is null ? "" : $"{space.Name}\n")}{string.Concat(more.Select(detail => $"\n{detail}\n"))}\n{words["mail-open", address.Value + path]}\n\n{words["mail-why", $"{address.Value}/settings/mails"]}\n"));
    }

    /// <summary>Names and titles never carry a line break into a mail's header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private sealed record Recipient(Guid Id, string Name, string? Email, string? Language);
}
