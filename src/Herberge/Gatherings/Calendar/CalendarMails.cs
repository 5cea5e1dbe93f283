using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.Calendar;

/// <summary>Puts gatherings into members' calendars by mail: with their own answer at once, with changes in the mail that tells of them.</summary>
internal sealed class CalendarMails(
    HouseDb db, CalendarText text, ReplyAddresses replies, MailOutbox outbox, HouseAddress address, House house, IStringLocalizer<GatheringsWords> words) : INoticeCalendars
{
    /// <summary>Before a write.</summary>
    public Task PrepareAsync(CancellationToken ct) => replies.PrepareAsync(ct);

    /// <summary>Into the calendar, with a seat; inside the transaction.</summary>
    public Task RequestAsync(Gathering gathering, Registration own, CancellationToken ct) => SendAsync(gathering, own, isCancelled: false, ct);

    /// <summary>And out of it again.</summary>
    public Task CancelAsync(Gathering gathering, Registration own, CancellationToken ct) => SendAsync(gathering, own, isCancelled: true, ct);

    /// <summary>Several dates of one series in one mail; each keeps its own name in the calendar, so that what changes later finds it.</summary>
    public async Task SeriesAsync(IReadOnlyList<(Gathering Gathering, Registration Own)> dates, bool isCancelled, CancellationToken ct)
    {
        var (first, own) = dates[0];
        if (await GuestAsync(own, ct) is not { } guest) return;
        var spoken = await db.Set<Member>().AsNoTracking().Where(m => m.Id == own.MemberId).Select(m => m.InterfaceLanguage).FirstOrDefaultAsync(ct) ?? house.Language;
        using var language = new LanguageScope(spoken == "de");
        var subject = words[isCancelled ? "mail-series-out" : "mail-series-in", first.Title, dates.Count].Value;
        var sheet = new MailSheet(subject,
            [new MailSection(null, [.. dates.Select(date => new MailLine(words.Times(date.Gathering), $"{address.Value}/gatherings/{date.Gathering.Id}"))])],
            [new MailLine(words["mail-why"])]);
        outbox.Enqueue(new MailMessage(guest.Mail, guest.Name, MailSheet.OneLine(subject), sheet.AsText(), sheet.AsHtml(spoken))
        {
            ReplyTo = guest.Reply,
            About = $"about-{first.SeriesId ?? first.Id:N}",
            Calendar = new MailCalendar("PUBLISH", text.Dates(first.Title, dates, isCancelled)),
        });
    }

    public async ValueTask<MailCalendar?> OfAsync(Notification line, Viewer viewer, CancellationToken ct)
    {
        if (line.SubjectId is not { } id || line.Kind is not (NotificationKind.GatheringMoved or NotificationKind.GatheringCancelled or NotificationKind.SeatGiven or NotificationKind.SeatPassed)) return null;
        var me = viewer.MemberId;
        if (await db.VisibleGatheringsTo(viewer).AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, ct) is not { } gathering) return null;
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.GatheringId == id && r.MemberId == me, ct) is not { } own) return null;
        if (await GuestAsync(own, ct) is not { } guest) return null;
        // What stands in no calendar needs not be taken out of one.
        var isCancelled = gathering.CancelledAt is not null || !own.TakesPart;
        return new MailCalendar(isCancelled ? "CANCEL" : "REQUEST", text.Invitation(gathering, guest, isCancelled));
    }

    private async Task SendAsync(Gathering gathering, Registration own, bool isCancelled, CancellationToken ct)
    {
        if (await GuestAsync(own, ct) is not { } guest) return;
        var spoken = await db.Set<Member>().AsNoTracking().Where(m => m.Id == own.MemberId).Select(m => m.InterfaceLanguage).FirstOrDefaultAsync(ct) ?? house.Language;
        using var language = new LanguageScope(spoken == "de");
        var subject = words[isCancelled ? "mail-out" : "mail-in", gathering.Title].Value;
        var sheet = new MailSheet(subject,
            [new MailSection(null, [new MailLine(words.Times(gathering)), .. gathering.Place is { } place && own.Coming == Coming.OnSite ? [new MailLine(place)] : Array.Empty<MailLine>(), new MailLine(words["mail-open"], $"{address.Value}/gatherings/{gathering.Id}")])],
            [new MailLine(words["mail-why"])]);
        outbox.Enqueue(new MailMessage(guest.Mail, guest.Name, MailSheet.OneLine(subject), sheet.AsText(), sheet.AsHtml(spoken))
        {
            ReplyTo = guest.Reply,
            About = $"about-{gathering.Id:N}",
            Calendar = new MailCalendar(isCancelled ? "CANCEL" : "REQUEST", text.Invitation(gathering, guest, isCancelled)),
        });
    }

    private async Task<CalendarGuest?> GuestAsync(Registration own, CancellationToken ct)
    {
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Id == own.MemberId && m.State == MemberState.Active && m.Email != null).Select(m => new { m.Id, m.Name, m.Email }).FirstOrDefaultAsync(ct);
        return member is null ? null : new CalendarGuest(own, member.Name, member.Email!, await replies.ForAsync(member.Id, null, ct));
    }
}
