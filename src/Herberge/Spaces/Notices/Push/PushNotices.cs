using System.Text.Json;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Notices.Push;

/// <summary>
/// Lays messages to browsers beside lines behind the bell, in their transaction. They name nobody, no title and no private
/// space: they may light up on a table among strangers.
/// </summary>
internal sealed class PushNotices(HouseDb db, House house, IStringLocalizer<NoticesWords> words, TimeProvider clock)
{
    /// <param name="lines">Lines their members want to hear of at once.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task EnqueueAsync(IReadOnlyList<Notification> lines, CancellationToken ct)
    {
        if (lines.Count == 0) return;
        var members = lines.Select(l => l.MemberId).Distinct().ToList();
        var browsers = (await db.PushSubscriptions.AsNoTracking().Where(s => members.Contains(s.MemberId)).Select(s => new { s.Id, s.MemberId }).ToListAsync(ct)).ToLookup(s => s.MemberId, s => s.Id);
        if (browsers.Count == 0) return;
        var (now, owners) = (clock.GetUtcNow(), browsers.Select(b => b.Key).ToList());
        var hours = await db.NoticeHours.AsNoTracking().Where(h => owners.Contains(h.MemberId)).ToDictionaryAsync(h => h.MemberId, ct);
        var languages = await db.Set<Member>().AsNoTracking().Where(m => owners.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.InterfaceLanguage, ct);
        foreach (var line in lines.Where(l => browsers.Contains(l.MemberId)))
        {
            if (line.Kind != NotificationKind.CalledAll && hours.GetValueOrDefault(line.MemberId)?.NextAllowed(now, house.TimeZone) > now) continue;
            var space = line.SpaceId is { } id ? await db.Spaces.FindAsync([id], ct) : null;
            var text = Text(line, space, languages.GetValueOrDefault(line.MemberId) ?? house.Language);
            foreach (var browser in browsers[line.MemberId])
                db.Outbox.Add(new OutboxMessage(CarryPush.OutboxKind, JsonSerializer.Serialize(new PushNote(browser, line.Id, text), PushJson.Default.PushNote), now));
        }
    }

    private PushText Text(Notification line, Space? space, string spoken)
    {
        using var language = new LanguageScope(spoken == "de");
        var body = words[MailWish.OfferedInSpaces.Contains(line.Kind) || line.Kind == NotificationKind.CalledAll ? $"push-{line.Kind}" : "push-other"].Value;
        if (space is { Kind: not SpaceKind.Private }) body = $"{body} · {space.Name}";
        return new PushText(house.Name, body, BellLine.AddressOf(line.Kind, space?.Slug, line.ThreadId, line.PostId, line.SubjectId), (line.ThreadId ?? line.SubjectId)?.ToString("N") ?? line.Id.ToString("N"));
    }
}
