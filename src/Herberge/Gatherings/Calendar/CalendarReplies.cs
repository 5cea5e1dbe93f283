using System.Runtime.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.Spaces;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Calendar;

/// <summary>“Accept”, “tentative” and “decline” pressed in a calendar count like the same said on the page (RFC 5546, section 3.2.3).</summary>
internal sealed class CalendarReplies(HouseDb db, Register register, ConfirmComing confirm) : ICalendarReplies
{
    public async Task<bool> TakeAsync(string calendar, Viewer viewer, CancellationToken ct)
    {
        if (Read(calendar) is not { } said || CalendarText.GatheringIn(said.Uid) is not { } id) return false;
        var me = viewer.MemberId;
        var own = await db.Registrations.AsNoTracking().Where(r => r.GatheringId == id && r.MemberId == me).Select(r => (Coming?)r.Coming).FirstOrDefaultAsync(ct);
        if (await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.Id == id).Select(g => new { g.IsOnSite }).FirstOrDefaultAsync(ct) is not { } gathering) return true;
        // A calendar knows no ways of coming: who had chosen one keeps it.
        var coming = said.Attendees.Select(a => a.ParticipationStatus?.ToUpperInvariant()).FirstOrDefault() switch
        {
            "ACCEPTED" => own is Coming.OnSite or Coming.Online ? own.Value : gathering.IsOnSite ? Coming.OnSite : Coming.Online,
            "TENTATIVE" => Coming.Maybe,
            "DECLINED" => Coming.No,
            _ => Coming.Open,
        };
        if (coming == Coming.Open) return true;
        var registered = await register.HandleAsync(new RegisterInput(id, coming), viewer, ct);
        if (registered is { Succeeded: true, Value.Seat: Seat.Held }) await confirm.HandleAsync(id, viewer, ct);
        return true;
    }

    /// <summary>Null for what is no calendar; anybody may write to the mailbox.</summary>
    private static CalendarEvent? Read(string calendar)
    {
        try
        {
            return Ical.Net.Calendar.Load(calendar)?.Events.FirstOrDefault();
        }
        catch (Exception wrong) when (wrong is SerializationException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
