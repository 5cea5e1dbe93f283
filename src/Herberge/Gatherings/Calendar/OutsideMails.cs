using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Gatherings.Registrations;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.Calendar;

/// <summary>Mails to people from outside: their invitation, and what becomes of the gathering. Their link is their key, so it goes to nobody else.</summary>
internal sealed class OutsideMails(CalendarText text, JoinLinks links, MailOutbox outbox, HouseAddress address, House house, IStringLocalizer<GatheringsWords> words)
{
    public void Invite(Gathering gathering, Registration guest, string host) => Enqueue(gathering, guest, words => words["out-invited", host, gathering.Title], null);

    public Task TellAsync(Gathering gathering, Registration guest, NotificationKind kind, CancellationToken ct)
    {
        var isGone = kind is NotificationKind.GatheringCancelled or NotificationKind.SeatPassed;
        Enqueue(gathering, guest, words => words[$"out-{kind}", gathering.Title],
            kind is NotificationKind.GatheringMoved or NotificationKind.SeatGiven && guest.TakesPart ? false : isGone ? true : null);
        return Task.CompletedTask;
    }

    /// <summary>What they said on their page, for their calendar.</summary>
    public void Answered(Gathering gathering, Registration guest) => Enqueue(gathering, guest, words => words[guest.TakesPart ? "mail-in" : "mail-out", gathering.Title], !guest.TakesPart);

    /// <param name="isCancelled">Whether it goes out of their calendar; null leaves that alone.</param>
    private void Enqueue(Gathering gathering, Registration guest, Func<IStringLocalizer<GatheringsWords>, LocalizedString> say, bool? isCancelled)
    {
        if (guest.OutsideMail is not { } mail) return;
        var name = guest.OutsideName ?? mail;
        using var language = new LanguageScope(house.Language == "de");
        var subject = say(words).Value;
        var sheet = new MailSheet(subject, [new MailSection(null, [new MailLine(words.Times(gathering)), .. gathering.Place is { } place ? [new MailLine(place)] : Array.Empty<MailLine>(), new MailLine(words["mail-answer"], address.Value + links.InvitationPathOf(guest))])],
            [new MailLine(words["out-why", house.Name])]);
        outbox.Enqueue(new MailMessage(mail, name, MailSheet.OneLine(subject), sheet.AsText(), sheet.AsHtml(house.Language))
        {
            About = $"about-{gathering.Id:N}",
            Calendar = isCancelled is { } gone ? new MailCalendar(gone ? "CANCEL" : "REQUEST", text.Invitation(gathering, new CalendarGuest(guest, name, mail, null), gone)) : null,
        });
    }
}
